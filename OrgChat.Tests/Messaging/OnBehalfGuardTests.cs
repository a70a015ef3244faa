using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>What was confirmed is what is sent, or nothing.</summary>
public sealed class OnBehalfGuardTests : ClinicTest
{
    [Fact]
    public async Task Without_a_confirmation_nothing_goes_out_in_the_owners_name()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Jamie, chat, "Hello"))).Message.Should()
            .Be("This would be sent on behalf of Dr. Maria Lopez. Review it once more before you send.");
    }

    [Fact]
    public async Task A_confirmation_for_the_former_owner_does_not_speak_for_the_new_one()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var confirmed = await Clinic.OnBehalfAsync(chat, "Dr. Lopez will call you.");
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel);

        (await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Jamie, chat, confirmed))).Message.Should()
            .Be("This would be sent on behalf of Dr. Daniel Kim. Review it once more before you send.");
    }

    [Fact]
    public async Task Who_became_a_participant_meanwhile_speaks_as_themself()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var confirmed = await Clinic.OnBehalfAsync(chat, "Hello");
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Jamie], []);

        (await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Jamie, chat, confirmed))).Message.Should()
            .Be("You take part in this conversation now. Send your message as yourself.");
    }

    [Fact]
    public async Task Who_is_no_participant_any_more_does_not_send_unlabelled()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Jamie);
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Jamie);

        (await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Jamie, chat, "As myself"))).Message
            .Should().StartWith("This would be sent on behalf");
    }

    [Fact]
    public async Task What_arrived_while_confirming_is_read_first()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Which pill?");
        var confirmed = await Clinic.OnBehalfAsync(chat, "The blue one.");
        await Clinic.SayAsync(Clinic.Ana, chat, "I am allergic to the blue one!");

        (await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Jamie, chat, confirmed))).Message.Should()
            .Be("Something arrived while you were confirming. Read it, then send again.");
        (await Clinic.Messages.SendAsync(Clinic.Jamie, chat, confirmed with { SeenNumber = 2 })).Should().Be(3);
    }

    [Fact]
    public async Task Two_colleagues_confirming_at_once_answer_once()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "When is my appointment?");
        var byJamie = await Clinic.OnBehalfAsync(chat, "At nine.");
        var bySam = await Clinic.OnBehalfAsync(chat, "At nine, see you then.");

        var both = await Task.WhenAll(
            TrySendAsync(Clinic.Jamie, chat, byJamie),
            TrySendAsync(Clinic.Sam, chat, bySam));

        both.Should().BeEquivalentTo([true, false]);
        (await Clinic.MessagesAsync(chat)).Should().HaveCount(2);
    }

    private async Task<bool> TrySendAsync(Someone author, Guid chat, Draft draft)
    {
        try
        {
            await Clinic.Messages.SendAsync(author, chat, draft);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}

using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>Nobody puts away a message they have not read (case 06).</summary>
public sealed class ClosingOverNewsTests : ClinicTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_arrived_since_is_not_closed_over_and_not_declared_about(bool isClosing)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "First");
        await Clinic.SayAsync(Clinic.Ana, chat, "Second, meanwhile");
        Task Act(long seen) =>
            isClosing ? Clinic.Conversations.CloseAsync(Clinic.Maria, chat, seen)
                : Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Maria, chat, seen);

        (await Clinic.RefusesAsync(() => Act(seen: 1))).Message.Should().Be("Ana wrote again. Read it first.");

        var before = await Clinic.ConversationAsync(chat);
        (before.IsClosed, before.WaitingSince is null).Should().Be((false, false));
        await Act(seen: 2);
        (await Clinic.ConversationAsync(chat)).WaitingSince.Should().BeNull();
    }

    [Fact]
    public async Task A_colleagues_answer_meanwhile_is_read_first_too()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "First");
        await Clinic.SayOnBehalfAsync(Clinic.Sam, chat, "Come on Monday.");

        (await Clinic.RefusesAsync(() => Clinic.Conversations.CloseAsync(Clinic.Maria, chat, seen: 1))).Message
            .Should().Be("Something arrived meanwhile. Read it first.");
    }
}

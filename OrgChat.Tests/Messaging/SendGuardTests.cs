using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>What others did since one began to write stops the sending once, for participants, owners and on behalf alike.</summary>
public sealed class SendGuardTests : ClinicTest
{
    public static TheoryData<string, string> Changes { get; } = new()
    {
        { "Maria", "answer" }, { "Maria", "client" }, { "Maria", "close" }, { "Maria", "claim" }, { "Maria", "hand" },
        { "Jamie", "answer" }, { "Jamie", "client" }, { "Jamie", "close" }, { "Jamie", "claim" }, { "Jamie", "hand" },
        { "Jamie", "owner" }, { "Daniel", "answer" }, { "Daniel", "owner" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task What_others_did_since_stops_it_once_and_lets_it_go_once_it_was_seen(string writer, string change)
    {
        var (chat, author) = (await StartAsync(), await SomeoneAsync(writer));
        var draft = await BegunAsync(author, chat);
        await DoAsync(change, chat);

        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => Clinic.Messages.SendAsync(author, chat, draft));

        (await Clinic.MessagesAsync(chat)).Should().NotContain(message => message.Text == "My answer");
        await Clinic.Messages.SendAsync(author, chat, await SeenAsync(author, chat, draft));
        (await Clinic.MessagesAsync(chat)).Should().ContainSingle(message => message.Text == "My answer");
        (await Clinic.ConversationAsync(chat)).IsClosed.Should().BeFalse();
    }

    [Fact]
    public async Task What_one_did_oneself_and_what_was_there_before_stops_nothing()
    {
        var chat = await StartAsync();
        await DoAsync("answer", chat);
        await DoAsync("claim", chat);
        Clinic.Later();
        var draft = await BegunAsync(Clinic.Jamie, chat);
        Clinic.Later();
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "From my other window");

        await Clinic.Messages.SendAsync(Clinic.Jamie, chat, draft with { SeenNumber = draft.SeenNumber + 1 });

        (await Clinic.MessagesAsync(chat)).Should().ContainSingle(message => message.Text == "My answer");
    }

    [Fact]
    public async Task A_client_is_stopped_by_nothing()
    {
        var chat = await StartAsync();
        await DoAsync("answer", chat);

        await Clinic.SayAsync(Clinic.Ana, chat, "My answer");

        (await Clinic.MessagesAsync(chat)).Should().ContainSingle(message => message.Text == "My answer");
    }

    [Fact]
    public async Task The_same_draft_again_is_the_message_it_became_whatever_happened_since()
    {
        var chat = await StartAsync();
        var draft = await BegunAsync(Clinic.Maria, chat);
        var number = await Clinic.Messages.SendAsync(Clinic.Maria, chat, draft);
        await DoAsync("client", chat);

        (await Clinic.Messages.SendAsync(Clinic.Maria, chat, draft)).Should().Be(number);
    }

    [Fact]
    public async Task Sent_anyway_into_what_was_closed_it_is_open_again_and_on_record()
    {
        var chat = await StartAsync();
        var draft = await BegunAsync(Clinic.Maria, chat);
        await DoAsync("close", chat);

        await Clinic.Messages.SendAsync(Clinic.Maria, chat, await SeenAsync(Clinic.Maria, chat, draft));

        (await Clinic.ActsAsync()).Select(entry => entry.Action)
            .Should().ContainInOrder(AuditAction.MessageSent, AuditAction.ConversationReopened);
    }

    private async Task<Guid> StartAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel);
        await Clinic.SayAsync(Clinic.Ana, chat, "Which pill?");
        return chat;
    }

    private Task<Someone> SomeoneAsync(string name) => Task.FromResult(name switch
    {
        "Maria" => Clinic.Maria,
        "Daniel" => Clinic.Daniel,
        _ => Clinic.Jamie,
    });

    private async Task<Draft> BegunAsync(Someone author, Guid chat)
    {
        var draft = await SeenAsync(author, chat, new Draft(Guid.NewGuid(), "My answer"));
        Clinic.Later();
        return draft;
    }

    // As the dialog gives it: all that happened until now was before their eyes.
    private async Task<Draft> SeenAsync(Someone author, Guid chat, Draft draft)
    {
        var now = await Clinic.ConversationAsync(chat);
        return draft with
        {
            OnBehalfOfId = now.Has(await Clinic.PersonAsync(author)) ? null : now.OwnerId,
            SeenNumber = now.LastNumber,
            SeenAt = Clinic.Clock.GetUtcNow(),
            Reopens = now.IsClosed,
        };
    }

    private Task DoAsync(string change, Guid chat) => change switch
    {
        "answer" => Clinic.SayOnBehalfAsync(Clinic.Sam, chat, "The blue one."),
        "client" => Clinic.SayAsync(Clinic.Ana, chat, "It got worse."),
        "close" => Clinic.Conversations.CloseAsync(Clinic.Sam, chat),
        "claim" => Clinic.Claims.ClaimAsync(Clinic.Sam, chat),
        "hand" => Clinic.Claims.HandToAsync(Clinic.Sam, chat, Clinic.Daniel, "You know her"),
        _ => Clinic.Conversations.TransferAsync(Clinic.Maria, chat, Clinic.Sam),
    };
}

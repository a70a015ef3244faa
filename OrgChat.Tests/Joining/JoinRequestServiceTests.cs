using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Joining;

/// <summary>Who answers on behalf asks to be added, and the owner answers.</summary>
public sealed class JoinRequestServiceTests : ClinicTest
{
    [Fact]
    public async Task Jamie_asks_once_the_owner_sees_it_in_her_list_and_adds_them()
    {
        var chat = await AskedAsync();
        await Clinic.JoinRequests.AskAsync(Clinic.Jamie, chat);

        (await NamesAsync(Clinic.Maria, chat)).Should().Equal("Jamie Lee");
        (await RowAsync(Clinic.Maria, chat)).IsAskedToAdd.Should().BeTrue();
        (await RowAsync(Clinic.Sam, chat, ChatView.Organization)).IsAskedToAdd.Should().BeFalse("only the owner is asked");
        await Clinic.JoinRequests.AddAsync(Clinic.Maria, chat, Clinic.Jamie);

        (await DetailsAsync(Clinic.Jamie, chat)).Access.Should().Be(Access.Participate);
        (await NamesAsync(Clinic.Maria, chat)).Should().BeEmpty();
        (await RowAsync(Clinic.Maria, chat)).IsAskedToAdd.Should().BeFalse();
        (await KindsAsync(chat)).Should().Equal(ConversationEventKind.Started, ConversationEventKind.JoiningAsked,
            ConversationEventKind.Joined);
        (await Clinic.RecordAsync()).Select(entry => entry.Action).Should()
            .ContainInOrder(AuditAction.JoiningAsked, AuditAction.ParticipantAdded)
            .And.ContainSingle(action => action == AuditAction.JoiningAsked);
    }

    [Fact]
    public async Task What_the_owner_declines_leaves_a_trace_and_can_be_asked_again()
    {
        var chat = await AskedAsync();
        await Clinic.JoinRequests.DeclineAsync(Clinic.Maria, chat, Clinic.Jamie);

        (await DetailsAsync(Clinic.Jamie, chat)).Access.Should().Be(Access.OnBehalf);
        (await KindsAsync(chat))[^1].Should().Be(ConversationEventKind.JoiningDeclined);
        await Clinic.JoinRequests.AskAsync(Clinic.Jamie, chat);
        (await NamesAsync(Clinic.Maria, chat)).Should().Equal("Jamie Lee");
    }

    [Fact]
    public async Task Who_asked_takes_it_back_and_reads_of_nobody_else()
    {
        var chat = await AskedAsync();
        await Clinic.JoinRequests.AskAsync(Clinic.Sam, chat);
        (await NamesAsync(Clinic.Sam, chat)).Should().Equal("Sam Ortiz");

        await Clinic.JoinRequests.WithdrawAsync(Clinic.Jamie, chat);

        (await NamesAsync(Clinic.Maria, chat)).Should().Equal("Sam Ortiz");
        (await RowAsync(Clinic.Maria, chat)).IsAskedToAdd.Should().BeTrue("Sam still asks");
        await Clinic.JoinRequests.WithdrawAsync(Clinic.Sam, chat);
        (await RowAsync(Clinic.Maria, chat)).IsAskedToAdd.Should().BeFalse();
    }

    [Fact]
    public async Task Who_is_added_or_made_owner_another_way_asks_no_more()
    {
        var chat = await AskedAsync();
        await Clinic.JoinRequests.AskAsync(Clinic.Sam, chat);
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Jamie], []);
        (await NamesAsync(Clinic.Maria, chat)).Should().Equal("Sam Ortiz");

        await Clinic.Conversations.TransferAsync(Clinic.Maria, chat, Clinic.Sam);

        (await NamesAsync(Clinic.Sam, chat)).Should().BeEmpty();
        (await RowAsync(Clinic.Sam, chat)).IsAskedToAdd.Should().BeFalse();
    }

    [Fact]
    public async Task Whoever_leaves_the_clinic_asks_no_more()
    {
        var chat = await AskedAsync();

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Jamie, null);

        (await NamesAsync(Clinic.Maria, chat)).Should().BeEmpty();
        (await RowAsync(Clinic.Maria, chat)).IsAskedToAdd.Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_but_the_owner_answers_and_who_may_not_answer_there_does_not_ask()
    {
        var chat = await AskedAsync();
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);

        await ShouldRefuseAsync(() => Clinic.JoinRequests.AddAsync(Clinic.Sam, chat, Clinic.Jamie));
        await ShouldRefuseAsync(() => Clinic.JoinRequests.AddAsync(Clinic.Jamie, chat, Clinic.Jamie));
        await ShouldRefuseAsync(() => Clinic.JoinRequests.DeclineAsync(Clinic.Sam, chat, Clinic.Jamie));
        await ShouldRefuseAsync(() => Clinic.JoinRequests.AskAsync(Clinic.Nora, chat));
        await ShouldRefuseAsync(() => Clinic.JoinRequests.AskAsync(Clinic.Ana, chat));
        await ShouldRefuseAsync(() => Clinic.JoinRequests.ListAsync(Clinic.Ana, chat));
        await ShouldRefuseAsync(() => Clinic.JoinRequests.AddAsync(Clinic.Maria, chat, Clinic.Haddad));
        (await NamesAsync(Clinic.Maria, chat)).Should().Equal("Jamie Lee");
    }

    [Fact]
    public async Task Clients_learn_nothing_of_it()
    {
        var chat = await AskedAsync();
        var before = await DetailsAsync(Clinic.Ana, chat);
        await Clinic.JoinRequests.DeclineAsync(Clinic.Maria, chat, Clinic.Jamie);
        await Clinic.JoinRequests.AskAsync(Clinic.Jamie, chat);

        var after = await Clinic.Reader.OpenAsync(Clinic.Ana, chat);
        after.Details.JoinAskedAt.Should().BeNull();
        after.Details.Standing.Should().Be(before.Standing);
        after.Page.Events.Select(one => one.Kind).Should().Equal(ConversationEventKind.Started);
    }

    [Fact]
    public async Task Asking_stops_nobody_who_is_writing()
    {
        var chat = await AskedAsync();
        var seen = Clinic.Clock.GetUtcNow();
        Clinic.Later();
        await Clinic.JoinRequests.AskAsync(Clinic.Sam, chat);

        (await Clinic.ConversationAsync(chat)).IsHandledSince(seen, await Clinic.PersonAsync(Clinic.Maria)).Should().BeFalse();
    }

    private async Task<Guid> AskedAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "I feel dizzy");
        await Clinic.JoinRequests.AskAsync(Clinic.Jamie, chat);
        return chat;
    }

    private static Task ShouldRefuseAsync(Func<Task> act) => FluentActions.Awaiting(act).Should().ThrowAsync<RefusedException>();

    private Task<ConversationModel> DetailsAsync(Someone reader, Guid chat) => Clinic.Reader.DetailsAsync(reader, chat);

    private async Task<IEnumerable<string>> NamesAsync(Someone reader, Guid chat) =>
        (await Clinic.JoinRequests.ListAsync(reader, chat)).Select(person => person.Name);

    private async Task<ConversationRowModel> RowAsync(Someone reader, Guid chat, ChatView view = ChatView.Personal) =>
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(view))).Rows.Single(row => row.Id == chat);

    private async Task<List<ConversationEventKind>> KindsAsync(Guid chat) =>
        [.. (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Page.Events.Select(one => one.Kind)];
}

using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>A conversation that was started and in which nothing was written: the clinic’s people see it, its client does not.</summary>
public sealed class BeforeTheFirstMessageTests : ClinicTest
{
    [Fact]
    public async Task To_the_client_it_looks_as_if_it_did_not_exist()
    {
        var chat = await StartedAsync();

        (await ListedAsync(Clinic.Ana)).Should().BeEmpty();
        (await Clinic.Inbox.TallyAsync(Clinic.Ana, ChatView.Personal)).Unread.Should().Be(0);
        foreach (var act in new Func<Task>[]
        {
            () => Clinic.Reader.OpenAsync(Clinic.Ana, chat),
            () => Clinic.Reader.DetailsAsync(Clinic.Ana, chat),
            () => Clinic.Readers.ListAsync(Clinic.Ana, chat),
            () => Clinic.States.MuteAsync(Clinic.Ana, chat, true),
            () => Clinic.Messages.KeepDraftAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "Hello")),
            () => Clinic.SayAsync(Clinic.Ana, chat, "Hello"),
        })
        {
            await Clinic.HidesAsync(act);
        }
    }

    [Fact]
    public async Task The_team_sees_it_as_ever_and_so_does_who_is_added_before_anything_is_written()
    {
        var chat = await StartedAsync();
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel], []);

        (await ListedAsync(Clinic.Maria)).Should().Equal(chat);
        (await ListedAsync(Clinic.Daniel)).Should().Equal(chat);
        (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Organization))).Rows.Should().ContainSingle();
        (await Clinic.Reader.OpenAsync(Clinic.Daniel, chat)).Details.Access.Should().Be(Access.Participate);
    }

    [Fact]
    public async Task With_the_first_message_it_is_there_with_all_that_was_before()
    {
        var chat = await StartedAsync();
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Ana);
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel], []);
        (await screen.SettledAsync()).OfType<ConversationChange>().Should().OnlyContain(change => change.Snapshot == null);

        await Clinic.SayAsync(Clinic.Maria, chat, "Hello Ana");

        (await screen.NextAsync<ConversationChange>()).Snapshot.Should().NotBeNull();
        (await ListedAsync(Clinic.Ana)).Should().Equal(chat);
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Page.Messages.Should().ContainSingle();
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello doctor");
    }

    [Fact]
    public async Task A_message_on_behalf_of_the_owner_opens_it_too()
    {
        var chat = await StartedAsync();

        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Hello Ana");

        (await ListedAsync(Clinic.Ana)).Should().Equal(chat);
    }

    private async Task<Guid> StartedAsync()
    {
        await Clinic.AllowAsync(Clinic.Maria, Permission.SearchAllClients);
        return await Clinic.Conversations.StartAsync(Clinic.Maria, Guid.NewGuid(), [Clinic.Ana], null);
    }

    private async Task<IEnumerable<Guid>> ListedAsync(Someone reader) =>
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(ChatView.Personal))).Rows.Select(row => row.Id);
}

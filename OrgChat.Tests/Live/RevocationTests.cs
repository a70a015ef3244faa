using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Live;

/// <summary>Rule 8: what is sent after a right was withdrawn never reaches the screen that had it.</summary>
public sealed class RevocationTests : ClinicTest
{
    [Fact]
    public async Task A_message_after_the_revocation_never_arrives()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Jamie);
        await Clinic.SayAsync(Clinic.Ana, chat, "Before");
        (await screen.SettledAsync()).OfType<ConversationChange>().Should().Contain(change => change.Snapshot != null);

        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations);
        await Clinic.SayAsync(Clinic.Ana, chat, "After");

        var told = await screen.SettledAsync();
        told[0].Should().BeOfType<ReaderChange>("rights come first");
        told.OfType<ConversationChange>().Where(change => change.Snapshot is not null).Should().BeEmpty();
    }

    [Fact]
    public async Task A_signal_still_under_way_does_not_carry_a_newer_message_past_the_revocation()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Before");
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations);
        await Clinic.SayAsync(Clinic.Ana, chat, "After");

        // Only now does anybody listen to the signals: the first of them is older than the revocation, what it shows is newer.
        var withOldRights = (TeamMember)await Clinic.PersonAsync(Clinic.Jamie);
        withOldRights.Allow(PermissionSet.Full);
        var told = new ConcurrentQueue<LiveChange>();
        using var subscription = Clinic.Live.Subscribe(withOldRights, changes =>
        {
            foreach (var change in changes)
                told.Enqueue(change);

            return Task.CompletedTask;
        });
        using var witness = await TestScreen.OpenAsync(Clinic, Clinic.Sam);
        await witness.SettledAsync();
        await Eventually.TrueAsync(() => told.OfType<ConversationChange>().Any());

        told.OfType<ConversationChange>().Where(change => change.Snapshot is not null).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_subscribed_with_rights_read_a_while_ago_is_shown_what_the_rights_of_now_allow()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var readBefore = await Clinic.PersonAsync(Clinic.Jamie);
        using var witness = await TestScreen.OpenAsync(Clinic, Clinic.Sam);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations);
        await witness.SettledAsync();

        var told = new ConcurrentQueue<LiveChange>();
        using var subscription = Clinic.Live.Subscribe(readBefore, changes =>
        {
            foreach (var change in changes)
                told.Enqueue(change);

            return Task.CompletedTask;
        });
        await Clinic.SayAsync(Clinic.Ana, chat, "After");
        await witness.SettledAsync();
        await Eventually.TrueAsync(() => told.OfType<ReaderChange>().Any());

        told.OfType<ReaderChange>().Single().Reader!.Can(Permission.OrganizationChat).Should().BeFalse();
        told.OfType<ConversationChange>().Where(change => change.Snapshot is not null).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_subscribed_as_an_admin_of_a_while_ago_learns_that_they_are_none_any_more()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var readBefore = await Clinic.PersonAsync(Clinic.Ines);
        await Clinic.QuietlyAsync(async db => (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Ines.Id)).StopBeingAdmin());
        var told = new ConcurrentQueue<LiveChange>();
        using var subscription = Clinic.Live.Subscribe(readBefore, changes =>
        {
            foreach (var change in changes)
                told.Enqueue(change);

            return Task.CompletedTask;
        });

        await Clinic.SayAsync(Clinic.Ana, chat, "Anything");

        await Eventually.TrueAsync(() => told.OfType<ReaderChange>().Any(change => change.Reader is TeamMember { IsAdmin: false }));
    }

    [Fact]
    public async Task Revoking_while_messages_pour_in_shows_none_that_is_newer_than_the_revocation()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var round in Enumerable.Range(0, 20))
        {
            await Clinic.AllowAsync(Clinic.Jamie, PermissionSet.Full.Value);
            using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Jamie);
            var pouring = Task.Run(async () =>
            {
                foreach (var number in Enumerable.Range(0, 6))
                    await Clinic.SayAsync(Clinic.Ana, chat, $"{round}.{number}");
            });
            await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie,
                Permission.OrganizationChat | Permission.AccessAllConversations);
            await pouring;

            var shown = (await screen.SettledAsync()).OfType<ConversationChange>().Where(c => c.Snapshot is not null);
            var lastAllowed = LastNumberBeforeRevocation(chat);
            shown.Where(change => change.Snapshot!.Conversation.LastNumber > lastAllowed).Should().BeEmpty($"of round {round}");
        }
    }

    /// <summary>
    /// Messages and the record are written in one order: the entries before the last revocation count the messages before it.
    /// </summary>
    private long LastNumberBeforeRevocation(Guid chat) => long.Parse(
        Contents.Ask(Clinic.File, $"""
            SELECT COUNT(*) FROM AuditEntries WHERE Action = 102 AND ConversationId = '{chat.ToString().ToUpperInvariant()}'
            AND Id < (SELECT MAX(Id) FROM AuditEntries WHERE Action = 301)
            """)[0],
        System.Globalization.CultureInfo.InvariantCulture);
}

using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>What one is writing: in one’s own list and windows, and nowhere else.</summary>
public sealed class DraftTests : ClinicTest
{
    [Fact]
    public async Task A_draft_stands_in_its_writers_list_until_it_is_sent_or_discarded()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var draft = Written("Dear Ana");

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);
        (await HasDraftAsync(Clinic.Maria)).Should().BeTrue();
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft with { Text = " " });
        (await HasDraftAsync(Clinic.Maria)).Should().BeFalse();

        await Clinic.Messages.KeepDraftAsync(Clinic.Ana, chat, draft);
        (await HasDraftAsync(Clinic.Ana)).Should().BeTrue("a client’s list shows it as well");
        await Clinic.Messages.SendAsync(Clinic.Ana, chat, draft);
        (await HasDraftAsync(Clinic.Ana)).Should().BeFalse();
    }

    [Fact]
    public async Task A_draft_of_a_version_whose_lists_showed_none_stands_in_the_list_and_opens()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, Written("Dear Ana"));
        await Clinic.Messages.KeepDraftAsync(Clinic.Ana, chat, Written("Dear Maria"));
        Contents.Ask(Clinic.File, $"UPDATE PersonalStates SET DraftNumber = 0, DraftSince = NULL");
        Contents.Ask(Clinic.File, $"DELETE FROM PersonalStates WHERE PersonId = '{Clinic.Ana.Id.ToString().ToUpperInvariant()}'");
        Contents.Ask(Clinic.File, "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%DraftsInLists'");

        await Clinic.Database.MigrateAsync();

        (await HasDraftAsync(Clinic.Maria)).Should().BeTrue();
        (await HasDraftAsync(Clinic.Ana)).Should().BeTrue();
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft!.Text.Should().Be("Dear Ana");
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Draft!.Text.Should().Be("Dear Maria");
    }

    [Fact]
    public async Task Nobody_else_has_it_in_their_list_or_is_told_that_somebody_writes()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var own = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        using var jamie = await TestScreen.OpenAsync(Clinic, Clinic.Jamie, chat);
        using var ana = await TestScreen.OpenAsync(Clinic, Clinic.Ana, chat);
        var draft = Written("Dear Ana");

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);
        var more = draft with { Text = "Dear Ana, come", UnsentSince = Clinic.Clock.GetUtcNow() };
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, more);
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft with { Text = "" });

        (await jamie.SettledAsync()).Should().BeEmpty();
        (await ana.SettledAsync()).Where(change => change is not ConversationChange { Snapshot: null }).Should().BeEmpty();
        (await own.SettledAsync()).OfType<DraftChange>().Should().NotBeEmpty().And.OnlyContain(news => news.ConversationId == chat);
        (await HasDraftAsync(Clinic.Jamie, ChatView.Organization)).Should().BeFalse();
        (await HasDraftAsync(Clinic.Ana)).Should().BeFalse();
    }

    [Fact]
    public async Task It_follows_its_writer_to_their_other_window_with_its_row_and_its_mark()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var other = await TestScreen.OpenAsync(Clinic, Clinic.Maria, chat);
        var (draft, pressed) = (Written("Dear Ana"), Clinic.Clock.GetUtcNow());

        var first = await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);
        var news = await other.NextAsync<DraftChange>();
        news.Should().Be(new DraftChange(chat, first, draft.Key, "Dear Ana", null));

        var second = await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft with { UnsentSince = pressed });
        (await other.NextAsync<DraftChange>()).Should().Be(new DraftChange(chat, second, draft.Key, "Dear Ana", pressed));
        second.Should().BeGreaterThan(first);

        await Clinic.Messages.SendAsync(Clinic.Maria, chat, draft);
        var sent = await other.UntilAsync(change => change is DraftChange { Text: null });
        ((DraftChange)sent[^1]).Number.Should().BeGreaterThan(second);
    }

    [Fact]
    public async Task Its_row_changes_in_the_other_window()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var other = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        var maria = await Clinic.PersonAsync(Clinic.Maria);

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, Written("Dear Ana"));

        var change = await other.NextAsync<ConversationChange>();
        new InboxFilter(ChatView.Personal).RowFor(maria, change.Snapshot!)!.HasDraft.Should().BeTrue();
    }

    [Fact]
    public async Task Whose_right_is_gone_is_told_nothing_of_what_they_were_writing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var draft = Written("Dear Ana");
        await Clinic.Messages.KeepDraftAsync(Clinic.Jamie, chat, draft);
        await Clinic.AllowAsync(Clinic.Jamie, Domain.Model.Permissions.Permission.None);

        await Clinic.HidesAsync(() => Clinic.Messages.KeepDraftAsync(Clinic.Jamie, chat, draft));
        await Clinic.HidesAsync(() => Clinic.Messages.RestoreDraftAsync(Clinic.Jamie, chat, draft));
        await Clinic.HidesAsync(() => Clinic.Reader.DraftAsync(Clinic.Jamie, chat));
        await Clinic.HidesAsync(() => Clinic.Reader.DraftAsync(Clinic.Theo, chat));
    }

    [Fact]
    public async Task Drafts_of_two_conversations_never_meet_however_their_savings_cross()
    {
        var (ana, grace) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Grace));
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(at => new[]
        {
            Clinic.Messages.KeepDraftAsync(Clinic.Maria, ana, new Draft(one, $"Ana {at}")),
            Clinic.Messages.KeepDraftAsync(Clinic.Maria, grace, new Draft(other, $"Grace {at}")),
        }));

        (await Clinic.Reader.DraftAsync(Clinic.Maria, ana))!.Text.Should().StartWith("Ana");
        (await Clinic.Reader.DraftAsync(Clinic.Maria, grace))!.Text.Should().StartWith("Grace");
    }

    [Fact]
    public async Task A_discarded_draft_comes_back_and_what_was_begun_since_stays_below_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var draft = Written("Dear Ana");

        await Clinic.Messages.RestoreDraftAsync(Clinic.Maria, chat, draft);
        (await Clinic.Reader.DraftAsync(Clinic.Maria, chat))!.Text.Should().Be("Dear Ana");

        var begun = Written("Another");
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft with { Text = "" });
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, begun);
        await Clinic.Messages.RestoreDraftAsync(Clinic.Maria, chat, draft);

        var now = (await Clinic.Reader.DraftAsync(Clinic.Maria, chat))!;
        (now.Key, now.Text).Should().Be((begun.Key, "Dear Ana\n\nAnother"));
    }

    [Fact]
    public async Task What_stands_as_not_sent_stays_so_while_its_text_is_saved_again_and_ends_with_the_sending()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var pressed = Clinic.Clock.GetUtcNow();
        var draft = Written("Come at nine.") with { UnsentSince = pressed };

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft with { Text = "Come at ten." });
        (await RowAsync(Clinic.Maria)).UnsentSince.Should().Be(pressed, "it is no silent draft");

        await Clinic.Messages.SendAsync(Clinic.Maria, chat, draft with { Text = "Come at ten." });
        var row = await RowAsync(Clinic.Maria);
        (row.UnsentSince, row.HasDraft).Should().Be((null, false));
    }

    [Fact]
    public async Task A_notes_draft_is_none_of_the_message_and_makes_no_row_say_so()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await Clinic.Notes.KeepDraftAsync(Clinic.Maria, chat, Written("She is angry."), []);

        (await HasDraftAsync(Clinic.Maria)).Should().BeFalse();
        (await Clinic.Reader.DraftAsync(Clinic.Maria, chat))!.Text.Should().BeNull();
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft.Should().BeNull();
    }

    private static Draft Written(string text) => new(Guid.NewGuid(), text);

    private async Task<bool> HasDraftAsync(Someone reader, ChatView view = ChatView.Personal) => (await RowAsync(reader, view)).HasDraft;

    private async Task<ConversationRowModel> RowAsync(Someone reader, ChatView view = ChatView.Personal) =>
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(view))).Rows.Should().ContainSingle().Subject;
}

using System.Text.RegularExpressions;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Notes;

/// <summary>A note reaches no client, and nothing that a client sees betrays that there is one.</summary>
public sealed partial class NoteSecrecyTests : ClinicTest
{
    private const string Words = "Saffron: she must not know yet.";

    /// <summary>Everything that names notes. What sends, lists, counts, searches, prints, imports and mails is not among it.</summary>
    private static readonly string[] Known =
    [
        "OrgChat.Domain/Features/Demo/DemoConversation.cs",
        "OrgChat.Domain/Features/Notes/",
        "OrgChat.Domain/Features/Notices/NoticeQueries.cs",
        "OrgChat.Domain/Live/LiveUpdateService.Notes.cs",
        "OrgChat.Domain/Model/Notes/",
        "OrgChat.Domain/Storage/Configurations/NoteConfigurations.cs",
        "OrgChat.Domain/Storage/Database/OrgChatDb.cs",
        "OrgChat.Domain/Storage/Integrity/AuthenticatedTableQueries.cs",
        "OrgChat.Domain/Storage/Integrity/RowMac.cs",
        "OrgChat.Domain/Storage/Migrations/",
        "OrgChat.Domain/Storage/Signals/SignalCollector.cs",
        "OrgChat.Web/Components/Messaging/ConversationPane.Notes.cs",
        "OrgChat.Web/Components/Messaging/Timeline.cs",
        "OrgChat.Web/Components/Notes/",
    ];

    [Fact]
    public async Task The_list_its_order_its_preview_its_counts_and_the_wait_stay_as_they_were()
    {
        var (chat, other) = (await StartAsync(), await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana));
        await Clinic.SayAsync(Clinic.Daniel, other, "Your x-ray shows no change.");
        var before = await SeenAsync(Clinic.Ana);
        var waiting = (await Clinic.ConversationAsync(chat)).WaitingSince;
        Clinic.Later();

        await AddAsync(chat);

        (await SeenAsync(Clinic.Ana)).Should().BeEquivalentTo(before, all => all.WithStrictOrdering());
        (await Clinic.ConversationAsync(chat)).WaitingSince.Should().Be(waiting).And.NotBeNull("a note is no answer");
    }

    [Fact]
    public async Task The_conversation_opens_as_it_did_with_the_same_numbers_events_revision_and_seen()
    {
        var chat = await StartAsync();
        var before = await Clinic.Reader.OpenAsync(Clinic.Ana, chat);
        Clinic.Later();

        await AddAsync(chat);
        await Clinic.Notes.RetractAsync(Clinic.Jamie, chat, await AddAsync(chat));

        var after = await Clinic.Reader.OpenAsync(Clinic.Ana, chat);
        after.Details.Should().Be(before.Details);
        after.Page.Should().BeEquivalentTo(before.Page);
        (await Clinic.SayAsync(Clinic.Ana, chat, "Are you there?")).Should().Be(before.Details.LastNumber + 1, "no number is missing");
    }

    [Fact]
    public async Task A_clients_open_window_is_told_nothing_at_all()
    {
        var chat = await StartAsync();
        using var ana = await TestScreen.OpenAsync(Clinic, Clinic.Ana, chat);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria, chat);
        await ana.SettledAsync();
        await maria.SettledAsync();

        var note = await AddAsync(chat, "@Dr. Maria Lopez " + Words, Clinic.Maria);
        (await maria.UntilAsync(change => change is MentionChange)).Should().ContainSingle(change => change is NoteChange);
        await Clinic.Mentions.SeeAsync(Clinic.Maria, chat, [note]);
        await Clinic.Notes.RetractAsync(Clinic.Jamie, chat, note);
        await maria.NextAsync<NoteChange>();

        (await ana.SettledAsync()).Where(IsOfHers).Should().BeEmpty();
    }

    [Fact]
    public async Task Nor_when_the_news_could_not_be_read()
    {
        var chat = await StartAsync();
        using var ana = await TestScreen.OpenAsync(Clinic, Clinic.Ana, chat);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria, chat);
        await ana.SettledAsync();
        await maria.SettledAsync();
        await AddAsync(chat);
        await maria.NextAsync<NoteChange>();
        Contents.Ask(Clinic.File, "UPDATE Conversations SET LastActivityAt = LastActivityAt + 1"); // It does not pass its check any more.

        var organization = (await Clinic.PersonAsync(Clinic.Ana)).OrganizationId;
        Clinic.Signals.Publish(new(organization, Domain.Storage.Signals.SignalKind.Note, chat));
        await maria.NextAsync<RefreshChange>();

        (await ana.SettledAsync()).Where(IsOfHers).Should().BeEmpty();
    }

    [Fact]
    public async Task A_member_who_may_not_open_it_is_told_nothing_either()
    {
        var chat = await StartAsync();
        using var nora = await TestScreen.OpenAsync(Clinic, Clinic.Nora, chat);
        using var haddad = await TestScreen.OpenAsync(Clinic, Clinic.Haddad, chat);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria, chat);

        await AddAsync(chat);
        await maria.NextAsync<NoteChange>();

        (await nora.SettledAsync()).Should().NotContain(change => change is NoteChange);
        (await haddad.SettledAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task No_search_finds_it_not_even_the_teams()
    {
        var chat = await StartAsync();
        await AddAsync(chat);

        foreach (var person in new[] { Clinic.Ana, Clinic.Maria, Clinic.Jamie })
            (await Clinic.Search.SearchAsync(person, new SearchRequest("saffron"))).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task To_a_client_there_is_nothing_of_the_kind()
    {
        var chat = await StartAsync();
        var note = await AddAsync(chat);

        await Clinic.HidesAsync(() => Clinic.Notes.ListAsync(Clinic.Ana, chat, 0, long.MaxValue), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Notes.BeginAsync(Clinic.Ana, chat), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Notes.AddAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "Hello"), []), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Notes.RetractAsync(Clinic.Ana, chat, note), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Mentions.ListAsync(Clinic.Ana, null), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Mentions.TallyAsync(Clinic.Ana), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Mentions.SeeAsync(Clinic.Ana, chat, [note]), MissingKind.Page);
    }

    [Fact]
    public async Task Its_words_stand_nowhere_in_the_file()
    {
        await AddAsync(await StartAsync());

        System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Clinic.File)).Should().NotContain("Saffron");
    }

    [Fact]
    public void Nothing_else_of_the_program_knows_notes()
    {
        var naming = new[] { "OrgChat.Domain", "OrgChat.Web" }
            .SelectMany(part => Directory.EnumerateFiles(Repository.At(part), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor"
                && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Where(file => OfNotes().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).ToList();

        naming.Should().HaveCountGreaterThan(15);
        naming.Where(file => !Known.Any(known => file.StartsWith(known, StringComparison.Ordinal))).Should().BeEmpty();
    }

    // What ends the waiting of one screen reaches the others of the clinic too.
    private static bool IsOfHers(LiveChange change) => change is not ConversationChange { Snapshot: null };

    private async Task<Guid> StartAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Please take 10 mg.");
        await Clinic.SayAsync(Clinic.Ana, chat, "The new dose makes me dizzy.");
        return chat;
    }

    private Task<Guid> AddAsync(Guid chat, string text = Words, params Guid[] mentioned) =>
        Clinic.Notes.AddAsync(Clinic.Jamie, chat, new Draft(Guid.NewGuid(), text), mentioned);

    private async Task<object> SeenAsync(Someone reader) => new
    {
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(ChatView.Personal))).Rows,
        Tally = await Clinic.Inbox.TallyAsync(reader, ChatView.Personal),
    };

    [GeneratedRegex(@"\b(Features|Model)\.Notes\b|\bdb\.(Notes|NoteMentions|NoteDrafts)\b|\bNoteService\b|\bMentionService\b|\bNoteModel\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OfNotes();
}

using OrgChat.Domain.Features.Notes;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Notes;

public sealed class MentionTests : ClinicTest
{
    [Fact]
    public async Task Whom_the_text_calls_by_name_is_mentioned_and_it_says_who_cannot_open_the_conversation()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await AddAsync(Clinic.Jamie, chat, "@Dr. Maria Lopez and @Nora Fields, look", Clinic.Maria, Clinic.Nora, Clinic.Sam, Clinic.Haddad);

        (await Clinic.Notes.ListAsync(Clinic.Sam, chat, 0, long.MaxValue)).Single().Mentioned.Should().Equal(
            new MentionedModel(Clinic.Maria, "Dr. Maria Lopez", true), new MentionedModel(Clinic.Nora, "Nora Fields", false));
        (await Clinic.Notes.BeginAsync(Clinic.Jamie, chat)).Colleagues.Select(one => (one.Name, one.CanOpen)).Should()
            .Contain(("Dr. Maria Lopez", true)).And.Contain(("Nora Fields", false)).And.NotContain(one => one.Name == "Dr. Omar Haddad");
    }

    [Fact]
    public async Task The_mentions_come_newest_first_page_by_page_and_are_news_until_seen()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var notes = new List<Guid>();
        foreach (var number in Enumerable.Range(1, MentionService.PageSize + 3))
        {
            Clinic.Clock.Advance(TimeSpan.FromMilliseconds(number % 2)); // Some in one moment.
            notes.Add(await AddAsync(Clinic.Jamie, chat, $"@Dr. Maria Lopez {number}", Clinic.Maria));
        }

        var first = await Clinic.Mentions.ListAsync(Clinic.Maria, null);
        var second = await Clinic.Mentions.ListAsync(Clinic.Maria, first.Next);

        first.Rows.Should().HaveCount(MentionService.PageSize);
        first.Rows.Concat(second.Rows).Select(row => row.At).Should().BeInDescendingOrder();
        first.Rows.Concat(second.Rows).Select(row => row.NoteId).Should().BeEquivalentTo(notes);
        second.Next.Should().BeNull();
        first.Rows[0].Should().BeEquivalentTo(
            new { ConversationName = "Ana Ruiz", OwnerName = "Dr. Maria Lopez", AuthorName = "Jamie Lee", IsNews = true });
        (await Clinic.Mentions.TallyAsync(Clinic.Maria)).Should().Be(new MentionTally(true, notes.Count));
        (await Clinic.Mentions.TallyAsync(Clinic.Sam)).Should().Be(new MentionTally(false, 0));

        await Clinic.Mentions.SeeAsync(Clinic.Maria, chat, [notes[0], notes[1]]);
        (await Clinic.Mentions.TallyAsync(Clinic.Maria)).News.Should().Be(notes.Count - 2);
        (await Clinic.Notes.ListAsync(Clinic.Jamie, chat, 0, long.MaxValue)).Should().OnlyContain(note => !note.IsNews, "they are Maria’s");
    }

    [Fact]
    public async Task A_mention_where_one_may_not_read_shows_nothing_until_one_may()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await AddAsync(Clinic.Jamie, chat, "@Nora Fields what may she eat?", Clinic.Nora);
        (await Clinic.Mentions.ListAsync(Clinic.Nora, null)).Rows.Should().BeEmpty();
        (await Clinic.Mentions.TallyAsync(Clinic.Nora)).Should().Be(new MentionTally(false, 0));

        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Nora], []);
        (await Clinic.Mentions.ListAsync(Clinic.Nora, null)).Rows.Should().ContainSingle();
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);

        (await Clinic.Mentions.ListAsync(Clinic.Nora, null)).Rows.Should().BeEmpty();
        (await Clinic.Mentions.TallyAsync(Clinic.Nora)).Should().Be(new MentionTally(false, 0));
    }

    [Fact]
    public async Task The_mentioned_are_told_at_once_wherever_they_are()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        using var sam = await TestScreen.OpenAsync(Clinic, Clinic.Sam);
        await maria.SettledAsync();
        await sam.SettledAsync();

        var note = await AddAsync(Clinic.Jamie, chat, "@Dr. Maria Lopez look", Clinic.Maria);
        await maria.NextAsync<MentionChange>();
        await Clinic.Mentions.SeeAsync(Clinic.Maria, chat, [note]);
        await maria.NextAsync<MentionChange>();

        (await sam.SettledAsync()).Should().BeEmpty("he neither has it open nor is mentioned");
    }

    [Fact]
    public async Task Revoked_and_mentioned_one_sees_the_mention_no_more()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await AddAsync(Clinic.Maria, chat, "@Jamie Lee please call", Clinic.Jamie);
        (await Clinic.Mentions.TallyAsync(Clinic.Jamie)).News.Should().Be(1);

        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations);

        (await Clinic.Mentions.ListAsync(Clinic.Jamie, null)).Rows.Should().BeEmpty();
    }

    private Task<Guid> AddAsync(Someone author, Guid chat, string text, params Guid[] mentioned) =>
        Clinic.Notes.AddAsync(author, chat, new Draft(Guid.NewGuid(), text), mentioned);
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Notes;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Notes;

public sealed class NoteTests : ClinicTest
{
    [Fact]
    public async Task Jamies_note_stands_after_the_newest_message_and_is_on_record_without_its_words()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "The new dose makes me dizzy.");

        await AddAsync(Clinic.Jamie, chat, " Her sister will drive her. ");
        await Clinic.SayAsync(Clinic.Maria, chat, "Please sit up slowly.");
        await AddAsync(Clinic.Maria, chat, "I called her.");

        (await NotesAsync(Clinic.Sam, chat)).Select(note => (note.AuthorName, note.AfterNumber, note.Text)).Should()
            .Equal(("Jamie Lee", 1, "Her sister will drive her."), ("Dr. Maria Lopez", 2, "I called her."));
        (await Clinic.Notes.ListAsync(Clinic.Sam, chat, 2, 2)).Should().ContainSingle("a stretch has its own notes only");
        var recorded = (await Clinic.ActsAsync()).Where(entry => entry.Action == AuditAction.NoteAdded).ToList();
        recorded.Select(entry => (entry.ActorName, entry.Right)).Should()
            .Equal(("Jamie Lee", AuditRight.OnBehalf), ("Dr. Maria Lopez", AuditRight.Participate));
        recorded.Should().OnlyContain(entry => entry.Facts == null && entry.ConversationId == chat);
    }

    [Fact]
    public async Task The_words_are_sealed_each_in_a_place_of_its_own()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await AddAsync(Clinic.Jamie, chat, "The first note");
        Clinic.Later();
        await AddAsync(Clinic.Jamie, chat, "The second note");
        Contents.Ask(Clinic.File,
            "UPDATE Notes SET SealedText = (SELECT SealedText FROM Notes ORDER BY Id LIMIT 1)");

        (await NotesAsync(Clinic.Maria, chat)).Select(note => note.Text).Should()
            .Equal(["The first note", null], "what was moved does not open");
    }

    [Fact]
    public async Task A_note_whose_row_was_changed_in_the_file_is_not_shown()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await AddAsync(Clinic.Jamie, chat, "Hello");
        Contents.Ask(Clinic.File, "UPDATE Notes SET At = At + 1");

        await FluentActions.Awaiting(() => NotesAsync(Clinic.Maria, chat)).Should().ThrowAsync<RefusedException>();
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_note_and_another_text_under_the_key_is_another()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var draft = new Draft(Guid.NewGuid(), "Call her at noon.");

        var added = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Clinic.Notes.AddAsync(Clinic.Jamie, chat, draft, [])));
        await Clinic.Notes.AddAsync(Clinic.Jamie, chat, draft with { Text = "Call her at one." }, []);
        await Clinic.Notes.AddAsync(Clinic.Jamie, chat, draft with { Text = "Call her at one." }, []);

        added.Distinct().Should().ContainSingle();
        (await NotesAsync(Clinic.Maria, chat)).Select(note => note.Text).Should().BeEquivalentTo("Call her at noon.", "Call her at one.");
        (await Clinic.ActsAsync()).Count(entry => entry.Action == AuditAction.NoteAdded).Should().Be(2);
    }

    [Fact]
    public async Task Only_its_author_takes_it_back_and_that_there_was_one_stays()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var note = await AddAsync(Clinic.Jamie, chat, "@Dr. Maria Lopez look at this", Clinic.Maria);

        (await Clinic.RefusesAsync(() => Clinic.Notes.RetractAsync(Clinic.Sam, chat, note))).Message
            .Should().Be("Only Jamie Lee can take this note back.");
        await Clinic.HidesAsync(() => Clinic.Notes.RetractAsync(Clinic.Jamie, chat, Guid.NewGuid()), MissingKind.Note);
        await Clinic.HidesAsync(() => Clinic.Notes.RetractAsync(Clinic.Haddad, chat, note));
        await Clinic.Notes.RetractAsync(Clinic.Jamie, chat, note);
        await Clinic.Notes.RetractAsync(Clinic.Jamie, chat, note);

        (await NotesAsync(Clinic.Sam, chat)).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { AuthorName = "Jamie Lee", Text = "", IsRetracted = true, Mentioned = Array.Empty<MentionedModel>() });
        (await Clinic.Mentions.ListAsync(Clinic.Maria, null)).Rows.Should().BeEmpty();
        (await Clinic.ActsAsync()).Count(entry => entry.Action == AuditAction.NoteRetracted).Should().Be(1);
    }

    [Fact]
    public async Task In_a_closed_conversation_a_note_is_still_possible_and_opens_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);

        await AddAsync(Clinic.Jamie, chat, "Sent to the archive.");

        (await Clinic.ConversationAsync(chat)).IsClosed.Should().BeTrue();
    }

    [Fact]
    public async Task Who_may_only_read_reads_notes_and_writes_none()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await AddAsync(Clinic.Jamie, chat, "Hello");
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);

        (await NotesAsync(Clinic.Nora, chat)).Should().ContainSingle();
        (await Clinic.RefusesAsync(() => AddAsync(Clinic.Nora, chat, "Me too"))).Should().NotBeOfType<NotFoundException>();
    }

    [Fact]
    public async Task A_draft_of_a_note_is_apart_from_the_reply_and_from_other_conversations()
    {
        var (ana, grace) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Grace));
        var draft = new Draft(Guid.NewGuid(), "@Sam Ortiz she is angry");
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, ana, new Draft(Guid.NewGuid(), "Dear Ana"));
        await Clinic.Notes.KeepDraftAsync(Clinic.Maria, ana, draft, [Clinic.Sam]);

        var begun = await Clinic.Notes.BeginAsync(Clinic.Maria, ana);
        (begun.Key, begun.Text).Should().Be((draft.Key, draft.Text));
        begun.Mentioned.Should().Equal(Clinic.Sam.Id);
        (await Clinic.Reader.OpenAsync(Clinic.Maria, ana)).Draft!.Text.Should().Be("Dear Ana");
        (await Clinic.Notes.BeginAsync(Clinic.Maria, grace)).Text.Should().BeEmpty();
        (await Clinic.Notes.BeginAsync(Clinic.Jamie, ana)).Text.Should().BeEmpty("it is its writer’s");

        await Clinic.Notes.AddAsync(Clinic.Maria, ana, draft, [Clinic.Sam]);
        (await Clinic.Notes.BeginAsync(Clinic.Maria, ana)).Text.Should().BeEmpty();
        (await Clinic.Reader.OpenAsync(Clinic.Maria, ana)).Draft!.Text.Should().Be("Dear Ana");
    }

    [Fact]
    public async Task Whose_right_is_taken_while_they_write_adds_nothing_and_reads_nothing_more()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Notes.KeepDraftAsync(Clinic.Jamie, chat, new Draft(Guid.NewGuid(), "Half a note"), []);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations);

        await Clinic.HidesAsync(() => AddAsync(Clinic.Jamie, chat, "Half a note and more"));
        await Clinic.HidesAsync(() => Clinic.Notes.KeepDraftAsync(Clinic.Jamie, chat, new Draft(Guid.NewGuid(), "More"), []));
        await Clinic.HidesAsync(() => Clinic.Notes.BeginAsync(Clinic.Jamie, chat));
        await Clinic.HidesAsync(() => NotesAsync(Clinic.Jamie, chat));
    }

    [Fact]
    public async Task A_note_keeps_the_name_of_its_day_when_its_author_is_renamed_or_leaves()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await AddAsync(Clinic.Jamie, chat, "Hello");
        await Clinic.Database.WriteAsync(async db =>
            db.Entry(await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Jamie.Id)).Property(m => m.IsActive).CurrentValue = false);

        (await NotesAsync(Clinic.Maria, chat)).Single().AuthorName.Should().Be("Jamie Lee");
        (await Clinic.Notes.BeginAsync(Clinic.Maria, chat)).Colleagues.Select(one => one.Name).Should().NotContain("Jamie Lee");
    }

    private Task<Guid> AddAsync(Someone author, Guid chat, string text, params Guid[] mentioned) =>
        Clinic.Notes.AddAsync(author, chat, new Draft(Guid.NewGuid(), text), mentioned);

    private Task<IReadOnlyList<NoteModel>> NotesAsync(Someone reader, Guid chat) =>
        Clinic.Notes.ListAsync(reader, chat, 0, long.MaxValue);
}

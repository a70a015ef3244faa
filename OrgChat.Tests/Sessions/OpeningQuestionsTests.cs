using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Notes;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Attachments;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Sessions;

/// <summary>Opening a conversation asks for what stands there, and for nothing where nothing does.</summary>
public sealed class OpeningQuestionsTests : AttachmentTest
{
    [Fact]
    public async Task Where_messages_stand_and_nothing_else_four_questions_are_enough()
    {
        await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Lab results", TagColor.Pink));
        var chat = await ReadAsync();

        var asked = await CommandLog.DuringAsync(Clinic.File, () => OpenAsync(chat));

        asked.Where(one => one.Sql.StartsWith("SELECT", StringComparison.Ordinal)).Select(one => Table(one.Sql))
            .Where(table => table != "People") // Who acts, without a session.
            .Should().Equal("PersonalStates", "Messages", "ConversationEvents", "Conversations");
    }

    [Fact]
    public async Task A_note_is_there_from_the_moment_it_is_added()
    {
        var chat = await ReadAsync();

        var note = await Clinic.Notes.AddAsync(Clinic.Jamie, chat, new Draft(Guid.NewGuid(), "She is angry."), []);

        (await OpenAsync(chat)).Select(one => one.Id).Should().Equal(note);
    }

    [Fact]
    public async Task A_file_nobody_has_sent_is_there_also_where_nobody_keeps_anything()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var file = await UploadAsync(Clinic.Maria, chat);
        await Clinic.QuietlyAsync(db => db.PersonalStates.ExecuteDeleteAsync());

        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Unsent.Select(one => one.Id).Should().Equal(file.Id);
    }

    [Fact]
    public async Task A_file_nobody_has_sent_is_there_for_who_uploaded_it_and_for_nobody_else()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Good morning");
        var file = await UploadAsync(Clinic.Ana, chat);

        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Unsent.Select(one => one.Id).Should().Equal(file.Id);
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Unsent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_tag_is_there_from_the_moment_it_is_put_on_and_gone_when_it_is_taken_off()
    {
        var chat = await ReadAsync();
        var refill = await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Refill", TagColor.Teal));
        (await TagsAsync()).Should().BeEmpty();

        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: true);
        (await TagsAsync()).Should().Equal("Refill");

        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: false);
        (await TagsAsync()).Should().BeEmpty();

        async Task<IEnumerable<string>> TagsAsync() =>
            (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Details.Tags.Select(tag => tag.Name);
    }

    [Fact]
    public async Task A_list_asks_for_the_tags_of_those_alone_that_nobody_has_listed_before_and_shows_them_all()
    {
        var old = await ReadAsync();
        var refill = await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Refill", TagColor.Teal));
        await Clinic.Tags.SetAsync(Clinic.Jamie, old, refill, isOn: true);
        (await ListAsync()).Should().Equal("Refill");
        (await AskedAsync()).Should().BeEmpty();

        Clinic.Later();
        await Clinic.SayAsync(
            Clinic.Maria, await Clinic.Conversations.StartAsync(Clinic.Maria, Guid.NewGuid(), [Clinic.Ana], "Knee"), "Good morning");
        (await AskedAsync()).Should().ContainSingle().Which.Should().NotContainEquivalentOf(old.ToString());
        (await ListAsync()).Should().Equal("", "Refill");

        async Task<IEnumerable<string>> ListAsync() =>
            (await Clinic.Inbox.ListAsync(Clinic.Maria, new InboxFilter(ChatView.Personal))).Rows
                .Select(row => string.Join(", ", row.Tags.Select(tag => tag.Name)));

        async Task<IEnumerable<string?>> AskedAsync() => (await CommandLog.DuringAsync(Clinic.File, ListAsync))
            .Where(one => one.Sql.Contains("FROM \"ConversationTags\"", StringComparison.Ordinal))
            .Select(one => one.Parameters.Single().Value?.ToString());
    }

    // Opened before, as it is by a team: what is kept in memory is there.
    private async Task<Guid> ReadAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Good morning");
        await OpenAsync(chat);
        await OpenAsync(chat);
        return chat;
    }

    private async Task<IReadOnlyList<NoteModel>> OpenAsync(Guid chat)
    {
        await Clinic.Reader.OpenAsync(Clinic.Maria, chat);
        return await Clinic.Notes.ListAsync(Clinic.Maria, chat, 0, long.MaxValue);
    }

    // EF begins a line with it where it is no part of another question.
    private static string Table(string sql)
    {
        var outer = sql.Contains("\nFROM \"", StringComparison.Ordinal) ? "\nFROM \"" : "FROM \"";
        return sql.Split(outer)[1].Split('"')[0];
    }
}

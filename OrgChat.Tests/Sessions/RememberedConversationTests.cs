using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Notes;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Sessions;

/// <summary>What a window asks several times while it opens is known from the first time, and no moment longer than it is true.</summary>
public sealed class RememberedConversationTests : ClinicTest
{
    [Fact]
    public async Task A_conversation_that_is_opened_is_asked_for_once_although_its_notes_and_its_details_are_read_too()
    {
        var chat = await StartAsync();

        var asked = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            await Clinic.Reader.DetailsAsync(Clinic.Maria, chat);
            await Clinic.Notes.ListAsync(Clinic.Maria, chat, 0, long.MaxValue);
            await Clinic.Reader.DetailsAsync(Clinic.Sam, chat);
        });

        asked.Count(one => one.Sql.Contains("SealedTitle", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task Who_was_taken_out_reads_nothing_more_and_the_others_no_longer_see_them()
    {
        var chat = await StartAsync();
        await Clinic.Reader.DetailsAsync(Clinic.Sam, chat);

        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Sam);

        await FluentActions.Awaiting(() => Clinic.Reader.DetailsAsync(Clinic.Sam, chat)).Should().ThrowAsync<NotFoundException>();
        await FluentActions.Awaiting(() => Clinic.Notes.ListAsync(Clinic.Sam, chat, 0, 10)).Should().ThrowAsync<NotFoundException>();
        (await Clinic.Reader.DetailsAsync(Clinic.Maria, chat)).People.Should().NotContain(person => person.Id == Clinic.Sam.Id);
    }

    [Fact]
    public async Task What_another_program_changes_is_seen_at_the_next_reading()
    {
        var chat = await StartAsync();
        await Clinic.Reader.DetailsAsync(Clinic.Sam, chat);
        using var beside = new OrgChatDatabase($"Data Source={Clinic.File}", TestClinic.MasterKey, new SignalQueue(), Clinic.Clock);

        await new ConversationService(beside).RemoveAsync(Clinic.Maria, chat, Clinic.Sam.Id);

        await FluentActions.Awaiting(() => Clinic.Reader.DetailsAsync(Clinic.Sam, chat)).Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task A_name_that_changes_is_read_under_the_new_one()
    {
        var chat = await StartAsync();
        await Clinic.Reader.DetailsAsync(Clinic.Maria, chat);

        await Clinic.Database.WriteAsync(async db => (await db.People.FindAsync(Clinic.Ana.Id))!.Rename("Ana Gomez"));

        (await Clinic.Reader.DetailsAsync(Clinic.Maria, chat)).Name.Should().Contain("Ana Gomez");
    }

    [Fact]
    public async Task Mentions_are_counted_again_when_one_comes_is_seen_or_no_longer_opens()
    {
        var chat = await StartAsync();
        (await Clinic.Mentions.TallyAsync(Clinic.Sam)).Should().Be(new MentionTally(Any: false, News: 0));

        var note = await Clinic.Notes.AddAsync(
            Clinic.Maria, chat, new Draft(Guid.NewGuid(), $"@{Clinic.Sam.Name} please"), [Clinic.Sam.Id]);
        (await Clinic.Mentions.TallyAsync(Clinic.Sam)).Should().Be(new MentionTally(Any: true, News: 1));

        await Clinic.Mentions.SeeAsync(Clinic.Sam, chat, [note]);
        (await Clinic.Mentions.TallyAsync(Clinic.Sam)).Should().Be(new MentionTally(Any: true, News: 0));

        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Sam);
        (await Clinic.Mentions.TallyAsync(Clinic.Sam)).Should().Be(new MentionTally(Any: false, News: 0));
    }

    [Fact]
    public async Task A_kept_list_is_there_at_once_and_gone_at_once()
    {
        var views = Clinic.Views;
        (await views.ListAsync(Clinic.Maria)).Should().BeEmpty();

        var id = await views.SaveAsync(Clinic.Maria, "Closed ones", new ListPlace(ChatView.Personal, InboxTab.Closed, null));
        (await views.ListAsync(Clinic.Maria)).Should().ContainSingle(view => view.Name == "Closed ones");
        (await views.ListAsync(Clinic.Sam)).Should().BeEmpty();

        await views.RemoveAsync(Clinic.Maria, id);
        (await views.ListAsync(Clinic.Maria)).Should().BeEmpty();
    }

    private async Task<Guid> StartAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.AllowAsync(Clinic.Sam, Permission.None);
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Sam], []);
        await Clinic.SayAsync(Clinic.Ana, chat, "Good morning");
        return chat;
    }
}

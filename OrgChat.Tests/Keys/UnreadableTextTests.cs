using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Audit;
using OrgChat.Web.Components.Team;

namespace OrgChat.Tests.Keys;

/// <summary>What does not open is a state, and no words of ours: none are found, kept or sealed in its place.</summary>
public sealed class UnreadableTextTests : ClinicTest
{
    [Fact]
    public async Task A_message_that_does_not_open_is_found_by_no_word_and_listed_without_one()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        Break("Messages", "SealedText");
        Contents.Ask(Clinic.File, "DELETE FROM TokenSets");
        Contents.Ask(Clinic.File, "PRAGMA user_version = 0");
        await Clinic.Database.MigrateAsync();
        await Clinic.Backfill.RunAsync(CancellationToken.None);

        (await Clinic.Search.SearchAsync(Clinic.Maria, new SearchRequest("opened"))).Rows.Should().BeEmpty();
        (await Clinic.Search.SearchAsync(Clinic.Maria, new SearchRequest("", ClientId: Clinic.Ana))).Rows
            .Should().ContainSingle().Which.Excerpt.Should().BeNull();
        Contents.Ask(Clinic.File, "SELECT count(*) FROM TokenSets").Should().Equal("0");
    }

    [Fact]
    public async Task A_draft_that_does_not_open_is_no_text_to_send()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, new Draft(Guid.NewGuid(), "A draft"));
        Break("SavedDrafts", "SealedText");

        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft!.Text.Should().BeNull();
    }

    [Fact]
    public async Task What_is_sent_at_once_takes_the_place_of_a_draft_that_does_not_open()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var unsent = new Draft(Guid.NewGuid(), "What I was writing") { UnsentSince = Clinic.Clock.GetUtcNow() };
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, unsent);
        Contents.Ask(Clinic.File, "UPDATE SavedDrafts SET SealedText = zeroblob(40)");

        await Clinic.SayAsync(Clinic.Maria, chat, "Once more, then.");

        var opened = await Clinic.Reader.OpenAsync(Clinic.Maria, chat);
        (opened.Draft, opened.Details.UnsentSince).Should().Be((null, null));
    }

    [Fact]
    public async Task The_label_on_behalf_stays_where_its_names_do_not_open()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "We will call you.");
        Break("Messages", "SealedByline");

        var message = (await Clinic.MessagesAsync(chat)).Single();

        (message.AuthorName, message.OnBehalfOfName, message.AuthorTitle).Should().Be((SealedText.Mark, SealedText.Mark, ""));
    }

    [Fact]
    public async Task What_somebody_writes_whose_name_does_not_open_carries_a_mark_and_no_sentence()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        BreakOf(Clinic.Ana, "SealedName");

        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");

        (await Clinic.PersonAsync(Clinic.Ana)).Name.Should().Be(SealedText.Mark);
        (await Clinic.MessagesAsync(chat)).Single().AuthorName.Should().Be(SealedText.Mark);
        (await Clinic.ConversationAsync(chat)).LastAuthorName.Should().Be(SealedText.Mark);
        (await Clinic.LastRecordAsync()).ActorName.Should().Be(SealedText.Mark);
    }

    [Fact]
    public async Task A_form_offers_no_name_that_does_not_open_and_none_is_kept_that_looks_like_it()
    {
        BreakOf(Clinic.Maria, "SealedName");
        BreakOf(Clinic.Maria, "SealedEmail");
        BreakOf(Clinic.Maria, "SealedProfession");
        var maria = (await Clinic.Colleagues.ListAsync(Clinic.Ines)).Single(member => member.Id == Clinic.Maria.Id);

        var form = MemberDraft.Of(maria);

        (form.Name, form.Email, form.Profession).Should().Be(("", "", ""));
        FluentActions.Invoking(() => PersonNameRules.Checked(SealedText.Mark)).Should().Throw<Exception>().WithMessage("Enter a name.");
    }

    [Fact]
    public async Task A_profession_that_does_not_open_is_not_taken_away_by_a_form_that_could_not_show_it()
    {
        BreakOf(Clinic.Nora, "SealedProfession");
        var nora = (await Clinic.Colleagues.ListAsync(Clinic.Ines)).Single(member => member.Id == Clinic.Nora.Id);

        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora, MemberDraft.Of(nora).ToForm() with { Role = TeamRole.Provider });

        ((TeamMember)await Clinic.PersonAsync(Clinic.Nora)).Profession.Should().Be(SealedText.Mark, "it opens again when its key is back");
    }

    [Fact]
    public async Task An_entry_of_the_record_that_does_not_open_says_what_is_not_sealed()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "We will call you.");
        var last = (await Clinic.LastRecordAsync()).Id;
        Contents.Ask(Clinic.File, "DROP TRIGGER AuditEntries_refuse_update");
        Contents.Ask(Clinic.File, $"UPDATE AuditEntries SET SealedWords = zeroblob(40) WHERE Id = {last}");

        var entry = await Clinic.Database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Id == last));

        new[] { entry.ActorName, entry.ClientName, entry.SubjectName }.Should().OnlyContain(name => name == SealedText.Mark);
        (entry.Detail, entry.Facts).Should().Be((null, null));
        AuditText.What(entry).Should().Be("Sent on behalf of (not readable)");
        AuditText.About(entry).Should().Be("(not readable)");
    }

    private void BreakOf(Someone someone, string column) =>
        Contents.Ask(Clinic.File, $"UPDATE People SET {column} = zeroblob(40) WHERE Id = '{someone.Id.ToString().ToUpperInvariant()}'");

    private void Break(string table, string column) => Contents.Ask(Clinic.File, $"UPDATE {table} SET {column} = zeroblob(40)");
}

using Bunit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Notes;

namespace OrgChat.Tests.Components.Notes;

public sealed class MentionsPageTests : ScreenTest
{
    [Fact]
    public async Task A_mention_appears_by_itself_and_leads_to_its_note()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var page = await OpenAsync<MentionsPage>(Clinic.Maria);
        page.WaitForAssertion(() => page.Markup.Should().Contain("No mentions yet"));

        var note = await Clinic.Notes.AddAsync(Clinic.Jamie, chat, new Draft(Guid.NewGuid(), "@Dr. Maria Lopez look"), [Clinic.Maria]);

        page.WaitForAssertion(() => page.Find("a.line").GetAttribute("href").Should().Be($"/chat/{chat}?at=0&note={note}"));
        page.Find("a.line").Words().Should().Contain("Ana Ruiz").And.Contain("Note by Jamie Lee").And.Contain("New");
        await Clinic.Mentions.SeeAsync(Clinic.Maria, chat, [note]);
        page.WaitForAssertion(() => page.FindAll(".chip-note").Should().BeEmpty());
    }

    [Fact]
    public async Task To_a_client_it_looks_like_what_does_not_exist() =>
        (await OpenAsync<MentionsPage>(Clinic.Ana)).Markup.Should().NotContain("ention");

    [Fact]
    public async Task The_link_is_there_for_whoever_was_mentioned_and_counts_what_is_new()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var link = await OpenAsync<MentionsLink>(Clinic.Maria);
        link.Markup.Trim().Should().BeEmpty();

        var note = await Clinic.Notes.AddAsync(Clinic.Jamie, chat, new Draft(Guid.NewGuid(), "@Dr. Maria Lopez look"), [Clinic.Maria]);
        link.WaitForAssertion(() => link.Find("a").Words().Should().Be("Mentions1, 1 new"));
        await Clinic.Mentions.SeeAsync(Clinic.Maria, chat, [note]);

        link.WaitForAssertion(() => link.Find("a").Words().Should().Be("Mentions"));
    }
}

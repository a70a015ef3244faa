using Bunit;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Clients;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Messaging.Composing;
using OrgChat.Web.Components.Permissions;
using OrgChat.Web.Components.Printing;
using OrgChat.Web.Components.Search;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Team;

namespace OrgChat.Tests.Components.Messaging;

/// <summary>What does not open is said wherever it would stand: nothing is silently empty.</summary>
public sealed class UnreadableTextScreenTests : ScreenTest
{
    private const string Words = "This could not be opened.";

    [Fact]
    public async Task A_message_says_so_in_its_bubble_and_keeps_its_label()
    {
        var chat = await BrokenAsync();
        var message = (await Clinic.MessagesAsync(chat)).Single();

        var item = await OpenAsync<MessageItem>(Clinic.Maria, p => p.Add(i => i.Message, message));

        item.Find(".bubble-text").Words().Should().Be(Words);
        item.Find(".byline").Words().Should().Be("(not readable) On behalf of (not readable)");
        item.Find("article").GetAttribute("aria-label").Should().StartWith("(not readable) On behalf of (not readable), ");
    }

    [Fact]
    public async Task A_row_of_the_list_says_so_for_preview_title_and_author()
    {
        await BrokenAsync();
        var row = (await Clinic.Inbox.ListAsync(Clinic.Maria, new InboxFilter(ChatView.Personal))).Rows.Single();

        var line = await OpenAsync<ConversationListRow>(Clinic.Maria, p => p.Add(r => r.Row, row).Add(r => r.Href, "/"));

        line.Find(".row-preview").Words().Should().Be($"(not readable): {Words}");
        line.Find(".row-title").Words().Should().Be("Ana Ruiz · (not readable)");
    }

    [Fact]
    public async Task Paper_and_search_say_so()
    {
        var chat = await BrokenAsync();
        var page = (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Page;
        var maria = await Clinic.PersonAsync(Clinic.Maria);
        var found = (await Clinic.Search.SearchAsync(Clinic.Maria, new SearchRequest("", ClientId: Clinic.Ana))).Rows.Single();

        var paper = await OpenAsync<PrintMessages>(Clinic.Maria, p => p.Add(m => m.Page, page).Add(m => m.Reader, maria));
        var result = Render<SearchResultLine>(p => p.Add(r => r.Result, found));

        paper.Find(".print-text").Words().Should().Be(Words);
        paper.Find(".print-by").Words().Should().StartWith("(not readable) On behalf of (not readable) · ");
        result.Find(".result-text").Words().Should().Be(Words);
        result.Find(".person-name").Words().Should().Be("Ana Ruiz · (not readable)");
    }

    [Fact]
    public async Task A_draft_that_does_not_open_leaves_the_field_empty_and_says_why()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var unsent = new Draft(Guid.NewGuid(), "A draft") { UnsentSince = Clinic.Clock.GetUtcNow() };
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, unsent);
        Contents.Ask(Clinic.File, "UPDATE SavedDrafts SET SealedText = zeroblob(40)");
        var opened = await Clinic.Reader.OpenAsync(Clinic.Maria, chat);
        var timeline = new Timeline();
        timeline.Open(opened);

        var composer = await OpenAsync<Composer>(Clinic.Maria, p => p
            .Add(c => c.Details, opened.Details).Add(c => c.Timeline, timeline).Add(c => c.Draft, opened.Draft));

        composer.Find("[role=alert]").Words().Should().Contain("could not be opened");
        var started = JSInterop.Invocations.Single(call => call.Identifier == "start").Arguments;
        started.Should().Contain("").And.NotContain(Words);
        started.Should().NotContain(opened.Draft!.Key, "an empty field left behind would forget it");
        started[^1].Should().BeNull("nothing stands there that could be sent");
    }

    [Theory]
    [InlineData("conversation")]
    [InlineData("list")]
    [InlineData("clients")]
    [InlineData("client")]
    [InlineData("team")]
    [InlineData("member")]
    [InlineData("permissions")]
    public async Task No_screen_shows_the_mark_of_a_name_that_does_not_open(string screen)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.AllowAsync(Clinic.Ines, PermissionSet.Full.Value);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "We will call you.");
        Contents.Ask(Clinic.File, "UPDATE People SET SealedName = zeroblob(40)");

        var markup = screen switch
        {
            "conversation" => (await OpenAsync<ConversationPane>(Clinic.Jamie, p => p
                .Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Organization))).Markup,
            "list" => (await OpenAsync<ChatPage>(Clinic.Ines)).Markup,
            "clients" => (await OpenAsync<ClientsPage>(Clinic.Ines)).Markup,
            "client" => (await OpenAsync<ClientPage>(Clinic.Ines, p => p.Add(c => c.ClientId, Clinic.Ana.Id))).Markup,
            "team" => (await OpenAsync<TeamPage>(Clinic.Ines)).Markup,
            "member" => (await OpenAsync<MemberPage>(Clinic.Ines, p => p.Add(c => c.MemberId, Clinic.Nora.Id))).Markup,
            _ => (await OpenAsync<PermissionsPage>(Clinic.Ines, p => p.Add(c => c.MemberId, Clinic.Nora.Id))).Markup,
        };

        markup.Should().NotContain(SealedText.Mark);
        markup.Should().Contain(screen == "list" ? "conversation" : UnreadableText.Name);
    }

    [Fact]
    public void No_news_and_no_problem_shows_it_either()
    {
        Toasts.Say($"{SealedText.Mark} can sign in again.");
        var problem = Render<Problem>(p => p.Add(c => c.Text, $"{SealedText.Mark} is a client."));

        Toasts.Shown.Single().Text.Should().Be("(not readable) can sign in again.");
        problem.Find("[role=alert]").Words().Should().EndWith("(not readable) is a client.");
    }

    /// <summary>One message on behalf of the owner, of which no text opens, nor the title.</summary>
    private async Task<Guid> BrokenAsync()
    {
        var chat = await Clinic.StartAsync("Knee", Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "We will call you.");
        Contents.Ask(Clinic.File, "UPDATE Messages SET SealedText = zeroblob(40), SealedByline = zeroblob(40)");
        Contents.Ask(Clinic.File, "UPDATE Conversations SET SealedPreview = zeroblob(40), SealedTitle = zeroblob(40)");
        Contents.Ask(Clinic.File, "UPDATE Conversations SET SealedLastNames = zeroblob(40)");
        return chat;
    }
}

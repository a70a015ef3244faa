using Bunit;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Messaging.Composing;
using OrgChat.Web.Components.Printing;
using OrgChat.Web.Components.Search;

namespace OrgChat.Tests.Components.Messaging;

/// <summary>“On behalf of” is made of the people kept with the message, wherever it is shown, in its reader’s language.</summary>
public sealed class LabelLanguageTests : ScreenTest
{
    private const string English = "Jamie Lee On behalf of Dr. Maria Lopez";
    private const string Spanish = "Jamie Lee en nombre de Dr. Maria Lopez";

    [Theory]
    [InlineData("en", English)]
    [InlineData("es", Spanish)]
    public async Task The_same_message_is_read_by_each_in_their_own_language(string code, string label)
    {
        var chat = await AnsweredAsync();
        Language.Of(code)!.Use();

        Label(await OpenAsync(Clinic.Ana, chat)).Should().Be((label, label));
    }

    [Fact]
    public async Task What_an_English_writer_sends_is_drawn_in_Spanish_in_the_open_window_of_a_Spanish_reader()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Language.Spanish.Use();
        var pane = await OpenAsync(Clinic.Ana, chat);

        Language.English.Use();
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "We will call you.");

        pane.WaitForAssertion(() => pane.FindAll("[role=log] article").Should().ContainSingle());
        Label(pane).Should().Be((Spanish, Spanish));
        pane.Texts(".day").Should().Equal("Hoy");
    }

    [Fact]
    public async Task Lists_results_and_paper_say_it_in_Spanish()
    {
        var chat = await AnsweredAsync();
        Language.Spanish.Use();
        var row = (await Clinic.Inbox.ListAsync(Clinic.Maria, new InboxFilter(ChatView.Personal))).Rows.Single();
        var found = (await Clinic.Search.SearchAsync(Clinic.Maria, new SearchRequest("call"))).Rows.Single();
        var page = (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Page;
        var maria = await Clinic.PersonAsync(Clinic.Maria);

        var line = await OpenAsync<ConversationListRow>(Clinic.Maria, p => p.Add(r => r.Row, row).Add(r => r.Href, "/"));
        var result = Render<SearchResultLine>(p => p.Add(r => r.Result, found));
        var paper = Render<PrintMessages>(p => p.Add(m => m.Page, page).Add(m => m.Reader, maria));

        line.Find(".row-preview").Words().Should().Be("Jamie en nombre de Dr. Lopez: We will call you.");
        result.Find(".result-by").Words().Should().StartWith(Spanish);
        paper.Find(".print-by").Words().Should().StartWith($"{Spanish} · ");
    }

    [Fact]
    public async Task The_confirmation_shows_it_as_its_writer_reads_it_over_what_arrived_and_over_the_preview()
    {
        var chat = await AnsweredAsync();
        Language.Spanish.Use();
        var details = await Clinic.Reader.DetailsAsync(Clinic.Sam, chat);

        await OpenAsync<OnBehalfConfirmation>(Clinic.Sam, p => p.Add(c => c.Details, details).Add(c => c.Text, "We will call you."));

        Dialogs.Find("h2").Words().Should().Be("¿Enviar en nombre de Dr. Maria Lopez?");
        Dialogs.Find(".preview .byline").Words().Should().Be("Sam Ortiz en nombre de Dr. Maria Lopez");
        Dialogs.WaitForAssertion(() => Dialogs.Texts(".notice-quote").Should().ContainSingle()
            .Which.Should().StartWith($"{Spanish}, ").And.EndWith("«We will call you.»"));
    }

    private async Task<Guid> AnsweredAsync()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "We will call you.");
        return chat;
    }

    /// <summary>The label as it is seen and as it is heard.</summary>
    private static (string Seen, string Heard) Label(IRenderedComponent<ConversationPane> pane) =>
        (pane.Find(".byline").Words(), pane.Find("[role=log] article").GetAttribute("aria-label")!.Split(',')[0]);

    private Task<IRenderedComponent<ConversationPane>> OpenAsync(Someone reader, Guid conversation) =>
        OpenAsync<ConversationPane>(reader, p => p.Add(c => c.ConversationId, conversation).Add(c => c.View, ChatView.Personal));
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.ClientStarts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.ClientStarts;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.ClientStarts;

public sealed class StartPageTests : ScreenTest
{
    private const string Text = "May I have a refill?";

    [Fact]
    public async Task Ana_chooses_whom_and_about_what_and_is_taken_to_what_she_began()
    {
        await Clinic.StartReasons.BeginAsync(Clinic.Ines);
        await ShareAsync(Clinic.Maria);
        await ShareAsync(Clinic.Nora);
        var page = await OpenAsync<StartPage>(Clinic.Ana);
        page.Texts(".start-name").Should().Equal("Dr. Maria Lopez", "Nora Fields");
        page.Texts(".start-title").Should().Equal("Physician", "Front desk");
        page.Texts(".start-reason").Should().Equal("Refill", "Appointment", "Bill", "Results", "Something else");

        await page.InvokeAsync(() => page.FindAll("input[name=start-to]")[1].Change("on"));
        await page.InvokeAsync(() => page.Button("Refill").Click());
        page.Button("Refill").GetAttribute("aria-pressed").Should().Be("true");
        (await SendAsync(page)).Should().BeTrue();

        var id = Guid.Parse(Services.GetRequiredService<NavigationManager>().Uri.Split('/')[^1]);
        var begun = await Clinic.ConversationAsync(id);
        (begun.Owner.Name, begun.Preview).Should().Be(("Nora Fields", Text));
        (await Clinic.Starts.StartedAsync(Clinic.Nora, id))!.Reason.Should().Be("Refill");
    }

    [Fact]
    public async Task What_is_open_with_somebody_is_shown_first_until_there_is_a_reason()
    {
        await Clinic.StartReasons.BeginAsync(Clinic.Ines);
        var open = await ShareAsync(Clinic.Maria);
        var page = await OpenAsync<StartPage>(Clinic.Ana);

        page.Find(".notice").Words().Should().StartWith("You are already writing with Dr. Lopez.");
        page.Find(".notice a").GetAttribute("href").Should().Be($"/chat/{open}");
        await page.InvokeAsync(() => page.Button("Results").Click());
        page.FindAll(".notice").Should().BeEmpty();
        await page.InvokeAsync(() => page.Button("Results").Click());
        page.FindAll(".notice").Should().ContainSingle("a reason pressed again is taken back");
    }

    [Fact]
    public async Task A_refusal_is_said_and_what_is_offered_no_more_is_gone()
    {
        await ShareAsync(Clinic.Maria);
        await ShareAsync(Clinic.Nora);
        var page = await OpenAsync<StartPage>(Clinic.Ana);
        await Clinic.StartPolicy.AcceptAsync(Clinic.Maria, accepts: false);

        (await SendAsync(page)).Should().BeFalse();

        page.Find("[role=alert]:not([hidden])").Words().Should().StartWith("You cannot begin a conversation with this person any more.");
        page.Texts(".start-name").Should().Equal("Nora Fields");
        Services.GetRequiredService<NavigationManager>().Uri.Should().NotContain("/chat/");
    }

    [Fact]
    public async Task What_was_begun_is_there_again()
    {
        await Clinic.StartReasons.BeginAsync(Clinic.Ines);
        await ShareAsync(Clinic.Maria);
        await ShareAsync(Clinic.Nora);
        var bill = (await Clinic.StartReasons.ListAsync(Clinic.Ines))[2].Id;
        var begun = new StartForm(new Draft(Guid.NewGuid(), Text), Clinic.Nora, bill);
        await Clinic.Starts.KeepDraftAsync(Clinic.Ana, begun);
        var script = JSInterop.SetupModule("./Components/ClientStarts/StartComposer.razor.js");
        script.Mode = JSRuntimeMode.Loose;

        var page = await OpenAsync<StartPage>(Clinic.Ana);

        page.FindAll("input[name=start-to]")[1].HasAttribute("checked").Should().BeTrue();
        page.Button("Bill").GetAttribute("aria-pressed").Should().Be("true");
        await Eventually.TrueAsync(() => script.Invocations["start"].Count > 0); // After the drawing.
        script.Invocations["start"].Single().Arguments.Should().Contain(begun.Draft.Key).And.Contain(Text);
    }

    [Fact]
    public async Task The_phone_and_the_emergency_line_stand_there_and_when_the_clinic_is_back()
    {
        await Clinic.SaysAsync(clinic => clinic with
        {
            Phone = "(555) 010-2000",
            EmergencyLine = "911",
            Hours = OpeningHours.Of("10:00-17:00;10:00-17:00;;;;;"),
            TimeZone = "UTC",
        });
        await ShareAsync(Clinic.Maria);

        var page = await OpenAsync<StartPage>(Clinic.Ana); // A Monday at nine.

        page.WaitForAssertion(() => page.Texts(".start .call-us").Should().Equal("Emergency: 911", "Rather talk? (555) 010-2000"));
        page.Find(".head-sub").Words().Should().Be("Lakeside Clinic · Closed until 10 AM");
        page.Find(".start-closed").Words().Should().Be("Closed until 10 AM. Your message waits for the clinic.");
    }

    [Fact]
    public async Task Where_nobody_can_be_written_to_the_page_says_what_to_do()
    {
        await Clinic.SaysAsync(clinic => clinic with { Phone = "(555) 010-2000" });
        var page = await OpenAsync<StartPage>(Clinic.Ana);
        page.Find(".start .empty-title").Words().Should().Be("Nobody can be written to here yet");
        page.WaitForAssertion(() => page.Find(".start .empty .call-us").Words().Should().Contain("(555) 010-2000"));
        page.FindAll("textarea").Should().BeEmpty();
    }

    [Fact]
    public async Task The_clinic_alone_is_offered_to_who_has_no_care_team()
    {
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: true, Clinic.Sam);
        var page = await OpenAsync<StartPage>(Clinic.Tomas);

        page.Texts(".start-name").Should().Equal("The clinic");
        (await SendAsync(page)).Should().BeTrue();
        (await Clinic.Inbox.ListAsync(Clinic.Sam, new(ChatView.Personal))).Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task The_way_there_stands_with_a_clients_list() =>
        (await OpenListAsync(Clinic.Ana)).WaitForElement(".list-head a[href='/chat/new']").GetAttribute("aria-label")
            .Should().Be("New message");

    [Fact]
    public async Task The_team_has_another_way_and_not_this_page()
    {
        (await OpenListAsync(Clinic.Jamie)).FindAll("a[href='/chat/new']").Should().BeEmpty();
        Render<StartPage>().FindAll(".start").Should().BeEmpty();
    }

    [Fact]
    public async Task A_clinic_that_wants_none_shows_no_way_and_says_so_to_who_knows_the_address()
    {
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: false, null);

        (await OpenListAsync(Clinic.Ana)).FindAll("a[href='/chat/new']").Should().BeEmpty();
        Render<StartPage>().WaitForElement(".start .empty-title").Words().Should().Be("The clinic takes no new conversations here");
    }

    [Fact]
    public async Task Switched_off_while_Ana_writes_the_page_says_so_at_once_keeps_her_text_and_says_whom_to_call()
    {
        await Clinic.SaysAsync(clinic => clinic with { Phone = "(555) 010-2000", EmergencyLine = "911" });
        await ShareAsync(Clinic.Maria);
        var page = await OpenAsync<StartPage>(Clinic.Ana);

        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: false, null);

        page.WaitForAssertion(() => page.Find(".start-foot [role=status]").Words().Should().Be("The clinic takes no new conversations here"
            + " What you wrote is kept. Write on in a conversation you have, or call the clinic. Call us: (555) 010-2000"));
        page.Find(".call-emergency").Words().Should().Be("Emergency: 911");
        page.FindAll("#start-text").Should().ContainSingle();
        page.FindAll("button[type=submit]").Should().BeEmpty();
        page.WaitForAssertion(() => page.FindAll(".list-head a[href='/chat/new']").Should().BeEmpty());

        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: true, null);

        page.WaitForAssertion(() => page.FindAll("button[type=submit]").Should().ContainSingle());
        page.FindAll(".start-foot .notice").Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_is_attached_to_the_first_message_as_to_any_other()
    {
        await ShareAsync(Clinic.Maria);
        var file = await Clinic.Attachments.UploadAsync(Clinic.Ana, null, "letter.pdf", new MemoryStream(Samples.Pdf()));
        var page = await OpenAsync<StartPage>(Clinic.Ana);
        page.FindAll(".start-part [data-attach]").Should().ContainSingle();

        (await SendAsync(page, file.Id)).Should().BeTrue();

        var id = Guid.Parse(Services.GetRequiredService<NavigationManager>().Uri.Split('/')[^1]);
        (await Clinic.Reader.NewestAsync(Clinic.Maria, id)).Messages.Single().Attachments.Single().FileName.Should().Be("letter.pdf");
    }

    [Fact]
    public async Task Whether_what_was_sent_has_arrived_can_be_asked_where_no_answer_came()
    {
        await ShareAsync(Clinic.Maria);
        var composer = (await OpenAsync<StartPage>(Clinic.Ana)).FindComponent<StartComposer>();
        var key = Guid.NewGuid();

        (await composer.InvokeAsync(() => composer.Instance.WasSentAsync(key, Text))).Should().BeFalse();
        await composer.InvokeAsync(() => composer.Instance.SendAsync(key, Text, []));
        (await composer.InvokeAsync(() => composer.Instance.WasSentAsync(key, Text))).Should().BeTrue();
        (await composer.InvokeAsync(() => composer.Instance.WasSentAsync(key, "Another text"))).Should().BeFalse();
    }

    [Fact]
    public async Task What_was_begun_stays_in_sight_where_the_clinic_takes_no_new_conversations()
    {
        await ShareAsync(Clinic.Maria);
        await Clinic.Starts.KeepDraftAsync(Clinic.Ana, new StartForm(new Draft(Guid.NewGuid(), Text), Clinic.Maria, null));
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: false, null);

        var page = await OpenAsync<StartPage>(Clinic.Ana);

        page.FindAll("#start-text").Should().ContainSingle();
        page.Find(".start-foot .notice").Words().Should().StartWith("The clinic takes no new conversations here");
    }

    [Fact]
    public async Task A_closed_conversation_leads_on_to_a_new_one_with_its_owner()
    {
        var chat = await ShareAsync(Clinic.Nora);
        await ShareAsync(Clinic.Maria);
        await Clinic.Conversations.CloseAsync(Clinic.Nora, chat);
        var pane = await OpenPaneAsync(Clinic.Ana, chat, ChatView.Personal);
        pane.WaitForElement(".composer-closed a.btn").GetAttribute("href").Should().Be($"/chat/new?to={Clinic.Nora.Id}");

        var composer = Render<StartComposer>(p => p.Add(c => c.To, Clinic.Nora.Id));

        composer.WaitForElement("input[checked]").ParentElement!.Words().Should().Contain("Nora Fields");
    }

    [Fact]
    public async Task The_team_reads_that_the_client_began_it_and_what_about_in_the_conversation_and_beside_it()
    {
        var pane = await OpenPaneAsync(Clinic.Jamie, await RefillAsync(), ChatView.Organization);

        pane.WaitForAssertion(() => pane.Texts(".event")[0].Should().StartWith("Ana Ruiz started the conversation: Refill ·"));
        pane.WaitForElement("[aria-labelledby=started-by] dd").Words().Should().Be("Refill");
    }

    [Fact]
    public async Task The_client_reads_it_in_the_conversation_alone_and_in_their_own_language()
    {
        Language.Spanish.Use();
        var pane = await OpenPaneAsync(Clinic.Ana, await RefillAsync(), ChatView.Personal);

        pane.WaitForAssertion(() => pane.Texts(".event")[0].Should().Contain("empezó la conversación: Renovar receta"));
        pane.FindAll("[aria-labelledby=started-by]").Should().BeEmpty();
    }

    private Task<IRenderedComponent<ConversationList>> OpenListAsync(Someone reader) =>
        OpenAsync<ConversationList>(reader, p => p.Add(l => l.Place, ListPlace.First));

    private Task<IRenderedComponent<ConversationPane>> OpenPaneAsync(Someone reader, Guid chat, ChatView view) =>
        OpenAsync<ConversationPane>(reader, p => p.Add(c => c.ConversationId, chat).Add(c => c.View, view));

    private async Task<Guid> RefillAsync()
    {
        await ShareAsync(Clinic.Maria);
        await Clinic.StartReasons.BeginAsync(Clinic.Ines);
        var refill = (await Clinic.StartReasons.ListAsync(Clinic.Ines))[0].Id;
        return await Clinic.Starts.StartAsync(Clinic.Ana, new StartForm(new Draft(Guid.NewGuid(), Text), Clinic.Maria, refill));
    }

    private Task<Guid> ShareAsync(Someone member)
    {
        Clinic.Later();
        return Clinic.StartAsync(member, Clinic.Ana);
    }

    private static Task<bool> SendAsync(IRenderedComponent<StartPage> page, params Guid[] files)
    {
        var composer = page.FindComponent<StartComposer>();
        return composer.InvokeAsync(() => composer.Instance.SendAsync(Guid.NewGuid(), Text, files));
    }
}

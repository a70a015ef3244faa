using AngleSharp.Html.Dom;
using Bunit;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Team;
using OrgChat.Web.Mail;

namespace OrgChat.Tests.Components.Team;

public sealed class MemberPageTests : ScreenTest
{
    [Fact]
    public async Task Whoever_leaves_hands_their_conversations_over_in_the_same_step()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var page = await OpenAsync(Clinic.Maria);
        await page.InvokeAsync(() => page.Button("Deactivate").Click());
        Dialogs.Find("[role=dialog]").Words().Should().Contain("Dr. Lopez owns 1 conversation.");

        await page.InvokeAsync(() => Dialogs.Find("form").Submit());
        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should().EndWith("Choose who takes them over."));
        await ChooseAsync(Dialogs, "Hand the conversations over to", "Dr. Daniel Kim");
        await page.InvokeAsync(() => Dialogs.Find("form").Submit());

        page.WaitForAssertion(() => page.Button("Reactivate"));
        (await Clinic.ConversationAsync(conversation)).OwnerId.Should().Be(Clinic.Daniel.Id);
        (await Clinic.PersonAsync(Clinic.Maria)).IsActive.Should().BeFalse();
    }

    [Fact]
    public async Task A_link_for_an_account_in_use_goes_to_its_mailbox_alone()
    {
        var mails = Path.Combine(Path.GetDirectoryName(Clinic.File)!, "mail");
        Services.AddSingleton(new MailOptions(null, 0, SecureSocketOptions.None, null, null, "clinic@lakeside.example", mails));
        await Clinic.HasPasswordAsync(Clinic.Maria, "three unrelated words");
        var page = await OpenAsync(Clinic.Maria);

        await page.InvokeAsync(() => page.Button("Make a sign-in link").Click());

        page.WaitForAssertion(() => page.Find(".notice-ok").Words()
            .Should().EndWith("A link is on its way to Dr. Maria Lopez’s mailbox, and nowhere else. It works once, for three days."));
        page.FindAll("#sign-in-link").Should().BeEmpty();
        page.Markup.Should().NotContain("choose-password");
    }

    [Fact]
    public async Task Somebody_who_left_can_come_back()
    {
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);
        var page = await OpenAsync(Clinic.Nora);

        await page.InvokeAsync(() => page.Button("Reactivate").Click());

        page.WaitForAssertion(() => page.Button("Deactivate"));
        (await Clinic.PersonAsync(Clinic.Nora)).IsActive.Should().BeTrue();
    }

    [Fact]
    public async Task A_profile_is_saved_with_its_sentence_when_it_is_not_as_it_must_be()
    {
        var page = await OpenAsync(Clinic.Nora);

        await page.InvokeAsync(() => page.Find("#member-name").Change(""));
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => page.Find("[role=alert]").Words().Should().EndWith("Enter a name."));
        await page.InvokeAsync(() => page.Find("#member-name").Change("Nora Fields-Lind"));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForAssertion(() => page.Find("h1").Words().Should().Be("Nora Fields-Lind"));
    }

    [Fact]
    public async Task What_is_being_typed_stays_when_somebody_else_changes_the_member()
    {
        var page = await OpenAsync(Clinic.Nora);
        await page.InvokeAsync(() => page.Find("#member-profession").Change("Nurse"));

        await Clinic.Team.EditAsync(Clinic.Ines, Clinic.Nora,
            new MemberForm("Nora F.", "nora.fields@lakeside.example", TeamRole.Support, "", false));

        page.WaitForAssertion(() => page.Find("h1").Words().Should().Be("Nora F."));
        ((IHtmlInputElement)page.Find("#member-profession")).Value.Should().Be("Nurse");
    }

    [Fact]
    public async Task Nobody_changes_their_own_role_or_deactivates_themselves()
    {
        var page = await OpenAsync(Clinic.Ines);

        page.Find("[role=combobox][aria-label=Role]").HasAttribute("disabled").Should().BeTrue();
        page.Find("input[type=checkbox]").HasAttribute("disabled").Should().BeTrue();
        page.Texts("button").Should().NotContain("Deactivate");
    }

    private Task<IRenderedComponent<MemberPage>> OpenAsync(Someone member) =>
        OpenAsync<MemberPage>(Clinic.Ines, page => page.Add(p => p.MemberId, member.Id));
}

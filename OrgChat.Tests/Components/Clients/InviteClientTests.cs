using Bunit;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Clients;
using OrgChat.Web.Mail;

namespace OrgChat.Tests.Components.Clients;

/// <summary>On a server without mail, no screen of the clinic shows what a client signs in with.</summary>
public sealed class InviteClientTests : ScreenTest
{
    [Fact]
    public async Task A_member_who_may_open_the_page_is_offered_no_link_and_told_what_to_do()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var invite = await OpenAsync(Clinic.Maria);

        invite.FindAll("button, input").Should().BeEmpty();
        invite.Markup.Should().Contain("An admin can make an invitation letter for Ana Ruiz");
    }

    [Fact]
    public async Task The_admin_is_shown_the_letter_once()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.AllowAsync(Clinic.Ines, TestClinic.TheThree);
        var admin = await OpenAsync(Clinic.Ines);
        await admin.InvokeAsync(() => admin.Button("Make an invitation letter").Click());
        admin.WaitForAssertion(() => admin.Find(".letter-code").Words().Should().MatchRegex("^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$"));
        var code = admin.Find(".letter-code").Words();

        var again = Render<InviteClient>(parameters => parameters.Add(i => i.ClientId, Clinic.Ana.Id).Add(i => i.Name, "Ana Ruiz")
            .Add(i => i.HasAddress, true));
        again.WaitForAssertion(() => again.Markup.Should().Contain("Ines Romero made an invitation letter for Ana Ruiz.")
            .And.Contain("Somebody else who knows Ana Ruiz"));
        again.Markup.Should().NotContain(code);
        again.Texts("button").Should().Equal("Make a new letter");
    }

    [Fact]
    public async Task Dr_Lopez_who_knows_Ana_is_shown_the_second_code_and_not_the_letters()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.AllowAsync(Clinic.Ines, TestClinic.TheThree);
        var letter = await Clinic.Invitations.WriteLetterAsync(Clinic.Ines, Clinic.Ana);

        var invite = await OpenAsync(Clinic.Maria);
        await invite.InvokeAsync(() => invite.Button("I made sure it is Ana Ruiz: show the second code").Click());

        invite.WaitForAssertion(() => invite.Find("#second-code").GetAttribute("value").Should().MatchRegex("^[0-9]{4} [0-9]{4}$"));
        invite.Markup.Should().NotContain(letter.Code);
    }

    [Theory]
    [InlineData(true, "Invite to OrgChat")]
    [InlineData(false, "Make an invitation letter")]
    public async Task Where_mail_works_a_client_without_an_address_gets_a_letter(bool hasAddress, string offered)
    {
        Services.AddSingleton(
            new MailOptions("mail.lakeside.example", 587, SecureSocketOptions.StartTls, null, null, "clinic@lakeside.example", null));
        await Clinic.AllowAsync(Clinic.Ines, TestClinic.TheThree);

        var invite = await OpenAsync(Clinic.Ines, hasAddress);

        invite.WaitForAssertion(() => invite.Texts("button").Should().Equal(offered));
    }

    private Task<IRenderedComponent<InviteClient>> OpenAsync(Someone reader, bool hasAddress = true) =>
        OpenAsync<InviteClient>(reader,
            parameters => parameters.Add(i => i.ClientId, Clinic.Ana.Id).Add(i => i.Name, "Ana Ruiz").Add(i => i.HasAddress, hasAddress));
}

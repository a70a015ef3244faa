using Bunit;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Clients.Adding;
using OrgChat.Web.Mail;

namespace OrgChat.Tests.Components.Clients.Adding;

/// <summary>The dialog. Everybody of the test clinic is born on May 17, 1980; today is March 2, 2026.</summary>
public sealed class AddClientTests : ScreenTest
{
    private int closed;

    [Fact]
    public async Task Each_field_says_what_is_wrong_and_nothing_that_was_typed_is_lost()
    {
        await OpenAsync(Clinic.Jamie);
        await TypeAsync("client-first-name", "Elena");
        await TypeAsync("client-email", "elena at mail");
        await TypeAsync("client-phone", "call her");

        await SubmitAsync();

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".mud-input-error.mud-input-helper-text").Should().Equal(
            "Enter the birth date: it tells clients of one name apart.", "Enter an e-mail address such as name@clinic.example.",
            "Write the phone number with digits, such as (555) 010-2000."));
        ValueOf("client-first-name").Should().Be("Elena");
        ValueOf("client-phone").Should().Be("call her");
        (await Clinic.RecordAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_age_and_what_the_provider_and_the_language_mean_stand_below()
    {
        await OpenAsync(Clinic.Maria);
        await TypeAsync("client-first-name", "Elena");
        await TypeAsync("client-birth-date", "1968-02-11");

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".mud-input-helper-text").Should().Equal("58 years old",
            "Screens and mails come in English", "E-mail or phone, one is enough",
            "Elena comes into their care and is one of their own clients"));
    }

    [Theory]
    [InlineData(false, "Ines", "", "Add and make a letter")]
    [InlineData(false, "Ines", "e@mail.example", "Add and make a letter")]
    [InlineData(false, "Jamie", "e@mail.example", "Add")]
    [InlineData(true, "Ines", "e@mail.example", "Add and invite")]
    [InlineData(true, "Jamie", "e@mail.example", "Add and invite")]
    [InlineData(true, "Jamie", "", "Add")]
    public async Task The_button_says_what_is_sent(bool isMailing, string who, string email, string says)
    {
        await OpenAsync(who == "Ines" ? Clinic.Ines : Clinic.Jamie, isMailing);
        await TypeAsync("client-email", email);

        Dialogs.WaitForAssertion(() => Dialogs.Find("button[type=submit]").Words().Should().Be(says));
    }

    [Fact]
    public async Task An_admin_is_shown_the_letter_of_a_client_without_an_address_and_can_undo()
    {
        await OpenAsync(Clinic.Ines);
        await FillAsync("Elena", "Costa", "1968-02-11", phone: "555 014 2277");
        await SubmitAsync();

        Dialogs.WaitForAssertion(() => Dialogs.Find(".letter-code").Words().Should().NotBeEmpty());
        Dialogs.Find("h2").Words().Should().Be("Elena Costa was added.");
        var toast = Toasts.Shown.Single();
        toast.Offer.Should().Be("Undo");
        await Dialogs.InvokeAsync(toast.OfferAsync!);

        Toasts.Shown[^1].Text.Should().Be("Elena Costa was taken back.");
        (await Clinic.ActsAsync())[^1].Action.Should().Be(AuditAction.ClientTakenBack);
    }

    [Fact]
    public async Task Who_seems_to_be_a_client_already_is_named_with_the_birth_date_and_the_person_chooses()
    {
        await OpenAsync(Clinic.Jamie);
        await FillAsync("ana", "ruiz", "1980-05-17", phone: "555 014 2277");
        await SubmitAsync();

        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should()
            .Contain("Ana Ruiz born May 17, 1980 has this name and birth date"));
        (await CountAsync()).Should().Be(5);
        await Dialogs.InvokeAsync(() => Dialogs.Button("It is somebody else: add").Click());

        await Eventually.TrueAsync(async () => await CountAsync() == 6);
        closed.Should().Be(1);
    }

    [Fact]
    public async Task An_address_that_is_somebodys_is_said_at_its_field_and_there_is_no_way_around()
    {
        await OpenAsync(Clinic.Jamie);
        await FillAsync("Elena", "Costa", "1968-02-11", email: "ana.ruiz@mail.example");
        await SubmitAsync();

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".mud-input-error.mud-input-helper-text").Should()
            .Equal("Ana Ruiz, born May 17, 1980 has this e-mail address."));
        Dialogs.Texts("button").Should().NotContain("It is somebody else: add");
    }

    [Fact]
    public async Task With_another_the_form_is_empty_again_and_the_second_click_of_a_double_click_does_nothing()
    {
        await OpenAsync(Clinic.Jamie);
        await Dialogs.InvokeAsync(() => Dialogs.Find(".add-another input").Change(true));
        await FillAsync("Elena", "Costa", "1968-02-11", phone: "555 014 2277");
        await SubmitAsync();
        await SubmitAsync();

        await Eventually.TrueAsync(async () => await CountAsync() == 6);
        Dialogs.WaitForAssertion(() => ValueOf("client-first-name").Should().BeNullOrEmpty());
        Dialogs.FindAll(".mud-input-error.mud-input-helper-text").Should().BeEmpty();
        closed.Should().Be(0);
    }

    [Fact]
    public async Task It_speaks_the_readers_language()
    {
        Language.Spanish.Use();
        await OpenAsync(Clinic.Maria);

        Dialogs.WaitForAssertion(() => Dialogs.Find("h2").Words().Should().Be("Agregar un cliente"));
        Dialogs.Texts(".field-label").Should().Contain("Fecha de nacimiento").And.NotContain("Birth date");
    }

    [Theory]
    [InlineData("Ines", true)]
    [InlineData("Maria", true)]
    [InlineData("Jamie", true)]
    [InlineData("Nora", false)]
    public async Task Only_who_may_add_clients_has_the_button(string who, bool isThere)
    {
        var reader = who switch { "Ines" => Clinic.Ines, "Maria" => Clinic.Maria, "Jamie" => Clinic.Jamie, _ => Clinic.Nora };

        var button = await OpenAsync<AddClientButton>(reader);

        button.Texts("button").Should().Equal(isThere ? ["Add a client"] : []);
    }

    private async Task OpenAsync(Someone reader, bool isMailing = false)
    {
        if (isMailing)
            Services.AddSingleton(
                new MailOptions("mail.lakeside.example", 587, SecureSocketOptions.StartTls, null, null, "clinic@lakeside.example", null));
        await OpenAsync<AddClient>(reader, parameters => parameters.Add(one => one.OnClose, () => closed++));
        Dialogs.WaitForElement("#client-first-name");
    }

    private async Task FillAsync(string first, string last, string born, string email = "", string phone = "")
    {
        await TypeAsync("client-first-name", first);
        await TypeAsync("client-last-name", last);
        await TypeAsync("client-birth-date", born);
        await TypeAsync("client-email", email);
        await TypeAsync("client-phone", phone);
    }

    private Task TypeAsync(string field, string text) => Dialogs.InvokeAsync(() =>
        field == "client-email" ? Dialogs.Find($"#{field}").InputAsync(text) : Dialogs.Find($"#{field}").ChangeAsync(text));

    private Task SubmitAsync() => Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());

    private string? ValueOf(string field) => Dialogs.Find($"#{field}").GetAttribute("value");

    private Task<int> CountAsync() => Clinic.Database.ReadAsync(db => db.Clients.CountAsync());
}

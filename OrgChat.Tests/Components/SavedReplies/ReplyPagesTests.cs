using Bunit;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.SavedReplies;
using OrgChat.Domain.Model.Languages;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.SavedReplies;

namespace OrgChat.Tests.Components.SavedReplies;

public sealed class ReplyPagesTests : ScreenTest
{
    private static readonly SavedReplyForm Refill =
        new(null, true, "Refill sent", "Prescriptions", "Hello {client-first-name}, call us at {clinic-phone}.");

    [Fact]
    public async Task An_admin_begins_with_the_example_and_sees_it_filled_in()
    {
        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Ines);
        page.Find(".empty-title").Words().Should().Be("There are no saved replies yet");

        await page.InvokeAsync(() => page.Button("Begin with this example").Click());
        Dialogs.Find("#reply-preview").Words().Should().Be("Preview: the client is Ana, the owner Dr. Maria Lopez");
        Dialogs.Find(".reply-filled").Words().Should().StartWith("Hello Ana, your refill was sent").And.EndWith("Ines Romero, Lakeside Clinic");
        Dialogs.Find(".preview .notice").Words().Should().EndWith("The clinic’s phone is empty: {clinic-phone} stands in the text");
        await SaveAsync();

        page.WaitForAssertion(() => page.Find(".line-title").Words().Should().Be("Refill sent"));
        page.Texts("h3").Should().Equal("Prescriptions");
        Toasts.Shown.Select(toast => toast.Text).Should().Equal("Saved.");
        (await Clinic.SavedReplies.ListAsync(Clinic.Jamie)).Should().ContainSingle().Which.Text.Should().Contain("{client-first-name}");
    }

    [Fact]
    public async Task The_preview_follows_what_is_typed()
    {
        var page = await OpenAsync<OwnRepliesPage>(Clinic.Jamie);
        await page.InvokeAsync(() => page.Button("Add a reply").Click());

        await Dialogs.InvokeAsync(() => Dialogs.Find("#reply-text").Input("Dear {client-first-name}"));

        Dialogs.Find(".reply-filled").Words().Should().Be("Dear Ana");
        Dialogs.Texts("[aria-label='Insert a variable'] button").Should()
            .Equal("Client’s first name", "Owner’s name", "Your name", "Clinic’s name", "Clinic’s phone");
    }

    [Fact]
    public async Task What_was_written_and_not_saved_is_said_and_is_there_again()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Ines);
        await page.InvokeAsync(() => page.Find("[aria-label='Edit Refill sent']").Click());
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reply-text").Input("Half a sentence"));

        await Dialogs.InvokeAsync(() => Dialogs.Find("[data-close]").Click());
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
        var told = Toasts.Shown.Should().ContainSingle().Subject;
        (told.Text, told.Offer).Should().Be(("Your changes are not saved yet.", "Go on writing"));
        await told.OfferAsync!();

        Dialogs.WaitForAssertion(() => Dialogs.Find("#reply-text").GetAttribute("value").Should().Be("Half a sentence"));
        (await Clinic.SavedReplies.ListAsync(Clinic.Ines)).Single().Text.Should().Be(Refill.Text);
    }

    [Fact]
    public async Task Closing_what_nobody_changed_says_nothing()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Ines);
        await page.InvokeAsync(() => page.Find("[aria-label='Edit Refill sent']").Click());

        await Dialogs.InvokeAsync(() => Dialogs.Find("[data-close]").Click());

        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
        Toasts.Shown.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_stops_being_an_admin_while_they_write_is_told_and_keeps_what_they_wrote()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Ines);
        await page.InvokeAsync(() => page.Find("[aria-label='Edit Refill sent']").Click());
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reply-text").Input("Too late"));
        await Clinic.QuietlyAsync(async db => (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Ines.Id)).StopBeingAdmin());

        await SaveAsync();

        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should().Contain("changed by its admins"));
        Dialogs.Find("#reply-text").GetAttribute("value").Should().Be("Too late");
    }

    [Fact]
    public async Task What_another_changed_meanwhile_is_told_once_and_then_put_in_its_place()
    {
        await Clinic.HasAdminAsync(Clinic.Daniel);
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Ines);
        await page.InvokeAsync(() => page.Find("[aria-label='Edit Refill sent']").Click());
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reply-text").Input("By Ines"));
        Clinic.Later();
        await Clinic.SavedReplies.SaveAsync(Clinic.Daniel, Refill with { Id = id, Text = "By Dr. Kim" });

        await SaveAsync();
        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should().Contain("Somebody changed this saved reply meanwhile."));
        await SaveAsync();

        page.WaitForAssertion(() => page.Find(".reply-says").Words().Should().Be("By Ines"));
    }

    [Fact]
    public async Task Removed_it_comes_back_by_Undo()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Ines);

        await page.InvokeAsync(() => page.Find("[aria-label='Remove Refill sent']").Click());
        page.WaitForAssertion(() => page.FindAll(".line").Should().BeEmpty());
        var told = Toasts.Shown.Single();
        (told.Text, told.Offer).Should().Be(("“Refill sent” was removed.", "Undo"));
        await told.OfferAsync!();

        page.WaitForAssertion(() => page.Texts(".line-title").Should().Equal("Refill sent"));
    }

    [Fact]
    public async Task It_is_found_by_title_folder_and_words_whatever_their_accents()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill with { Title = "Até amanhã", Folder = "Português", Text = "Até amanhã!" });
        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Nora);
        foreach (var (typed, found) in new[] { ("refill", "Refill sent"), ("portug", "Até amanhã"), ("ate aman", "Até amanhã"), ("CALL", "Refill sent") })
        {
            await page.InvokeAsync(() => page.Find("[type=search]").Input(typed));
            Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
            page.WaitForAssertion(() => page.Texts(".line-title").Should().Equal(found));
        }

        page.Find("[role=status]").Words().Should().Be("1 saved reply");
    }

    [Fact]
    public async Task The_team_reads_the_clinics_and_changes_nothing()
    {
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        await Clinic.SavedReplies.UseAsync(Clinic.Sam, id);

        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Nora);
        page.FindAll(".line button").Should().BeEmpty();
        page.Markup.Should().NotContain("Add a reply");
        page.Texts("nav .tab").Should().Equal("Saved replies");
        page.Texts(".line-sub")[1].Should().Be("Used 1 time · changed Mar 2, 2026 by Ines Romero");
    }

    [Fact]
    public async Task A_client_finds_no_page_of_the_clinics() =>
        (await OpenAsync<ClinicRepliesPage>(Clinic.Ana)).FindAll("#replies").Should().BeEmpty();

    [Fact]
    public async Task A_client_keeps_none_of_their_own() =>
        (await OpenAsync<OwnRepliesPage>(Clinic.Ana)).FindAll("#replies").Should().BeEmpty();

    [Fact]
    public async Task They_read_in_Spanish()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        Language.Spanish.Use();

        var page = await OpenAsync<ClinicRepliesPage>(Clinic.Ines);

        page.Find("#replies").Words().Should().Be("Las respuestas guardadas de la clínica");
        page.Texts(".line-sub")[1].Should().Be("Usada 0 veces · cambió el 2 mar 2026, por Ines Romero");
    }

    private Task SaveAsync() => Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());
}

using Bunit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Profile;

namespace OrgChat.Tests.Components.Profile;

public sealed class OwnPhotoTests : ScreenTest
{
    [Fact]
    public async Task Initials_are_what_one_begins_with_and_a_photo_is_chosen_among_three_kinds()
    {
        var page = await OpenAsync<ProfilePage>(Clinic.Nora);

        var section = page.Find("[aria-labelledby=own-photo]");
        section.QuerySelector(".avatar")!.GetAttribute("data-initials").Should().Be("NF");
        page.Texts("[aria-labelledby=own-photo] button").Should().Equal("Choose a photo");
        section.QuerySelector("input[type=file]")!.GetAttribute("accept").Should().Be("image/jpeg,image/png,image/webp");
        page.Find("[aria-labelledby=own-photo] .card-sub").Words()
            .Should().Be("Your colleagues and your clients see it beside your name.");
    }

    [Fact]
    public async Task Whoever_has_a_photo_sees_it_and_removes_it()
    {
        await GiveAsync(Clinic.Ana);
        var page = await OpenAsync<ProfilePage>(Clinic.Ana);
        page.Find("[aria-labelledby=own-photo] .avatar img").GetAttribute("width").Should().Be("96");
        page.Texts("[aria-labelledby=own-photo] button").Should().Equal("Choose another photo", "Remove photo");

        await page.InvokeAsync(() => page.FindAll("[aria-labelledby=own-photo] button")[1].Click());

        page.WaitForAssertion(() => Toasts.Shown.Select(toast => toast.Text).Should().Equal("Photo removed."));
        (await Clinic.Photos.ListAsync(Clinic.Ana)).Of(Clinic.Ana).Should().BeNull();
    }

    [Fact]
    public async Task While_a_photo_is_on_its_way_that_is_said_and_what_was_wrong_with_it_too()
    {
        var page = await OpenAsync<ProfilePage>(Clinic.Nora);
        var own = page.FindComponent<OwnPhoto>();

        await page.InvokeAsync(own.Instance.Begin);
        (own.Find("[role=status]").Words(), own.Find("[data-choose]").GetAttribute("aria-disabled"))
            .Should().Be(("Saving your photo…", "true"));

        await page.InvokeAsync(() => own.Instance.End("This is not a photo in JPEG, PNG or WebP. Choose another one."));
        own.Find("[role=alert]").Words().Should().Contain("This is not a photo");
        own.Find("[data-choose]").HasAttribute("aria-disabled").Should().BeFalse();

        await page.InvokeAsync(() => own.Instance.End(null));
        own.FindAll("[role=alert]").Should().BeEmpty();
        Toasts.Shown.Select(toast => toast.Text).Should().Equal("Photo saved.");
    }

    [Fact]
    public async Task In_Spanish_all_of_it_is_Spanish()
    {
        Language.Spanish.Use();
        await GiveAsync(Clinic.Ana);

        var page = await OpenAsync<ProfilePage>(Clinic.Ana);

        page.Texts("[aria-labelledby=own-photo] button").Should().Equal("Elegir otra foto", "Quitar la foto");
        page.Find("#own-photo").Words().Should().Be("Foto");
        page.Find("[aria-labelledby=own-photo] .card-sub").Words()
            .Should().Be("La ven junto a su nombre el equipo de la clínica y quienes participan en sus conversaciones.");
    }

    private async Task GiveAsync(Someone person)
    {
        using var photo = new MemoryStream(Samples.Png(256, 256));
        await Clinic.Photos.ChangeAsync(person, photo);
    }
}

using Bunit;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Accounts;

namespace OrgChat.Tests.Components.Accounts;

public sealed class ChangePasswordTests : ScreenTest
{
    private const string Own = "quiet lamp orchard";

    [Theory]
    [InlineData(Own, "short", "new-password")]
    [InlineData("not it at all", "another tram river", "current-password")]
    public async Task The_password_that_is_wrong_is_marked_and_only_that(string current, string wanted, string wrong)
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, Own);
        var form = await OpenAsync<ChangePassword>(Clinic.Nora);

        await form.InvokeAsync(() => form.Find("#current-password").Change(current));
        await form.InvokeAsync(() => form.Find("#new-password").Change(wanted));
        await form.InvokeAsync(() => form.Find("form").Submit());

        form.WaitForAssertion(() => form.FindAll("[aria-invalid=true]").Should().ContainSingle().Which.Id.Should().Be(wrong));
    }
}

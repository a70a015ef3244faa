using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.SignIn;

/// <summary>Where somebody who is signed in comes back to from adding a second factor.</summary>
public sealed class AddFactorAddressTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Theory]
    [InlineData("", "/account/security")]
    [InlineData("?returnUrl=%2Fsettings%2Fset-up", "/settings/set-up")]
    [InlineData("?returnUrl=https%3A%2F%2Fevil.example%2F", "/account/security")]
    [InlineData("?returnUrl=%2F%5Cevil.example%2F", "/account/security")]
    public async Task It_is_where_they_came_from_and_never_another_site(string query, string back)
    {
        using var ines = await HttpVisitor.SignInAsync(server, "Ines Romero");
        using var answer = await ines.GetAsync($"/account/add-factor{query}");

        (await answer.Content.ReadAsStringAsync()).Should().Contain($"<a href=\"{back}\">Cancel</a>").And.NotContain("href=\"https://evil");
    }
}

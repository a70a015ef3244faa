using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Web.Components.Palette;

namespace OrgChat.Tests.Components.Palette;

public sealed class PaletteTextTests
{
    private static readonly string[] Everybodys =
    [
        "/chat", "/chat/mentions", "/clients", "/search", "/settings/replies", "/account", "/account/security", "/account/sessions",
        "/account/notices", "/account/display", "/account/replies",
    ];

    private static readonly string[] Admins =
    [
        "/settings/team", "/settings/clinic", "/settings/new-conversations", "/settings/tags", "/settings/security", "/settings/notices",
        "/settings/audit",
    ];

    public static TheoryData<Permission, bool> EverySet() =>
        [.. Enumerable.Range(0, 16).Select(one => (Permission)one).SelectMany(one => new[] { (one, false), (one, true) })];

    [Theory]
    [MemberData(nameof(EverySet))]
    public void Every_set_of_permissions_leads_to_its_own_pages_and_to_no_other(Permission permissions, bool isAdmin)
    {
        var reader = new TeamMember(
            Guid.NewGuid(), "Nora Fields", "nora.fields@lakeside.example", TeamRole.Support, null, DateTimeOffset.UnixEpoch);
        reader.Allow(PermissionSet.From(permissions));
        if (isAdmin)
            reader.MakeAdmin();

        string[] expected =
        [
            .. Everybodys,
            .. reader.Can(Permission.OrganizationChat) ? ["/chat/organization"] : Array.Empty<string>(),
            .. isAdmin ? Admins : [],
        ];

        PaletteText.PlacesFor(reader).Select(place => place.Href).Should().BeEquivalentTo(expected);
    }

    [Theory]
    [InlineData("org ch", true)]
    [InlineData("chat organ", true)]
    [InlineData("ORGANIZATION", true)]
    [InlineData("rganization", false)]
    [InlineData("chat x", false)]
    [InlineData("", true)]
    public void A_title_is_found_by_the_beginnings_of_its_words(string typed, bool isFound) =>
        PaletteText.Fits("Organization chat", PaletteText.WordsOf(typed)).Should().Be(isFound);

    [Fact]
    public void Accents_do_not_matter_and_what_was_typed_is_told_apart()
    {
        Language.Spanish.In(() => PaletteText.Fits("Registro de auditoría", PaletteText.WordsOf("auditoria"))).Should().BeTrue();

        PaletteText.Parts("Tomás Okafor", PaletteText.WordsOf("tomas ok")).Where(part => part.IsTyped)
            .Select(part => part.Text).Should().Equal("Tomás", "Ok");
        string.Concat(PaletteText.Parts("Tomás Okafor", ["tomas", "ok"]).Select(part => part.Text)).Should().Be("Tomás Okafor");
    }
}

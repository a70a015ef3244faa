using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Help;
using OrgChat.Web.Components.Layout;

namespace OrgChat.Tests.Components.Help;

public sealed class HelpPageTests : ScreenTest
{
    private static readonly TeamMember Anybody = Member();

    [Fact]
    public void Every_topic_is_there_in_every_language()
    {
        foreach (var language in Language.All)
        {
            foreach (var topic in Enum.GetValues<HelpKind>())
            {
                language.In(() => HelpText.Title(topic)).Should().NotContain("HelpKind", "{0} is missing in {1}", topic, language.Name);
                language.In(() => HelpText.Parts(topic).ToList()).Should().HaveCountGreaterThan(1, "{0} in {1}", topic, language.Name);
            }
        }
    }

    [Fact]
    public void Every_screen_behind_the_sign_in_has_its_help()
    {
        var admin = Member();
        admin.MakeAdmin();
        admin.Allow(PermissionSet.Full);

        var screens = typeof(HelpPage).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<AllowAnonymousAttribute>() is null
                && type.GetCustomAttribute<LayoutAttribute>() is null or { LayoutType.Name: nameof(MainLayout) })
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template[1..]).ToList();

        screens.Should().HaveCountGreaterThan(15).And.Contain("help");
        screens.Remove("not-found"); // What an address shows that is none.
        screens.Where(screen => HelpRules.TopicOf(screen, admin) is null).Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("chat", true)]
    [InlineData("audit", false)]
    [InlineData("onbehalf", false)]
    [InlineData("writing", false)]
    [InlineData("zeppelin", false)]
    public async Task Somebody_without_permissions_reads_only_of_what_is_for_them(string? name, bool isThere)
    {
        var page = await OpenAsync<HelpPage>(Clinic.Nora, page => page.Add(one => one.Name, name));

        page.Markup.Should().NotContain("/help/audit").And.NotContain("/help/onbehalf").And.NotContain("/help/writing");
        page.FindAll("#topics").Count.Should().Be(isThere ? 1 : 0, "what is not for her looks like what is not there");
    }

    [Fact]
    public async Task A_client_reads_of_writing_and_of_who_reads_and_nothing_of_the_clinics_work()
    {
        var page = await OpenAsync<HelpPage>(Clinic.Ana);

        page.Texts("li a").Should().Equal("Beginning a conversation", "Writing to your care team", "Who reads what you write",
            "Sending photos and files", "In an emergency", "Search", "Signing in", "Your account", "Notices", "Keyboard");
    }

    [Fact]
    public async Task The_topic_of_the_screen_stands_first_and_the_others_below()
    {
        var page = await OpenAsync<HelpPage>(Clinic.Ines, page => page.Add(one => one.Name, "permissions"));

        page.Find("article h2").Words().Should().Be("Permissions");
        page.Find("#topics").Words().Should().Be("Other topics");
        page.FindAll("a[href='/help/permissions']").Should().BeEmpty();
    }

    [Theory]
    [InlineData("recovery codes", nameof(HelpKind.Account))]
    [InlineData("CSV", nameof(HelpKind.AddingClients))]
    [InlineData("birth", nameof(HelpKind.Clients))]
    public void Words_find_their_topic(string text, string topic) =>
        HelpText.Find(text, Admin()).Should().Contain(Enum.Parse<HelpKind>(topic));

    [Fact]
    public void Accents_and_capitals_do_not_matter() =>
        Language.Spanish.In(() => HelpText.Find("AUDITORIA", Admin())).Should().Contain(HelpKind.Audit);

    [Fact]
    public void What_nobody_wrote_finds_nothing() => HelpText.Find("zeppelin", Anybody).Should().BeEmpty();

    private static TeamMember Admin()
    {
        var admin = Member();
        admin.MakeAdmin();
        return admin;
    }

    private static TeamMember Member() =>
        new(Guid.NewGuid(), "Ines Romero", "ines.romero@lakeside.example", TeamRole.Support, null, DateTimeOffset.UnixEpoch);
}

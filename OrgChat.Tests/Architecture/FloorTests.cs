using System.Reflection;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Web.SignIn;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace OrgChat.Tests.Architecture;

/// <summary>Model ← Storage ← Live ← Features ← Web: whoever stands below knows nothing of who stands above (docs/architecture.md).</summary>
public sealed class FloorTests
{
    private static readonly System.Reflection.Assembly Domain = typeof(Actor).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies(Domain, typeof(AccountServiceExtensions).Assembly).Build();

    [Theory]
    [InlineData(@"Domain\.Model", @"Domain\.(Storage|Live|Features)|Web")]
    [InlineData(@"Domain\.Storage", @"Domain\.(Live|Features)|Web")]
    [InlineData(@"Domain\.Live", @"Domain\.Features|Web")]
    [InlineData(@"Domain\.Features", "Web")]
    public void No_floor_looks_up(string floor, string above) =>
        Types().That().Are(In(floor)).Should().NotDependOnAny(Types().That().Are(In(above))).Check(House);

    [Fact]
    public void The_model_knows_no_database() =>
        Types().That().Are(In(@"Domain\.Model")).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Microsoft\.(EntityFrameworkCore|Data)(\.|$)")).Check(House);

    [Fact]
    public void Screens_and_endpoints_reach_no_database_context() =>
        Types().That().Are(In("Web")).And().AreNot(typeof(AccountServiceExtensions)) // It names the context to Identity.
            .Should().NotDependOnAny(Types().That().Are(typeof(OrgChatDb))).Check(House);

    [Fact]
    public void No_service_takes_a_service_of_another_feature()
    {
        var taken = Domain.GetTypes().Where(IsOfAFeature)
            .SelectMany(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
                .Where(other => IsOfAFeature(other) && other.Name.EndsWith("Service", StringComparison.Ordinal) && FeatureOf(other) != FeatureOf(type))
                .Select(other => $"{type.Name} takes {other.Name}"));

        taken.Should().BeEmpty();
    }

    private static ArchUnitNET.Domain.IObjectProvider<ArchUnitNET.Domain.IType> In(string floor) => Types().That().ResideInNamespaceMatching($@"^OrgChat\.({floor})(\.|$)");

    private static bool IsOfAFeature(System.Type type) => type.Namespace?.StartsWith("OrgChat.Domain.Features.", StringComparison.Ordinal) == true;

    private static string FeatureOf(System.Type type) => type.Namespace!.Split('.')[3];
}

using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Web.SignIn;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Architecture;

/// <summary>
/// Model ← Storage ← Live ← Features ← Web: whoever stands below knows nothing of who stands above (docs/architecture.md).
/// </summary>
public sealed class FloorTests
{
    private const string FeatureNamespace = "OrgChat.Domain.Features.";

    private static readonly System.Reflection.Assembly Domain = typeof(Actor).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(Domain, typeof(AccountServiceExtensions).Assembly).Build();

    [Theory]
    [InlineData(@"Domain\.Model", @"Domain\.(Storage|Live|Features)|Web")]
    [InlineData(@"Domain\.Storage", @"Domain\.(Live|Features)|Web")]
    [InlineData(@"Domain\.Live", @"Domain\.Features|Web")]
    [InlineData(@"Domain\.Features", "Web")]
    public void No_floor_looks_up(string floor, string above) =>
        Types().That().Are(In(floor)).Should().NotDependOnAny(Types().That().Are(In(above))).Check(House);

    [Fact]
    public void The_model_knows_no_database()
    {
        var database = Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^Microsoft\.(EntityFrameworkCore|Data)(\.|$)");

        database.GetObjects(House).Should().NotBeEmpty("a rule about nothing forbids nothing");
        Types().That().Are(In(@"Domain\.Model")).Should().NotDependOnAny(database).Check(House);
    }

    [Fact]
    public void Screens_and_endpoints_reach_no_database_context() =>
        Types().That().Are(In("Web")).And().AreNot(typeof(AccountServiceExtensions)) // It names the context to Identity.
            .Should().NotDependOnAny(Types().That().Are(typeof(OrgChatDb))).Check(House);

    /// <summary>Taken, made or called: two features that need the same thing find it below.</summary>
    [Theory]
    [MemberData(nameof(Features))]
    public void No_feature_uses_a_service_of_another(string feature) =>
        // It verifies the record of what it restored.
        Types().That().Are(In($@"Domain\.Features\.{feature}")).And().AreNot(typeof(BackupVerificationService))
            .Should().NotDependOnAny(Types().That().Are(In($@"Domain\.Features\.(?!{feature}\b)\w+")).And().HaveNameEndingWith("Service"))
            .Check(House);

    /// <summary>A comment’s reference to what stands above is in no compiled code, and leads a reader up all the same.</summary>
    [Theory]
    [InlineData("Model", "Storage|Live|Features")]
    [InlineData("Storage", "Live|Features")]
    [InlineData("Live", "Features")]
    public void No_file_of_a_floor_names_a_namespace_above(string floor, string above)
    {
        var files = Directory.GetFiles(Repository.At("OrgChat.Domain", floor), "*.cs", SearchOption.AllDirectories);

        files.Should().NotBeEmpty();
        files.SelectMany(File.ReadLines).Where(line => Regex.IsMatch(line, $@"\bDomain\.({above})\.")).Should().BeEmpty();
    }

    public static TheoryData<string> Features() =>
        [.. Domain.GetTypes().Where(type => type.Namespace?.StartsWith(FeatureNamespace, StringComparison.Ordinal) == true)
            .Select(type => type.Namespace![FeatureNamespace.Length..].Split('.')[0]).Distinct().Order()];

    private static ArchUnitNET.Domain.IObjectProvider<ArchUnitNET.Domain.IType> In(string floor) =>
        Types().That().ResideInNamespaceMatching($@"^OrgChat\.({floor})(\.|$)");
}

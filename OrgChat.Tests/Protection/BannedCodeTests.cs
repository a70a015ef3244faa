using System.Reflection;
using System.Text.RegularExpressions;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Web.Protection;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Protection;

/// <summary>The analyzer refuses these at every build; here is the proof that nothing slips past it.</summary>
public sealed class BannedCodeTests
{
    private static readonly Assembly[] Product = [typeof(Actor).Assembly, typeof(Limits).Assembly];
    private static readonly string[] Banned =
        [.. BannedCode.Listed("BannedSymbols.txt"), .. BannedCode.Listed("build/BannedSymbols.Product.txt")];

    // Where a ban is lifted, beside the line that says why. A new place has to be written down here.
    private static readonly string[] Lifted =
    [
        "OrgChat.Domain/Features/Attachments/ScanCommand.cs",
        "OrgChat.Domain/Storage/AuditChain/AuditChainMigration.cs",
        "OrgChat.Domain/Storage/Integrity/OldRowMigration.cs",
        "OrgChat.Domain/Storage/Encryption/PlainTextColumn.cs",
        "OrgChat.Domain/Storage/Encryption/PlainNameMigration.cs",
        "OrgChat.Domain/Storage/Database/SqliteFileReader.cs",
        "OrgChat.Domain/Storage/Connections/KeptConnection.cs",
        "OrgChat.Domain/Storage/Connections/PreparedCommandInterceptor.cs",
        "OrgChat.Domain/Storage/Connections/PreparedRowWriter.cs",
        "OrgChat.Domain/Storage/Connections/SqliteSettingsInterceptor.cs",
        "OrgChat.Domain/Storage/Encryption/SealedColumnStore.cs",
        "OrgChat.Domain/Features/Import/Writing/MessageOrder.cs",
        "OrgChat.Domain/Storage/Encryption/MasterKeyCommand.cs",
        "OrgChat.Domain/Storage/Notices/NoticeWriter.cs",
        "OrgChat.Web/Notices/PushNoticeSender.cs",
    ];

    private static readonly string[] LiftedSymbols =
    [
        "T:System.Net.Http.HttpClient",
        "P:System.Data.Common.DbCommand.CommandText",
        "P:Microsoft.Data.Sqlite.SqliteCommand.CommandText",
        "M:System.Diagnostics.Process.Start(System.Diagnostics.ProcessStartInfo)",
        "M:System.Diagnostics.Process.Start(System.String)",
        "M:Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade,System.String,System.Threading.CancellationToken)",
        "M:Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade,System.String,System.Object[])",
    ];

    [Fact]
    public void Nothing_banned_is_in_what_the_compiler_wrote() =>
        Product.SelectMany(assembly => BannedCode.UsedBy(assembly, Banned)).Except(LiftedSymbols).Should().BeEmpty();

    [Fact]
    public void What_is_looked_for_would_be_found()
    {
#pragma warning disable RS0030 // Used here so that there is something to find.
        (DateTime.UtcNow > DateTimeOffset.UtcNow.AddDays(1).DateTime || Regex.Replace("a", "b", $"{new Random(1).Next()}").Length > 1)
            .Should().BeFalse();
#pragma warning restore RS0030

        BannedCode.UsedBy(GetType().Assembly, Banned).Should().Contain(
        [
            "P:System.DateTime.UtcNow", "P:System.DateTimeOffset.UtcNow", "T:System.Random", "T:System.Net.Http.HttpClient",
            "M:System.Text.RegularExpressions.Regex.Replace(System.String,System.String,System.String)",
            "P:System.Data.Common.DbCommand.CommandText",
        ]);
    }

    [Fact]
    public void A_ban_is_lifted_only_where_it_is_written_down() =>
        Sources("*.cs").Concat(Sources("*.razor"))
            .Where(file => File.ReadAllText(file).Contains("disable RS0030", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Should().BeSubsetOf(Lifted);

    [Fact]
    public void Markup_is_added_by_Razor_alone_and_scripts_make_no_code_out_of_text()
    {
        // A symbol is drawn by the program’s own words alone.
        Sources("*.cs").Concat(Sources("*.razor"))
            .Where(file => File.ReadAllText(file).Contains("AddMarkupContent", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file)).Should().Equal("Icon.cs");
        Sources("*.js")
            .Where(file =>
                Regex.IsMatch(File.ReadAllText(file),
                    @"\beval\(|new Function|\.(inner|outer)HTML|insertAdjacentHTML|document\.write|setTimeout\(\s*['""`]"))
            .Should().BeEmpty();
    }

    [Fact]
    public void A_screen_knows_no_database()
    {
        var database = new[] { typeof(OrgChatDb), typeof(OrgChatDatabase), typeof(Microsoft.EntityFrameworkCore.DbContext) };
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;

        var fields = typeof(Limits).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("OrgChat.Web.Components", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetFields(all)).ToList();

        fields.Should().HaveCountGreaterThan(100);
        fields.Where(field => database.Any(one => one.IsAssignableFrom(field.FieldType))).Should().BeEmpty();
    }

    [Fact]
    public void The_domain_knows_no_request_and_no_terminal() =>
        typeof(Actor).Assembly.GetReferencedAssemblies().Select(one => one.Name!)
            .Where(name => name is "System.Console"
                || (name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !name.Contains("Identity")
                    && !name.Contains("Cryptography")))
            .Should().BeEmpty();

    private static IEnumerable<string> Sources(string pattern) =>
        new[] { "OrgChat.Domain",
            "OrgChat.Web" }.SelectMany(project =>
                Directory.EnumerateFiles(Repository.At(project), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains("Migrations", StringComparison.Ordinal));
}

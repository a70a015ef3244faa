// dotnet run --project build/AddMigration -- NAME
// Writes the migration from the newest snapshot to the model as it is now into OrgChat.Domain/Data/Migrations.

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Data;

if (args is not [var name])
{
    await Console.Error.WriteLineAsync("Usage: dotnet run --project build/AddMigration -- NAME");
    return 1;
}

await using var context = new OrgChatDb(new DbContextOptionsBuilder<OrgChatDb>().UseSqlite().Options);

var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(context);
#pragma warning disable EF1001 // The provider has no public way to give its design-time services.
new SqliteDesignTimeServices().ConfigureDesignTimeServices(services);
#pragma warning restore EF1001

await using var provider = services.BuildServiceProvider();
using var scope = provider.CreateScope();
var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();

var project = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "OrgChat.Domain"));
var migration = scaffolder.ScaffoldMigration(name, "OrgChat.Domain", "Data.Migrations");
var files = scaffolder.Save(project, migration, Path.Combine(project, "Data", "Migrations"), dryRun: false);

Console.WriteLine(files.MigrationFile);
Console.WriteLine(files.MetadataFile);
Console.WriteLine(files.SnapshotFile);
return 0;

static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

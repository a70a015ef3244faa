using OrgChat.Tests.Support;

namespace OrgChat.Tests.Search;

/// <summary>What was folded by the rules of an older version.</summary>
public sealed class SearchIndexMigrationTests : SearchTest
{
    [Fact]
    public async Task Messages_of_an_older_version_are_found_by_the_rules_of_today()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Take 20mg");
        Contents.Ask(Clinic.File, "DELETE FROM TokenSets");
        Contents.Ask(Clinic.File, "PRAGMA user_version = 0");

        await Clinic.Database.MigrateAsync();
        await Clinic.Backfill.RunAsync(CancellationToken.None);

        (await FindAsync(Clinic.Maria, "20 mg")).Should().Equal("Take 20mg");
    }

    [Fact]
    public async Task A_start_without_new_rules_leaves_the_index_alone()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Take 20mg");

        await Clinic.Database.MigrateAsync();

        (await FindAsync(Clinic.Maria, "20 mg")).Should().Equal("Take 20mg");
    }
}

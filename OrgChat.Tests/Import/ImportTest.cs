using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Import;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Import;

/// <summary>A test that imports an export of its own into the test clinic.</summary>
public abstract class ImportTest : ClinicTest
{
    // After what the exports tell of: nothing is sent later than now.
    protected ImportTest() => Clinic.Clock.AdjustTime(new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    protected Export Export { get; } = new();

    protected List<ImportProgress> Progress { get; } = [];

    public override async ValueTask DisposeAsync()
    {
        Export.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<ImportReportModel> ImportAsync(string? organization = null, string? source = null, string? owner = null) =>
        new ImportService(Clinic.Database, Clinic.Clock)
            .RunAsync(Export.Folder, new ImportOptions(organization, source, owner), new Recorder(Progress));

    protected Task<T> ReadAsync<T>(Func<OrgChatDb, Task<T>> read) => Clinic.Database.ReadAsync(read);

    protected Task<Conversation> ImportedAsync(string id = "conv-1") =>
        ReadAsync(async db =>
            (await db.Conversations.WithPeople().Include(c => c.Messages.OrderBy(m => m.Number)).Where(c => c.OriginKey != null)
                .ToListAsync())
            .Single(c => c.Origin!.EndsWith($"Communication/{id}", StringComparison.Ordinal)));

    /// <summary>What a conversation says, in its order.</summary>
    protected async Task<IReadOnlyList<string>> TextsAsync(string id) =>
        [.. (await ImportedAsync(id)).Messages.Select(message => message.Text!)];

    /// <summary>Somebody by the id they had in the other system.</summary>
    protected Task<Person> PersonAsync(string key) => ReadAsync(async db =>
        (await db.People.Where(p => p.ImportKey != null).ToListAsync())
            .Single(p => p.ImportedFrom!.EndsWith(key, StringComparison.Ordinal)));

    private sealed class Recorder(List<ImportProgress> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen.Add(value);
    }
}

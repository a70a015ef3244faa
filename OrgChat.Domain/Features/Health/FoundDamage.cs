using System.Collections.Concurrent;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Health;

/// <summary>What is damaged in what an organization stores.</summary>
/// <param name="Database">The file of all organizations is damaged.</param>
/// <param name="Files">Files of messages that do not open, or are not there.</param>
/// <param name="Texts">Texts that do not open.</param>
public sealed record Damage(bool Database, int Files, int Texts)
{
    public bool IsAny => Database || Files > 0 || Texts > 0;
}

/// <summary>
/// What did not open, whoever came upon it, for <c>/health</c> and for admins: ids only, nothing of what is in it. A file is whole again
/// when it opens; a text stays named until the server starts anew, which restoring it takes anyway.
/// </summary>
public sealed class FoundDamage
{
    /// <summary>More texts are not counted: then something is wrong with all of them.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, Guid> files = new();
    private readonly ConcurrentDictionary<string, Guid> texts = new();
    private readonly OrgChatDatabase database;
    private readonly DamageCheckWorker check;

    public FoundDamage(OrgChatDatabase database, DamageCheckWorker check)
    {
        this.database = database;
        this.check = check;
        database.Keys.OnCannotOpen = place => AddText(place.Name, place.OrganizationId);
    }

    /// <summary>Of every organization.</summary>
    public Damage Everywhere => new(check.Damage is not null, files.Count, texts.Count);

    /// <summary>Of the admin’s own organization.</summary>
    public Task<Damage> OfAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Security), (AdminAct act) => Task.FromResult(new Damage(
            check.Damage is not null,
            files.Values.Count(id => id == act.Admin.OrganizationId),
            texts.Values.Count(id => id == act.Admin.OrganizationId))));

    internal bool Has(Attachment file) => files.ContainsKey(file.Id);

    internal void Add(Attachment file) => files[file.Id] = file.OrganizationId;

    internal void Remove(Attachment file) => files.TryRemove(file.Id, out _);

    internal int TextsOf(Guid organizationId) => texts.Values.Count(id => id == organizationId);

    /// <param name="place">Table and row.</param>
    internal void AddText(string place, Guid organizationId)
    {
        if (texts.Count < Most)
        {
            texts[place] = organizationId;
        }
    }
}

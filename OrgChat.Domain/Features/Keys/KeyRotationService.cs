using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Files;

namespace OrgChat.Domain.Features.Keys;

/// <summary>How far a rotation has come in one organization.</summary>
/// <param name="Version">The data key everything is being sealed with.</param>
/// <param name="Sealed">Texts and files sealed anew until now.</param>
/// <param name="Broken">Those that do not open, and so stay as they are, with their key.</param>
public sealed record RotationProgress(string Organization, int Version, int Sealed, int Broken);

/// <summary>
/// Gives organizations new data keys while the clinic works: from the first moment everything new is sealed with the new key, and what is
/// there is sealed anew in small turns at the write gate. Cut off, it goes on when it is started again.
/// </summary>
public sealed class KeyRotationService(OrgChatDatabase database, AttachmentStore files, TimeProvider clock)
{
    /// <summary>Who acts in the audit record: nobody of the organization.</summary>
    private const string Name = "Key rotation";

    /// <summary>Files looked up at one time.</summary>
    private const int Page = 200;

    /// <summary>How long a key stays after it was replaced: what was being written with it then is written by now.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <param name="organizationName">Null for all.</param>
    /// <exception cref="OperatorException">There is no such organization.</exception>
    public async Task RotateAsync(string? organizationName, IProgress<RotationProgress> progress)
    {
        foreach (var organization in await OrganizationsAsync(organizationName))
        {
            await SealAnewAsync(organization, await NewVersionAsync(organization.Id), progress);
        }

        await DropUnusedAsync();
    }

    /// <summary>Removes data keys that were replaced an hour ago or more and that nothing is sealed with any more.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> DropUnusedAsync()
    {
        var dropped = 0;
        foreach (var organization in await OrganizationsAsync(null))
        {
            var ofFiles = await FilesAsync(organization.Id).Select(file => files.VersionOf(file.Id)).ToHashSetAsync();
            dropped += await database.WriteAsync(db => DropUnusedAsync(db, organization.Id, ofFiles));
        }

        return dropped;
    }

    /// <summary>A version nobody has finished with is gone on with: a rotation that was cut off makes no further one.</summary>
    private Task<int> NewVersionAsync(Guid organization) => database.WriteAsync(async db =>
    {
        var keys = await DataKeysAsync(db, organization);
        var newest = keys[^1].Version;
        if (keys.Count > 1 && await AnyUsedAsync(db, organization, keys.SkipLast(1)))
        {
            return newest;
        }

        db.Add(db.RequiredKeys.MakeNext(organization, newest + 1, clock.GetUtcNow()));
        db.Add(AuditEntry.ByProgram(organization, Name, AuditAction.DataKeyRotated, clock.GetUtcNow())
            .With(new AuditFacts { DataKey = newest + 1 }));
        return newest + 1;
    });

    private async Task SealAnewAsync((Guid Id, string Name) organization, int version, IProgress<RotationProgress> progress)
    {
        var (done, broken) = (0, 0);
        foreach (var words in await database.ReadAsync(db => Task.FromResult(SealedColumnStore.All(db.Model))))
        {
            for (object[]? after = []; after is not null;)
            {
                var start = after;
                var turn = await database.WriteAsync(async db =>
                {
                    await db.LearnKeysAsync(organization.Id);
                    return await words.SealAnewAsync(db, organization.Id, Stored(version), start);
                });
                (after, done, broken) = (turn.Last, done + turn.Sealed, broken + turn.Broken);
                progress.Report(new RotationProgress(organization.Name, version, done, broken));
            }
        }

        await foreach (var file in FilesAsync(organization.Id))
        {
            var isSealed = await TrySealAnewAsync(file, version);
            (done, broken) = (done + (isSealed is true ? 1 : 0), broken + (isSealed is null ? 1 : 0));
            progress.Report(new RotationProgress(organization.Name, version, done, broken));
        }
    }

    private async Task<bool?> TrySealAnewAsync(Attachment file, int version)
    {
        try
        {
            return await files.SealAnewAsync(file, version);
        }
        catch (CannotOpenException)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<Attachment> FilesAsync(Guid organization)
    {
        for (Guid? after = Guid.Empty; after is { } start;)
        {
            var page = await database.ReadAsync(db => db.Attachments
                .Where(a => a.OrganizationId == organization && a.Id > start).OrderBy(a => a.Id).Take(Page).ToListAsync());
            foreach (var file in page)
            {
                yield return file;
            }

            after = page.Count == Page ? page[^1].Id : null;
        }
    }

    private async Task<int> DropUnusedAsync(OrgChatDb db, Guid organization, HashSet<int?> ofFiles)
    {
        var keys = await DataKeysAsync(db, organization);
        var dropped = 0;
        foreach (var (key, next) in keys.Zip(keys.Skip(1)))
        {
            if (next.CreatedAt + Grace <= clock.GetUtcNow() && !ofFiles.Contains(key.Version)
                && !await AnyUsedAsync(db, organization, [key]))
            {
                db.Remove(key);
                db.RequiredKeys.Forget(key);
                dropped++;
            }
        }

        return dropped;
    }

    private static async Task<bool> AnyUsedAsync(OrgChatDb db, Guid organization, IEnumerable<OrganizationKey> keys)
    {
        foreach (var key in keys)
        {
            foreach (var words in SealedColumnStore.All(db.Model))
            {
                if (await words.UsesAsync(db, organization, Stored(key.Version)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Task<List<OrganizationKey>> DataKeysAsync(OrgChatDb db, Guid organization) =>
        db.OrganizationKeys.Where(key => key.OrganizationId == organization && key.Version > OrganizationKey.ForIndexes)
            .OrderBy(key => key.Version).ToListAsync();

    private Task<List<(Guid Id, string Name)>> OrganizationsAsync(string? name) => database.ReadAsync(async db =>
    {
        var all = await db.Organizations.OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).ToListAsync();
        var chosen = name is null ? all : all.FindAll(o => PersonNameRules.Fold(o.Name) == PersonNameRules.Fold(name));
        return chosen.Count > 0 || name is null
            ? chosen.ConvertAll(o => (o.Id, o.Name))
            : throw new OperatorException(
                $"There is no organization “{name}”. Choose one of: {string.Join(", ", all.Select(o => o.Name))}.");
    });

    private static byte[] Stored(int version)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)version);
        return bytes;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>No organization without keys: they are made with it, in its transaction.</summary>
internal static class OrganizationKeyFactory
{
    /// <summary>
    /// An organization that is about to be saved gets its keys at once, so that what belongs to it can be sealed in the same work.
    /// </summary>
    public static void MakeWith(EntityEntry tracked)
    {
        if (tracked is { State: EntityState.Added, Entity: Organization organization, Context: OrgChatDb db })
        {
            db.AddRange(db.RequiredKeys.MakeFor(organization.Id, organization.CreatedAt));
        }
    }

    /// <summary>Keys for the installation and for the organizations of an older version.</summary>
    /// <exception cref="OperatorException">The master key is not the one this database’s keys were wrapped with.</exception>
    public static async Task EnsureAsync(OrgChatDb db, DateTimeOffset now)
    {
        if (await db.OrganizationKeys.AnyAsync(key => key.OrganizationId == OrganizationKey.Installation))
        {
            RequireFitting(db.RequiredKeys);
        }
        else
        {
            await RequireNoneAsync(db);
            db.AddRange(db.RequiredKeys.MakeFor(OrganizationKey.Installation, now, isFromBefore: await db.Organizations.AnyAsync()));
        }

        var without = await db.Organizations.Where(o => !db.OrganizationKeys.Any(key => key.OrganizationId == o.Id)).Select(o => o.Id)
            .ToListAsync();
        db.AddRange(without.SelectMany(id => db.RequiredKeys.MakeFor(id, now)));
        await db.SaveChangesAsync();

        // All of them now: a master key that is changed while the application runs is then no matter.
        foreach (var id in await db.Organizations.Select(o => o.Id).ToListAsync())
        {
            await db.LearnKeysAsync(id);
        }
    }

    /// <summary>A key that is gone is not made anew: whatever stood under it would then be what somebody put there.</summary>
    private static async Task RequireNoneAsync(OrgChatDb db)
    {
        if (await db.OrganizationKeys.AnyAsync())
        {
            throw new OperatorException("The key of this installation was taken out of the database. Bring a backup back.");
        }
    }

    private static void RequireFitting(KeyRing keys)
    {
        try
        {
            keys.InstallationKey("fits");
        }
        catch (CannotOpenException cannotOpen)
        {
            throw new OperatorException("This is not the master key that this database’s keys were wrapped with. Give OrgChat that one.",
                cannotOpen);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Storage.Acts;

/// <summary>
/// A sign-in that changes ends every session it opened, in the same transaction: read from the tracked accounts, so that neither an act
/// of ours nor Identity’s own can forget it.
/// </summary>
internal static class SessionRevocation
{
    /// <param name="actor">Who changes the sign-in; the default where it is not known.</param>
    public static async Task FollowAccountsAsync(OrgChatDb db, Actor actor, DateTimeOffset now)
    {
        var changed = Accounts(db.ChangeTracker)
            .Where(entry => entry.State == EntityState.Modified && HasNewStamp(entry.Property(account => account.SecurityStamp)))
            .Select(entry => entry.Entity.Id).ToList();
        foreach (var id in changed)
        {
            await EndAllAsync(db, id, actor, now);
        }
    }

    // Looking for what changed costs much where much was read: not for acts that read no account.
    private static IEnumerable<EntityEntry<Account>> Accounts(ChangeTracker tracker)
    {
        tracker.AutoDetectChangesEnabled = false;
        var isAny = tracker.Entries<Account>().Any();
        tracker.AutoDetectChangesEnabled = true;
        return isAny ? tracker.Entries<Account>() : [];
    }

    // Identity marks every column as modified when it saves; only a different value counts.
    private static bool HasNewStamp(PropertyEntry<Account, string?> stamp) =>
        stamp.OriginalValue != stamp.CurrentValue;

    private static async Task EndAllAsync(OrgChatDb db, Guid personId, Actor actor, DateTimeOffset now)
    {
        var sessions = (await db.LiveOf(personId).ToListAsync()).FindAll(session => session.EndedAt is null);
        if (sessions.Count == 0)
        {
            return;
        }

        var owner = await db.People.SingleAsync(p => p.Id == personId);
        var by = actor.PersonId == Guid.Empty ? owner : await db.People.SingleAsync(p => p.Id == actor.PersonId);
        sessions.ForEach(session => db.End(session, owner.IsActive ? SessionEnd.SignInChanged : SessionEnd.Deactivated, now, by, actor)
            .About(owner));
    }
}

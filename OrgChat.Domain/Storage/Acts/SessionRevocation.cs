using Microsoft.EntityFrameworkCore;
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
    public static async Task FollowAccountsAsync(OrgChatDb db)
    {
        var changed = db.ChangeTracker.Entries<Account>()
            .Where(entry => entry.State == EntityState.Modified && HasNewStamp(entry.Property(account => account.SecurityStamp)))
            .Select(entry => entry.Entity.Id).ToList();
        foreach (var id in changed)
        {
            await EndAllAsync(db, id);
        }
    }

    // Identity marks every column as modified when it saves; only a different value counts.
    private static bool HasNewStamp(Microsoft.EntityFrameworkCore.ChangeTracking.PropertyEntry<Account, string?> stamp) =>
        stamp.OriginalValue != stamp.CurrentValue;

    private static async Task EndAllAsync(OrgChatDb db, Guid personId)
    {
        var sessions = (await db.LiveOf(personId).ToListAsync()).FindAll(session => session.EndedAt is null);
        if (sessions.Count == 0)
        {
            return;
        }

        var owner = await db.People.SingleAsync(p => p.Id == personId);
        var by = db.Acting.PersonId == Guid.Empty ? null : await db.People.SingleAsync(p => p.Id == db.Acting.PersonId);
        sessions.ForEach(session => db.End(session, owner, owner.IsActive ? SessionEnd.SignInChanged : SessionEnd.Deactivated, by));
    }
}

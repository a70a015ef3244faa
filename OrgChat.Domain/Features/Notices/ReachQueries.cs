using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Notices;

/// <summary>Whom mail does not reach.</summary>
internal static class ReachQueries
{
    /// <summary>People of an organization whom mail does not reach at the address they have now.</summary>
    public static Task<HashSet<Guid>> UnreachedAsync(this OrgChatDb db, Guid organizationId) =>
        db.Readers.Unreached.OfAsync(db, organizationId, async (from, organization) =>
        [
            .. await from.UnreachedAddresses.Where(a => a.OrganizationId == organization)
                .Where(a => from.People.Any(p => p.Id == a.PersonId && p.EmailKey == a.EmailKey)).Select(a => a.PersonId).ToListAsync(),
        ]);

    /// <summary>Keeps whether a mail reached its person: one that did clears it.</summary>
    public static async Task KeepReachAsync(this OrgChatDb db, Person person, NoticeVerdict verdict, bool isGivenUp, DateTimeOffset now)
    {
        if (verdict.State != NoticeState.Sent && !isGivenUp)
        {
            return;
        }

        var kept = await db.UnreachedAddresses.FirstOrDefaultAsync(a => a.PersonId == person.Id);
        if (verdict.State != NoticeState.Sent)
        {
            kept ??= db.UnreachedAddresses.Add(new UnreachedAddress(person, person.EmailKey, verdict.Code!, now)).Entity;
            kept.Fail(person, verdict.Code!, now);
        }
        else if (kept is not null)
        {
            db.UnreachedAddresses.Remove(kept);
        }
    }
}

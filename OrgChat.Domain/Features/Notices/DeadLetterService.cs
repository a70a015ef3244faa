using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Notices;

/// <summary>A notice that could not be sent, as admins see it.</summary>
public sealed record DeadLetterModel(long Id, string Name, NoticeKind Kind, NoticeChannel Channel, string? Code, int Attempts,
    DateTimeOffset SaidAt, DateTimeOffset GivenUpAt);

/// <summary>Those that could not be sent, the newest first, and how many stood how in the last week.</summary>
/// <param name="HasMore">Whether there are more than are shown.</param>
public sealed record DeadLettersModel(IReadOnlyList<DeadLetterModel> Letters, bool HasMore, IReadOnlyDictionary<NoticeState, int> Counts);

/// <summary>What became of notices, for admins; and for the team, whom mail does not reach.</summary>
public sealed class DeadLetterService(OrgChatDatabase database)
{
    private const int Shown = 100;

    private static readonly TimeSpan Counted = TimeSpan.FromDays(7);

    private static readonly NoticeState[] GivenUp = [NoticeState.Failed, NoticeState.Dead];

    public Task<DeadLettersModel> ListAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Notices), async (AdminAct act) =>
        {
            var settled = Settled(act);
            var found = await (
                from notice in settled.Where(n => GivenUp.Contains(n.State))
                join person in act.Db.People on notice.PersonId equals person.Id
                orderby notice.SettledAt descending, notice.Id descending
                select new { Notice = notice, Person = person }).Take(Shown + 1).ToListAsync();
            var since = act.Now - Counted;
            var counts = await settled.Where(n => n.SettledAt > since).GroupBy(n => n.State)
                .Select(all => new { State = all.Key, Count = all.Count() }).ToDictionaryAsync(one => one.State, one => one.Count);
            counts[NoticeState.Waiting] = await act.Db.Notices
                .CountAsync(n => n.State == NoticeState.Waiting && n.OrganizationId == act.Admin.OrganizationId);
            return new DeadLettersModel(
                [.. found.Take(Shown).Select(one => new DeadLetterModel(one.Notice.Id, one.Person.Name, one.Notice.Kind, one.Notice.Channel,
                    one.Notice.ErrorCode, one.Notice.Attempts, one.Notice.SaidAt, one.Notice.SettledAt!.Value))],
                found.Count > Shown, counts);
        });

    /// <summary>Has it tried anew; where another one waits for the same already, that one stands for it.</summary>
    public Task RetryAsync(Actor actor, long id) => ChangeAsync(actor, AuditAction.NoticeRetried, id, async (act, notice) =>
    {
        if (await act.Db.Notices.AnyAsync(n => n.State == NoticeState.Waiting && n.PersonId == notice.PersonId
            && n.ConversationId == notice.ConversationId && n.Channel == notice.Channel && n.Kind == notice.Kind))
        {
            notice.Withdraw(act.Now);
        }
        else
        {
            notice.BeginAnew(act.Now);
        }
    });

    /// <summary>Has it tried no more.</summary>
    public Task DiscardAsync(Actor actor, long id) => ChangeAsync(actor, AuditAction.NoticeDiscarded, id, (act, notice) =>
    {
        notice.Withdraw(act.Now);
        return Task.CompletedTask;
    });

    /// <summary>Whether mail to a client comes to nothing; false also for a client who is not open to the actor.</summary>
    public Task<bool> IsUnreachedAsync(Actor actor, Guid clientId) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Clients), async (MemberAct act) =>
            (await act.Db.UnreachedAsync(act.Member.OrganizationId)).Contains(clientId)
            && await act.Db.ClientsOpenTo(act.Member).AnyAsync(c => c.Id == clientId));

    private Task ChangeAsync(Actor actor, AuditAction action, long id, Func<AdminAct, DueNotice, Task> change) =>
        database.WriteAsync(actor, new(action), async (AdminAct act) =>
        {
            if (await Settled(act).FirstOrDefaultAsync(n => n.Id == id && GivenUp.Contains(n.State)) is { } notice)
            {
                await change(act, notice);
                act.Record().About(await act.Db.People.SingleAsync(p => p.Id == notice.PersonId));
            }
        });

    private static IQueryable<DueNotice> Settled(AdminAct act) =>
        act.Db.Notices.Where(n => n.OrganizationId == act.Admin.OrganizationId && n.State != NoticeState.Waiting);
}

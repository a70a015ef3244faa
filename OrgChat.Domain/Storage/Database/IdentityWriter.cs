using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Storage.Database;

/// <summary>
/// How Identity’s stores save, which do it on their own: they wait at the same gate as everybody else, and the sessions they end are told
/// of.
/// </summary>
internal sealed class IdentityWriter(WriteQueue queue, SignalQueue signals, TimeProvider clock)
{
    public Task<int> SaveAsync(OrgChatDb db, Func<Task<int>> save) => queue.BesideAsync(async () =>
    {
        await SessionRevocation.FollowAccountsAsync(db, default, clock.GetUtcNow());
        var ended = db.ChangeTracker.Entries<Session>().Select(entry => entry.Entity).Where(session => session.EndedAt is not null)
            .ToList();
        var saved = await save();
        ended.ForEach(session => signals.Publish(SignalCollector.Of(session)));
        return saved;
    });
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Live;

/// <remarks>
/// What is shown is never newer than the rights it is shown by. A snapshot may hold a message sent after the signal it answers, and
/// after a right was withdrawn; signals stand in the order of the commits, so that withdrawal is already waiting when the snapshot is read.
/// </remarks>
public sealed partial class LiveUpdateService
{
    private async Task CatchUpOnRightsAsync(List<LiveSubscription> listeners)
    {
        TakeAll();
        var changes = pending.Where(signal => signal.Kind == SignalKind.Person).Distinct().ToList();
        pending.RemoveAll(signal => signal.Kind == SignalKind.Person);
        foreach (var change in changes)
        {
            await TellAsync([change]);
        }

        await ReadRightsAsync([.. listeners.Where(listener => !listener.IsReaderCurrent)]);
    }

    /// <summary>
    /// For who subscribed with rights read a while ago, and for whose change of rights could not be read when it was told.
    /// </summary>
    private async Task ReadRightsAsync(List<LiveSubscription> listeners)
    {
        if (listeners.Count == 0)
        {
            return;
        }

        var ids = listeners.Select(listener => listener.Reader.Id).Distinct().ToList();
        var people = await database.ReadAsync(db => db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id));
        foreach (var listener in listeners)
        {
            var before = listener.Reader;
            var person = people.GetValueOrDefault(before.Id);
            listener.Know(person);
            if (!before.HasSameRightsAs(listener.Reader))
            {
                listener.Offer(typeof(ReaderChange), new ReaderChange(person));
            }
        }
    }

    private async Task TellPersonAsync(Signal signal, List<LiveSubscription> listeners)
    {
        known.Clear(); // They may be among the people of any.
        if (listeners.Count == 0)
        {
            return;
        }

        var own = listeners.Where(listener => listener.Reader.Id == signal.SubjectId).ToList();
        own.ForEach(listener => listener.IsReaderCurrent = false);
        var person = await database.ReadAsync(db => db.People.FirstOrDefaultAsync(p => p.Id == signal.SubjectId));
        foreach (var listener in own)
        {
            listener.Know(person);
            listener.Offer(typeof(ReaderChange), new ReaderChange(person));
        }

        foreach (var listener in listeners.Except(own))
        {
            listener.Offer(signal.SubjectId, new PersonChange(signal.SubjectId));
        }
    }
}

using System.Collections.Concurrent;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Features.Attachments;

/// <summary>How many uploads each person has under way: a few at a time, so that nobody takes the server for themself.</summary>
internal sealed class UploadLimiter
{
    private readonly ConcurrentDictionary<Guid, int> underWay = new();

    /// <summary>Takes one; dispose the result to give it back.</summary>
    /// <exception cref="RefusedException">All of them are taken.</exception>
    public IDisposable Take(Guid personId)
    {
        if (underWay.AddOrUpdate(personId, 1, (_, count) => count + 1) > AttachmentOptions.MaxAtOnce)
        {
            Give(personId);
            throw new RefusedException("UploadsAtOnce", AttachmentOptions.MaxAtOnce);
        }

        return new Slot(this, personId);
    }

    private void Give(Guid personId)
    {
        underWay.AddOrUpdate(personId, 0, (_, count) => count - 1);
        underWay.TryRemove(new KeyValuePair<Guid, int>(personId, 0));
    }

    private sealed class Slot(UploadLimiter slots, Guid personId) : IDisposable
    {
        public void Dispose() => slots.Give(personId);
    }
}

using OrgChat.Domain.Model.Notices;

namespace OrgChat.Domain.Features.Notices;

/// <summary>How much is sent at once: by each channel, and to one destination a part of that, so that a slow one blocks nobody.</summary>
internal sealed class SlotLimiter
{
    public const int OfChannel = 16;

    public const int OfDestination = 4;

    private readonly Lock guard = new();
    private readonly Dictionary<(NoticeChannel Channel, string Destination), int> taken = [];

    /// <returns>Whether there was room; then <see cref="Give"/> has to follow.</returns>
    public bool TryTake(NoticeChannel channel, string destination)
    {
        lock (guard)
        {
            var there = taken.GetValueOrDefault((channel, destination));
            if (there >= OfDestination || taken.Where(one => one.Key.Channel == channel).Sum(one => one.Value) >= OfChannel)
            {
                return false;
            }

            taken[(channel, destination)] = there + 1;
            return true;
        }
    }

    public void Give(NoticeChannel channel, string destination)
    {
        lock (guard)
        {
            if (--taken[(channel, destination)] == 0)
            {
                taken.Remove((channel, destination));
            }
        }
    }
}

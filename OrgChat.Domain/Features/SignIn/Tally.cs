namespace OrgChat.Domain.Features.SignIn;

/// <summary>Tries of one kind that have not turned out right.</summary>
internal sealed class Tally
{
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);

    private int locks;

    /// <summary>Tries since the last lock, the ones that are under way included.</summary>
    public double Count { get; private set; }

    /// <summary>Until when the next try waits, or is refused.</summary>
    public DateTimeOffset RestsUntil { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>How much is lost when it is forgotten.</summary>
    public double Weight => Count + (100 * locks);

    public bool IsLockedAt(DateTimeOffset now) => RestsUntil > now;

    /// <summary>Counts one; as many as are allowed lock it: 15 minutes, then 30, then an hour each time.</summary>
    /// <returns>Whether this one locked it.</returns>
    public bool CountUpTo(int allowed, DateTimeOffset now)
    {
        (Count, LastAt) = (Count + 1, now);
        if (Count < allowed)
        {
            return false;
        }

        RestsUntil = now + (FirstLock * Math.Pow(2, Math.Min(locks++, 2)));
        Count = 0;
        return true;
    }

    /// <summary>Counts one; so many go away by themselves in an hour.</summary>
    public void CountLeaking(double perHour, double most, DateTimeOffset now)
    {
        var left = Math.Max(0, Count - ((now - LastAt).TotalHours * perHour));
        (Count, LastAt) = (Math.Min(most, left + 1), now);
    }

    /// <summary>Counts one that has to wait for all before it, and for its own turn after them.</summary>
    /// <returns>How long it waits.</returns>
    public TimeSpan CountInTurn(TimeSpan turn, DateTimeOffset now)
    {
        (Count, LastAt) = (Count + 1, now);
        RestsUntil = (RestsUntil > now ? RestsUntil : now) + turn;
        return RestsUntil - now;
    }

    public void TakeBack() => Count = Math.Max(0, Count - 1);
}

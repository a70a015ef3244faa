using OrgChat.Domain.Model;

namespace OrgChat.Domain.Storage.Acts;

/// <summary>
/// How fast one person may act, in all their windows together: a bucket of tokens that refills. Far above what anybody types and clicks,
/// and low enough that one person’s script cannot keep the one writer from everybody else. What their screens do by themselves, such as
/// marking as read what comes in, has a bucket of its own: nobody is refused a message because they were reading.
/// </summary>
internal sealed class WriteRateLimiter(TimeProvider clock)
{
    /// <summary>Acts at once, after a pause.</summary>
    public const int Burst = 30;

    /// <summary>Acts a second, for good.</summary>
    public const int PerSecond = 5;

    private const int Remembered = 10_000;
    private readonly Lock guard = new();
    private readonly Dictionary<(Guid PersonId, bool IsScreen), Bucket> buckets = [];

    /// <summary>How many buckets are remembered.</summary>
    public int Count => buckets.Count;

    /// <exception cref="TooFastException">Too much at once; nothing was done.</exception>
    public void Take(Actor actor)
    {
        if (actor.SessionId == Guid.Empty)
        {
            return; // The program, or somebody on the way in, whose tries are counted there.
        }

        var whose = (actor.PersonId, actor.IsScreen);
        lock (guard)
        {
            var tokens = Tokens(whose);
            if (tokens < 1)
            {
                throw new TooFastException();
            }

            ForgetFull();
            buckets[whose] = new Bucket(tokens - 1, clock.GetTimestamp());
        }
    }

    private double Tokens((Guid PersonId, bool IsScreen) whose) => buckets.TryGetValue(whose, out var bucket)
        ? Math.Min(Burst, bucket.Tokens + (clock.GetElapsedTime(bucket.At).TotalSeconds * PerSecond))
        : Burst;

    // Who has been quiet long enough starts anew anyway: the memory stays bounded.
    private void ForgetFull()
    {
        if (buckets.Count >= Remembered)
        {
            foreach (var quiet in buckets.Keys.Where(id => Tokens(id) >= Burst).ToList())
            {
                buckets.Remove(quiet);
            }
        }
    }

    private sealed record Bucket(double Tokens, long At);
}

using System.Net;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>
/// Counts tries at passwords and proofs, in memory. A try counts when it begins, so that a thousand at the same moment are no more than
/// one after the other; whether there is such an account makes no difference.
/// </summary>
/// <remarks>
/// What is locked is a pair: whose sign-in, and the address it is tried from. Nobody is kept out of their account by what others do
/// elsewhere; they wait a few seconds at most, and not at all in a browser that knows them.
/// </remarks>
public sealed class SignInAttemptLimiter(TimeProvider clock)
{
    /// <summary>Wrong tries at one sign-in from one address until the two are locked.</summary>
    public const int PerAddress = 5;

    /// <summary>The same for all addresses of one network: see <see cref="NetworkBlock.Wide"/>.</summary>
    public const int PerNetwork = 20;

    /// <summary>
    /// Wrong tries at one sign-in by strangers everywhere before strangers wait there; so many are forgotten in an hour as well.
    /// </summary>
    public const int Unhurried = 10;

    /// <summary>The longest a stranger waits.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>The longest line of tries in one known browser; what comes later is refused.</summary>
    private static readonly TimeSpan LongestLine = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(2);

    private const int Most = 100_000;
    private const double HighestLevel = 60;

    private readonly Lock guard = new();
    private readonly Dictionary<(string Whose, string By), Tally> tallies = [];

    /// <summary>How many pairs are remembered.</summary>
    public int Count => tallies.Count;

    /// <summary>A try by somebody whose browser nobody knows.</summary>
    /// <param name="whose">What is tried: the hash of an address, whether somebody has it or not.</param>
    internal Turn TakeAsStranger(string whose, IPAddress? from)
    {
        lock (guard)
        {
            var now = clock.GetUtcNow();
            var (near, wide) = (Of(whose, NetworkBlock.Of(from), now), Of(whose, $"network {NetworkBlock.Wide(from)}", now));
            if (near.IsLockedAt(now) || wide.IsLockedAt(now))
            {
                return Turn.Refused;
            }

            var locks = near.CountUpTo(PerAddress, now) | wide.CountUpTo(PerNetwork, now);
            var everywhere = Of(whose, "", now);
            everywhere.CountLeaking(Unhurried, HighestLevel, now);
            return new Turn(false, locks, WaitAt(everywhere.Count));
        }
    }

    /// <summary>A try in a browser its person has used before: never locked, one after the other, each later than the one before.</summary>
    internal Turn TakeInBrowser(string whose, KnownBrowser browser)
    {
        lock (guard)
        {
            var now = clock.GetUtcNow();
            var tally = Of(whose, $"browser {browser.Id}", now);
            return tally.RestsUntil - now > LongestLine
                ? Turn.Refused
                : new Turn(false, false, tally.CountInTurn(TurnAt(tally.Count), now));
        }
    }

    /// <summary>A try by somebody who is signed in: what strangers do does not count here.</summary>
    internal Turn TakeInSession(Actor actor)
    {
        lock (guard)
        {
            var now = clock.GetUtcNow();
            var tally = Of(actor.PersonId.ToString(), $"session {actor.SessionId}", now);
            return tally.IsLockedAt(now) ? Turn.Refused : new Turn(false, tally.CountUpTo(PerAddress, now), TimeSpan.Zero);
        }
    }

    /// <summary>The try was right: what its person got wrong before, from there, counts no more.</summary>
    internal void WasRight(string whose, Visitor visitor, KnownBrowser? browser)
    {
        lock (guard)
        {
            if (browser is not null)
            {
                tallies.Remove((whose, $"browser {browser.Id}"));
                return;
            }

            tallies.Remove((whose, NetworkBlock.Of(visitor.From)));
            tallies.Remove((whose, $"network {NetworkBlock.Wide(visitor.From)}"));
            tallies.GetValueOrDefault((whose, ""))?.TakeBack();
        }
    }

    /// <summary>The proof was right.</summary>
    internal void WasRight(Actor actor)
    {
        lock (guard)
        {
            tallies.Remove((actor.PersonId.ToString(), $"session {actor.SessionId}"));
        }
    }

    // Ten tries by strangers wait for nothing, the next ten a second each, then two, four, eight.
    private static TimeSpan WaitAt(double count) => count <= Unhurried
        ? TimeSpan.Zero
        : Shorter(TimeSpan.FromSeconds(Math.Pow(2, Math.Floor((count - 1) / Unhurried) - 1)), LongestWait);

    // The first tries wait for nothing; then 2 seconds, 4, 8 and so on.
    private static TimeSpan TurnAt(double count) => count < PerAddress
        ? TimeSpan.Zero
        : Shorter(TimeSpan.FromSeconds(Math.Pow(2, Math.Min(count - PerAddress + 1, 5))), LongestTurn);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private Tally Of(string whose, string by, DateTimeOffset now)
    {
        if (tallies.TryGetValue((whose, by), out var known) && !IsOver(known, now))
        {
            return known;
        }

        MakeRoom(now);
        return tallies[(whose, by)] = new Tally();
    }

    private static bool IsOver(Tally tally, DateTimeOffset now) => tally.LastAt + Remembered < now && tally.RestsUntil + Remembered < now;

    // What weighs least is forgotten first: single tries from anywhere do not wash a lock away.
    private void MakeRoom(DateTimeOffset now)
    {
        if (tallies.Count < Most)
        {
            return;
        }

        foreach (var (pair, _) in tallies.OrderBy(one => IsOver(one.Value, now) ? -1 : one.Value.Weight).ThenBy(one => one.Value.LastAt)
            .Take(Most / 4).ToList())
        {
            tallies.Remove(pair);
        }
    }
}

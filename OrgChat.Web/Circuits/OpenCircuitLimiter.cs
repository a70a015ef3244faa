namespace OrgChat.Web.Circuits;

/// <summary>
/// The windows each person has open on this node. One too many closes the oldest: the newest is the one somebody looks at, and a window
/// forgotten on another device never locks its person out.
/// </summary>
public sealed class OpenCircuitLimiter
{
    /// <summary>Windows of one person that work at the same time.</summary>
    public const int PerPerson = 10;

    /// <summary>Windows of one person the server holds at all, closed ones that have not gone yet included.</summary>
    public const int Held = 30;

    private readonly Lock guard = new();
    private readonly Dictionary<Guid, List<OwnCircuit>> open = [];

    /// <summary>Takes a new window in.</summary>
    /// <returns>False when there is no room even for closing windows: the new one is not to be served.</returns>
    public bool TryEnter(Guid personId, OwnCircuit circuit)
    {
        OwnCircuit? oldest;
        lock (guard)
        {
            var own = open.TryGetValue(personId, out var known) ? known : open[personId] = [];
            if (own.Count >= Held)
            {
                return false;
            }

            own.Add(circuit);
            oldest = own.Count(one => !one.IsOver) > PerPerson ? own.Find(one => !one.IsOver) : null;
        }

        oldest?.End(CircuitEnd.TooMany);
        return true;
    }

    /// <summary>A window has gone.</summary>
    public void Leave(Guid personId, OwnCircuit circuit)
    {
        lock (guard)
        {
            if (open.TryGetValue(personId, out var own) && own.Remove(circuit) && own.Count == 0)
            {
                open.Remove(personId);
            }
        }
    }
}

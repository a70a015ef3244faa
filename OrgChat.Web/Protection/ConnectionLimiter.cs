namespace OrgChat.Web.Protection;

/// <summary>How many connections and sockets everybody holds, by whose they are.</summary>
public sealed class ConnectionLimiter
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, int> held = [];

    /// <returns>False when they hold as many as they may; nothing is counted then.</returns>
    public bool TryEnter(string whose, int most)
    {
        lock (guard)
        {
            var count = held.GetValueOrDefault(whose);
            if (count < most)
            {
                held[whose] = count + 1;
            }

            return count < most;
        }
    }

    public void Leave(string whose)
    {
        lock (guard)
        {
            if (--held[whose] == 0)
            {
                held.Remove(whose);
            }
        }
    }
}

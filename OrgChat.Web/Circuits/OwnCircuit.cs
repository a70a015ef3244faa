namespace OrgChat.Web.Circuits;

/// <summary>Why a window is closed although its person’s session may go on.</summary>
public enum CircuitEnd
{
    /// <summary>It came back under another sign-in.</summary>
    TakenOver,

    /// <summary>Its person opened too many others.</summary>
    TooMany,
}

/// <summary>This circuit’s own end, for the page it shows: once it is over, nothing that comes from the browser is done any more.</summary>
public sealed class OwnCircuit
{
    private readonly Lock guard = new();
    private Action<CircuitEnd>? page;
    private CircuitEnd? end;

    public bool IsOver => end is not null;

    /// <summary>What the page does at the end; done at once when the end came before the page.</summary>
    public void OnEnd(Action<CircuitEnd>? tell)
    {
        CircuitEnd? because;
        lock (guard)
        {
            page = tell;
            because = end;
        }

        if (because is { } over)
        {
            tell?.Invoke(over);
        }
    }

    public void End(CircuitEnd because)
    {
        Action<CircuitEnd>? tell;
        lock (guard)
        {
            tell = end is null ? page : null;
            end ??= because;
        }

        tell?.Invoke(because);
    }
}

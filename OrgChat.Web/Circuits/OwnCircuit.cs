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
    /// <summary>What the page does when it is told.</summary>
    public Action<CircuitEnd>? OnEnd { get; set; }

    public bool IsOver { get; private set; }

    public void End(CircuitEnd because)
    {
        if (!IsOver)
        {
            IsOver = true;
            OnEnd?.Invoke(because);
        }
    }
}

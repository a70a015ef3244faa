namespace OrgChat.Web.Components.Palette;

/// <summary>What can be done now where one is: each part of the screen offers its own acts for as long as it shows them.</summary>
public sealed class PaletteStore
{
    private readonly List<PaletteAct> acts = [];

    /// <summary>Another act is there, or one is gone or called otherwise.</summary>
    public event EventHandler? Changed;

    /// <summary>The palette is to open.</summary>
    public event EventHandler? Asked;

    public IEnumerable<PaletteAct> Acts => acts;

    public void Ask() => Asked?.Invoke(this, EventArgs.Empty);

    internal void Add(PaletteAct act)
    {
        acts.Add(act);
        Tell();
    }

    internal void Remove(PaletteAct act)
    {
        acts.Remove(act);
        Tell();
    }

    internal void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}

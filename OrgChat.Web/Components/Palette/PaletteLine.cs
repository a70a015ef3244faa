using OrgChat.Domain.Model.People;

namespace OrgChat.Web.Components.Palette;

/// <summary>One line of the palette: where it leads, or what it does.</summary>
public sealed record PaletteLine(PaletteKind Kind, string Icon, string Title)
{
    /// <summary>Whose avatar stands in the icon’s place.</summary>
    public PersonName? Face { get; init; }

    /// <summary>What tells the client from a namesake.</summary>
    public DateOnly? Born { get; init; }

    public string? Sub { get; init; }

    /// <summary>The keys that do the same, as <see cref="Help.KeyText"/> shows them.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    public string? Href { get; init; }

    /// <summary>It leads to where one writes.</summary>
    public bool Writes { get; init; }

    /// <summary>The key whose part of the screen the browser presses, as named in its <c>aria-keyshortcuts</c>.</summary>
    public string? Presses { get; init; }

    public Func<Task>? Do { get; init; }
}

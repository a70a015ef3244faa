namespace OrgChat.Web.Components.Shared.Lists;

/// <summary>A line of a table. It stays the same row when what it says changes: the focus in it is kept.</summary>
public sealed class GridRow<TLine>(object id, TLine line) : IEquatable<GridRow<TLine>>
{
    private readonly object id = id;

    public TLine Line { get; } = line;

    public bool Equals(GridRow<TLine>? other) => other is not null && id.Equals(other.id);

    public override bool Equals(object? obj) => Equals(obj as GridRow<TLine>);

    public override int GetHashCode() => id.GetHashCode();
}

/// <summary>What a table is sorted by: the property’s name, and which way round.</summary>
public sealed record GridSort(string By, bool IsDescending);

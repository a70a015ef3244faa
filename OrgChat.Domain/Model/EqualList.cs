using System.Collections.ObjectModel;

namespace OrgChat.Domain.Model;

/// <summary>
/// Equals another list of the same items in the same order, so that a record that holds one is compared by value throughout.
/// </summary>
public sealed class EqualList<T>(IEnumerable<T> items) : ReadOnlyCollection<T>([.. items])
{
    public override bool Equals(object? obj) => obj is EqualList<T> other && this.SequenceEqual(other);

    public override int GetHashCode() => Count;
}

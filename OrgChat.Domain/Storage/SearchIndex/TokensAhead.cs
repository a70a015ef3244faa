using System.Collections.Concurrent;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// The numbers of texts that are about to be written, made beside the one writer: of all that a message costs, what its text alone decides
/// is the most.
/// </summary>
internal sealed class TokensAhead(KeyRing keys)
{
    private readonly ConcurrentDictionary<Guid, Guid> organizations = new();
    private readonly ConcurrentDictionary<(Guid Organization, string Text), IReadOnlyCollection<int>> made = new();

    /// <summary>Whose a person is never changes: their next text can be numbered before it is their turn.</summary>
    public void Learn(Guid personId, Guid organizationId) => organizations.TryAdd(personId, organizationId);

    /// <summary>Numbers what somebody is about to write; it is known until the end of what is returned, or not at all.</summary>
    public IDisposable? Make(Guid personId, string text)
    {
        if (!organizations.TryGetValue(personId, out var organization))
        {
            return null;
        }

        made[(organization, text)] = Numbered(organization, text);
        return new Known(() => made.TryRemove((organization, text), out _));
    }

    public IReadOnlyCollection<int> Of(Guid organization, string text) =>
        made.TryGetValue((organization, text), out var tokens) ? tokens : Numbered(organization, text);

    private HashSet<int> Numbered(Guid organization, string text) => new BlindIndex(keys.IndexKey(organization)).TokensOf(text);

    private sealed class Known(Action forget) : IDisposable
    {
        public void Dispose() => forget();
    }
}

using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// What the one writer knows from its last transaction and need not ask again, as long as it was committed and nobody else has written:
/// <see cref="KeptConnection"/> sees to both.
/// </summary>
internal sealed class WriterMemory
{
    /// <summary>Where the chain of each organization’s record ends.</summary>
    public Dictionary<Guid, ChainLink> Heads { get; } = [];

    /// <summary>Organizations whose newest keys are known.</summary>
    public HashSet<Guid> KnowsKeysOf { get; } = [];

    /// <summary>The highest number of a message in the search index.</summary>
    public long? NewestSearchId { get; set; }

    public void Forget()
    {
        Heads.Clear();
        KnowsKeysOf.Clear();
        NewestSearchId = null;
    }
}

using OrgChat.Domain.Model;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>Somebody seems to be a client already: whoever adds them looks, and says that another is meant.</summary>
public sealed class SameClientException(IReadOnlyList<SameClientModel> same) : RefusedException("SameClient")
{
    public IReadOnlyList<SameClientModel> Same { get; } = same;
}

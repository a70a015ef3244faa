using System.Net;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>Who stands at the door before anybody knows who they are.</summary>
/// <param name="Address">The network address they come from; null where there is none.</param>
public sealed record Visitor(string? Address)
{
    /// <summary>For whom this browser has signed in before, as its cookie proves.</summary>
    public IReadOnlyList<KnownBrowser> Browsers { get; init; } = [];

    internal IPAddress? From => IPAddress.TryParse(Address, out var address) ? address : null;
}

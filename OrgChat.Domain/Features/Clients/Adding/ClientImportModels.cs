using OrgChat.Domain.Features.Accounts;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>One line of a file of clients, as it was written.</summary>
/// <param name="Number">Of the file, counted as an editor does.</param>
/// <param name="Cells">What it says of each <see cref="ClientFieldKind"/>, in their order; empty where the file says nothing.</param>
/// <param name="IsUneven">Whether it has more cells than the file has columns, so that none may be what it seems.</param>
public sealed record ClientLine(int Number, IReadOnlyList<string> Cells, bool IsUneven = false)
{
    public string this[ClientFieldKind field] => Cells[(int)field];
}

/// <summary>A file of clients, and how it is to be understood.</summary>
/// <param name="Order">How its dates are written; null while nobody said so, then a date that may be two days is none.</param>
/// <param name="ProviderId">Whose care those come into of whom it names no provider.</param>
public sealed record ClientImportRequest(IReadOnlyList<ClientLine> Lines, DateOrder? Order = null, Guid? ProviderId = null);

/// <summary>What will happen to one line, or what happened.</summary>
/// <param name="ProviderName">Whose care the client comes into.</param>
/// <param name="Same">Who is there already, or has the same phone.</param>
/// <param name="SameLine">The line before it that is the same client.</param>
public sealed record ClientLineModel(
    ClientLine Line, ClientLineState State, ClientForm Form, string? ProviderName, IReadOnlyList<ClientProblem> Problems,
    SameClientModel? Same = null, int? SameLine = null)
{
    public bool IsNew => State == ClientLineState.New;
}

/// <summary>How a line stands to what is on record.</summary>
public enum ClientLineState
{
    New,
    AlreadyThere,
    NotPossible,
}

/// <summary>
/// What came of some lines: each as it was found in their own transaction, who was added, and the links to be mailed.
/// </summary>
public sealed record ClientBatchModel(
    IReadOnlyList<ClientLineModel> Lines, IReadOnlyList<Guid> Added, IReadOnlyList<AccountLinkToSendModel> Links);

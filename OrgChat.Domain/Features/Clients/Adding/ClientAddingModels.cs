using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>What somebody chooses from who adds clients.</summary>
/// <param name="Providers">Whose care a client can come into; for a provider who adds their own, themself alone.</param>
/// <param name="MayLeaveOpen">Whether a client may come into nobody’s care yet.</param>
/// <param name="Suggested">Who it will mostly be: the only one, or whoever adds clients and is a provider.</param>
/// <param name="MayWriteLetters">Whether invitation letters are theirs to make.</param>
/// <param name="Language">What clients read of whom no language is known.</param>
public sealed record ClientAddingModel(
    IReadOnlyList<ProviderModel> Providers, bool MayLeaveOpen, ProviderModel? Suggested, bool MayWriteLetters, Language Language)
{
    /// <summary>The providers to choose from, and nobody first where that may be left open.</summary>
    public IReadOnlyList<ProviderModel?> Choices { get; } = MayLeaveOpen ? [null, .. Providers] : [.. Providers];
}

/// <summary>A provider to choose.</summary>
public sealed record ProviderModel(PersonName Name, string? Email)
{
    public Guid Id => Name.Id;
}

/// <summary>A client who is on record now.</summary>
/// <param name="Link">With which they choose a password; null where nobody invited them yet.</param>
public sealed record AddedClientModel(Guid Id, string Name, AccountLinkToSendModel? Link);

/// <summary>Somebody the new client may be already.</summary>
/// <param name="By">What is the same.</param>
/// <param name="Client">Who it is, with the birth date; null where the person who adds may not see them.</param>
public sealed record SameClientModel(Guid Id, SameClientKind By, PersonName? Client);

/// <summary>By what somebody seems to be another, the surest first.</summary>
public enum SameClientKind
{
    Email,
    NameAndBirthDate,
    Phone,
}

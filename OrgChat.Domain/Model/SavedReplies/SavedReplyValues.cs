using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Model.SavedReplies;

/// <summary>What the variables of saved replies stand for in one conversation.</summary>
public sealed record SavedReplyValues
{
    /// <summary>Of each client who takes part.</summary>
    public required IReadOnlyList<string> ClientFirstNames { get; init; }

    public required string? OwnerName { get; init; }

    /// <summary>The name of whoever writes.</summary>
    public required string? MyName { get; init; }

    public required string? ClinicName { get; init; }

    public required string? ClinicPhone { get; init; }

    /// <summary>None where nobody said; several where the conversation has several.</summary>
    public IReadOnlyList<string> Of(SavedReplyVariable variable) => [.. All(variable).OfType<string>()
        .Where(value => value.Trim().Length > 0 && value != SealedText.Mark)];

    private IEnumerable<string?> All(SavedReplyVariable variable) => variable switch
    {
        SavedReplyVariable.ClientFirstName => [.. ClientFirstNames],
        SavedReplyVariable.OwnerName => [OwnerName],
        SavedReplyVariable.MyName => [MyName],
        SavedReplyVariable.ClinicName => [ClinicName],
        SavedReplyVariable.ClinicPhone => [ClinicPhone],
        _ => throw new ArgumentOutOfRangeException(nameof(variable)),
    };
}

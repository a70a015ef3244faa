using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>What somebody is typing about a new client.</summary>
public sealed record ClientDraft
{
    public string? FirstName { get; set; } = "";

    public string? LastName { get; set; } = "";

    public DateOnly? BirthDate { get; set; }

    public Language? Language { get; set; }

    public string? Email { get; set; } = "";

    public string? Phone { get; set; } = "";

    public ProviderModel? Provider { get; set; }

    public bool HasEmail => !string.IsNullOrWhiteSpace(Email);

    /// <summary>Whether nobody is described yet.</summary>
    public bool IsEmpty => this == Next();

    /// <summary>For the next one, who often reads the same language and sees the same provider.</summary>
    public ClientDraft Next() => new() { Language = Language, Provider = Provider };

    public ClientForm ToForm() => new()
    {
        FirstName = FirstName ?? "",
        LastName = LastName ?? "",
        BirthDate = BirthDate,
        Email = Email ?? "",
        Phone = Phone ?? "",
        Language = Language,
        ProviderId = Provider?.Id,
    };
}

using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Team;

/// <summary>What an admin is typing about a member.</summary>
public sealed record MemberDraft
{
    public string? Name { get; set; } = "";

    public string? Email { get; set; } = "";

    public TeamRole Role { get; set; }

    public string? Profession { get; set; } = "";

    public bool IsAdmin { get; set; }

    public string? NameProblem => Refusal.Of(() => PersonNameRules.Checked(Name ?? ""))?.Message;

    public string? EmailProblem => Refusal.Of(() => EmailAddress.Checked(Email ?? ""))?.Message;

    /// <summary>Whether nothing is missing or misspelt.</summary>
    public bool IsComplete => NameProblem is null && EmailProblem is null;

    public static MemberDraft Of(MemberModel member) => new()
    {
        Name = IfReadable(member.Name),
        Email = member.Email ?? "",
        Role = member.Role,
        Profession = IfReadable(member.Profession),
        IsAdmin = member.IsAdmin,
    };

    public MemberForm ToForm() => new(Name ?? "", Email ?? "", Role, Profession ?? "", IsAdmin);

    // What does not open is typed anew.
    private static string IfReadable(string text) => text == SealedText.Mark ? "" : text;
}

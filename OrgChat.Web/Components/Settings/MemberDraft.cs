using OrgChat.Domain.People;
using OrgChat.Domain.Team;

namespace OrgChat.Web.Components.Settings;

/// <summary>What an admin is typing about a member.</summary>
public sealed record MemberDraft
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public TeamRole Role { get; set; }

    public string Profession { get; set; } = "";

    public bool IsAdmin { get; set; }

    public static MemberDraft Of(MemberLine member) => new()
    {
        Name = member.Name,
        Email = member.Email ?? "",
        Role = member.Role,
        Profession = member.Profession,
        IsAdmin = member.IsAdmin,
    };

    public MemberForm ToForm() => new(Name, Email, Role, Profession, IsAdmin);
}

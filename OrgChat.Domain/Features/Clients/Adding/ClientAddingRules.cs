using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>Who may add clients: the one place that says it.</summary>
public static class ClientAddingRules
{
    /// <summary>Admins, whoever sees all clients (Organization chat brings that along), and providers.</summary>
    public static bool MayAddClients(this TeamMember member) =>
        member.IsActive && (member.MayAddForOthers() || member.Role == TeamRole.Provider);

    /// <summary>Whether they choose the provider; a provider without more adds clients of their own.</summary>
    public static bool MayAddForOthers(this TeamMember member) => member.IsAdmin || member.Can(Permission.SeeAllClients);

    /// <exception cref="NotFoundException">Adding clients is not for them.</exception>
    internal static void RequireMayAdd(this TeamMember member)
    {
        if (!member.MayAddClients())
        {
            throw new NotFoundException(MissingKind.Page);
        }
    }
}

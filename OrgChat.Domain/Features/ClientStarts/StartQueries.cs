using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.ClientStarts;

/// <summary>Whom a client can write to first.</summary>
internal static class StartQueries
{
    /// <summary>Null where nobody ever said how clients begin conversations.</summary>
    public static Task<StartPolicy?> StartPolicyOfAsync(this OrgChatDb db, Person person) =>
        db.StartPolicies.Include(p => p.Member).FirstOrDefaultAsync(p => p.OrganizationId == person.OrganizationId);

    /// <summary>What the clinic’s clients write about, in its order.</summary>
    public static async Task<IReadOnlyList<StartReason>> StartReasonsOfAsync(this OrgChatDb db, Person person) =>
        await db.StartReasons.Include(r => r.Member).Include(r => r.Tag)
            .Where(r => r.OrganizationId == person.OrganizationId && r.RemovedAt == null)
            .OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync();

    /// <exception cref="NotFoundException">There is no such reason, or it is another clinic’s.</exception>
    public static async Task<StartReason> StartReasonAsync(this OrgChatDb db, Person person, Guid id, bool isRemoved = false) =>
        await db.StartReasons.Include(r => r.Member).Include(r => r.Tag).FirstOrDefaultAsync(r =>
            r.Id == id && r.OrganizationId == person.OrganizationId && (r.RemovedAt != null) == isRemoved)
        ?? throw new NotFoundException(MissingKind.StartReason);

    /// <summary>Who may own what a client begins.</summary>
    public static async Task<StartPeople> StartPeopleOfAsync(this OrgChatDb db, Client client)
    {
        var policy = await db.StartPolicyOfAsync(client);
        var assigned = (await db.CareTeamPlaces.Include(p => p.Member).Where(p => p.ClientId == client.Id)
            .OrderBy(p => p.AssignedAt).ThenBy(p => p.MemberId).ToListAsync()).ConvertAll(place => place.Member);
        var shared = db.Conversations.ParticipatedInBy(client).Select(c => c.Id);
        var beside = db.Participants.Where(p => shared.Contains(p.ConversationId) && p.LeftAt == null).Select(p => p.PersonId);
        var sharing = await db.TeamMembers.Where(m => beside.Contains(m.Id)).ToListAsync();
        var declined = (await db.StartDeclines.Where(d => d.OrganizationId == client.OrganizationId).Select(d => d.MemberId).ToListAsync())
            .ToHashSet();
        List<TeamMember> reachable = [.. assigned.OrderBy(member => member.Role).Concat(sharing.InNameOrder())
            .DistinctBy(member => member.Id).Where(member => member.Reaches(declined))];
        return new StartPeople(policy, assigned, reachable);
    }
}

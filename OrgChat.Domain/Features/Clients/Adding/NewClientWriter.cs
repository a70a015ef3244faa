using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>Adds clients in the transaction of the act that asks for it, each on record, with their care and their invitation.</summary>
internal static class NewClientWriter
{
    /// <param name="invitation">
    /// A mail, or a letter that an admin is shown; null for none yet. Whoever adds a client may invite them, also where they could not open
    /// their page later.
    /// </param>
    public static async Task<AddedClientModel> AddAsync(this MemberAct act, ClientForm form, TeamMember? provider,
        AccountLinkKind? invitation)
    {
        var email = form.Email.Trim().Length > 0 ? form.Email : null;
        var client = new Client(act.Member.OrganizationId, form.Name, email, form.BirthDate, act.Now);
        client.Reach(PhoneNumber.Checked(form.Phone), form.Language?.Name);
        var preferences = act.Db.PersonPreferences.Add(new PersonPreferences(client)).Entity;
        preferences.Choose(form.Language); // Whatever their browser asks for; they may choose another.
        act.Db.Add(client);
        var entry = act.Record(AuditAction.ClientAdded).For(client);
        if (provider is not null)
        {
            act.Db.Add(new CareTeamPlace(client.Id, provider.Id, act.Now));
            entry.About(provider);
        }

        return new(client.Id, client.Name, invitation is { } kind ? await InviteAsync(act, client, kind) : null);
    }

    /// <summary>The providers this member may add clients for, by name.</summary>
    public static async Task<IReadOnlyList<TeamMember>> ProvidersForAsync(this OrgChatDb db, TeamMember adder)
    {
        var providers = db.TeamMembers.Where(m => m.OrganizationId == adder.OrganizationId && m.IsActive && m.Role == TeamRole.Provider);
        return (await (adder.MayAddForOthers() ? providers : providers.Where(m => m.Id == adder.Id)).ToListAsync()).InNameOrder();
    }

    /// <summary>Who among these a client comes into the care of.</summary>
    /// <exception cref="RefusedException">Somebody must be chosen, or the one chosen is not among them.</exception>
    public static TeamMember? Chosen(this IReadOnlyList<TeamMember> providers, Guid? id, TeamMember adder) =>
        providers.FirstOrDefault(provider => provider.Id == id)
        ?? (id is null && adder.MayAddForOthers() ? null : throw new RefusedException("ProviderNotActive"));

    private static async Task<AccountLinkToSendModel> InviteAsync(MemberAct act, Client client, AccountLinkKind kind)
    {
        var isLetter = kind == AccountLinkKind.Letter;
        if (isLetter && !act.Member.IsAdmin)
        {
            throw new NotFoundException(MissingKind.Page);
        }

        act.RequireConfirmation();
        act.Record(isLetter ? AuditAction.ClientLetterMade : AuditAction.ClientInvited).For(client);
        return await act.Db.InviteAsync(client, act.Now, kind, isLetter ? act.Member : null);
    }
}

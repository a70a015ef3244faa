using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>Adds a client by hand, and takes one back who was added by mistake. Who may: <see cref="ClientAddingRules"/>.</summary>
public sealed class ClientAddingService(OrgChatDatabase database)
{
    /// <summary>What there is to choose from.</summary>
    public Task<ClientAddingModel> BeginAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Clients), async (MemberAct act) =>
        {
            act.Member.RequireMayAdd();
            var providers = await act.Db.ProvidersForAsync(act.Member);
            var language = (await act.Db.Organizations.FirstAsync(o => o.Id == act.Member.OrganizationId)).Language;
            var emails = providers.ToDictionary(provider => provider.Id, provider => provider.Email);
            List<ProviderModel> choices = [.. providers.ToChooseFor(act.Member).Select(name => new ProviderModel(name, emails[name.Id]))];
            return new ClientAddingModel(choices, act.Member.MayAddForOthers(),
                choices is [var only] ? only : choices.Find(choice => choice.Id == act.Member.Id), act.Member.IsAdmin, language);
        });

    /// <summary>Adds a client.</summary>
    /// <param name="invitation">By mail, or by a letter that an admin is shown; null for none yet.</param>
    /// <param name="others">Who seemed to be the client already and, as the person said, is somebody else.</param>
    /// <exception cref="SameClientException">Somebody else seems to be this client already, too.</exception>
    /// <exception cref="RefusedException">A field is not as it must be, or the address is taken.</exception>
    public Task<AddedClientModel> AddAsync(Actor actor, ClientForm form, AccountLinkKind? invitation = null,
        IReadOnlyCollection<Guid>? others = null) =>
        database.WriteAsync(actor, new(AuditAction.ClientAdded, SubjectId: form.ProviderId), async (MemberAct act) =>
        {
            act.Member.RequireMayAdd();
            if (form.ProblemsOn(DateOnly.FromDateTime(act.Now.UtcDateTime)) is [var first, ..])
            {
                throw first.Why;
            }

            var provider = (await act.Db.ProvidersForAsync(act.Member)).Chosen(form.ProviderId, act.Member);
            var same = (await SameClientIndex.OfAsync(act.Db, act.Member, [form])).Of(form);
            if (same.Any(one => one.By == SameClientKind.Email || others?.Contains(one.Id) != true))
            {
                throw new SameClientException(same);
            }

            return await act.AddAsync(form, provider, invitation);
        });

    /// <summary>
    /// Takes a client back: for whoever added them, in the session they did it in, as long as nothing came of it. They are active no more,
    /// their link opens nothing, and their address is free again; that they were added stays on record.
    /// </summary>
    /// <exception cref="NotFoundException">The person did not add them in this session.</exception>
    /// <exception cref="RefusedException">They chose a password already, or are in a conversation.</exception>
    public Task TakeBackAsync(Actor actor, Guid clientId) =>
        database.WriteAsync(actor, new(AuditAction.ClientTakenBack, ClientId: clientId), async (MemberAct act) =>
        {
            var isOwn = await act.Db.AddedInSessionOf(act).ContainsAsync(clientId);
            var client = await act.Db.Clients.FirstOrDefaultAsync(c => c.Id == clientId && c.IsActive && isOwn)
                ?? throw new NotFoundException(MissingKind.Client);
            var account = await act.Db.Users.FirstOrDefaultAsync(a => a.Id == clientId);
            if (account?.PasswordHash is not null || await act.Db.Participants.AnyAsync(p => p.PersonId == clientId))
            {
                throw new RefusedException("ClientInUse", client.Name);
            }

            if (account is not null)
            {
                await act.Db.ReplaceLinksAsync(account, act.Now);
            }

            act.Db.RemoveRange(await act.Db.CareTeamPlaces.Where(place => place.ClientId == clientId).ToListAsync());
            client.TakeBack();
            act.Record().For(client);
        });
}

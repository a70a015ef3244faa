using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>What a person is called, and what clients read under a member’s name.</summary>
public sealed record OwnAccountModel(string Name, string Signature);

/// <summary>What people change about themselves. A client’s name is the clinic’s to change: it is who the record is about.</summary>
public sealed class OwnAccountService(OrgChatDatabase database)
{
    public Task<OwnAccountModel> OpenAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), (Act act) =>
            Task.FromResult(new OwnAccountModel(act.Person.Name, (act.Person as TeamMember)?.Signature ?? "")));

    /// <summary>Changes a member’s own name. What was written before keeps the name of its day.</summary>
    /// <exception cref="RefusedException">It is no name.</exception>
    public Task RenameAsync(Actor actor, string name) => ChangeAsync(actor, act =>
    {
        act.RequireConfirmation();
        var former = act.Member.Name;
        act.Member.Rename(name);
        return former == act.Member.Name ? null : new AuditFacts { FormerName = former };
    });

    /// <summary>Changes the line under a member’s name; an empty one takes it away.</summary>
    /// <exception cref="RefusedException">It is too long.</exception>
    public Task SignAsync(Actor actor, string signature) => ChangeAsync(actor, act =>
    {
        var former = act.Member.Signature;
        act.Member.Sign(signature);
        return former == act.Member.Signature ? null : new AuditFacts { IsSignatureChanged = true };
    });

    private Task ChangeAsync(Actor actor, Func<MemberAct, AuditFacts?> change) =>
        database.WriteAsync(actor, new(AuditAction.MemberEdited, SubjectId: actor.PersonId), (MemberAct act) =>
        {
            if (change(act) is { } changed)
            {
                act.Record().About(act.Member).With(changed);
            }

            return Task.CompletedTask;
        });
}

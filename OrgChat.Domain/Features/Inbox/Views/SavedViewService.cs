using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Features.Inbox.Views;

/// <summary>Keeps the lists each member comes back to. Nothing of it is recorded: it is nobody’s act on others.</summary>
public sealed class SavedViewService(OrgChatDatabase database)
{
    /// <summary>The actor’s own, the oldest first; one of a view they may no longer see is not there.</summary>
    public Task<IReadOnlyList<SavedViewModel>> ListAsync(Actor actor) =>
        database.ReadAsync<MemberAct, IReadOnlyList<SavedViewModel>>(actor, AuditedOperation.Own, async act =>
        {
            var tags = await act.Db.TagsOfAsync(act.Member.OrganizationId);
            var own = await act.Db.Readers.SavedViews.OfAsync(act.Db, act.Member.Id, async (_, _) =>
                await Own(act).AsNoTracking().OrderBy(v => v.Id).ToListAsync());
            return [.. own.Where(view => view.Place.IsOpenTo(act.Member)).Select(view =>
            {
                var used = new EqualList<Guid>(view.TagIds.Where(tags.Has));
                return new SavedViewModel(view.Id, view.Name, view.Place with { TagIds = used }, used.Count < view.TagIds.Count);
            })];
        });

    /// <summary>Keeps a list under a name.</summary>
    /// <exception cref="RefusedException">See <see cref="SavedView.Rename"/>, or there are too many.</exception>
    public Task<Guid> SaveAsync(Actor actor, string? name, ListPlace place) =>
        database.WriteAsync(actor, AuditedOperation.Own, async (MemberAct act) =>
        {
            var others = await Own(act).ToListAsync();
            if (others.Count >= SavedView.Most)
            {
                throw new RefusedException("TooManyViews", SavedView.Most);
            }

            var view = new SavedView(act.Member, place, act.Now);
            view.Rename(name, others);
            act.Db.Add(view);
            return view.Id;
        });

    /// <inheritdoc cref="SavedView.Rename"/>
    public Task RenameAsync(Actor actor, Guid id, string? name) =>
        database.WriteAsync(actor, AuditedOperation.Own, async (MemberAct act) =>
        {
            var all = await Own(act).ToListAsync();
            Find(all, id).Rename(name, all);
        });

    public Task RemoveAsync(Actor actor, Guid id) => database.WriteAsync(actor, AuditedOperation.Own, async (MemberAct act) =>
        act.Db.Remove(Find(await Own(act).ToListAsync(), id)));

    private static IQueryable<SavedView> Own(MemberAct act) => act.Db.SavedViews.Where(v => v.PersonId == act.Member.Id);

    private static SavedView Find(List<SavedView> own, Guid id) =>
        own.Find(view => view.Id == id) ?? throw new NotFoundException(MissingKind.SavedView);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notes;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Model.Tags;

namespace OrgChat.Domain.Storage.Signals;

/// <summary>What a transaction changes, as signals: read from the tracked entities, so that no act can forget to tell.</summary>
internal static class SignalCollector
{
    public static IReadOnlyList<Signal> Of(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        tracker.AutoDetectChangesEnabled = false; // Entries<T>() would look again, once for every changed read position.
        return [.. tracker.Entries().Where(IsChanged).SelectMany(Signals).Distinct()];

        IEnumerable<Signal> Signals(EntityEntry entry) => entry.Entity switch
        {
            Conversation conversation => [new(conversation.OrganizationId, SignalKind.Conversation, conversation.Id)],
            Person person => [new(person.OrganizationId, SignalKind.Person, person.Id)],
            PersonalState state => OrganizationOf(tracker, state.ConversationId).SelectMany(organization => KindsOf(entry, state)
                .Select(kind => new Signal(organization, kind, state.ConversationId, state.PersonId))),
            Account account when entry.State == EntityState.Modified && IsFirstPassword(entry) =>
                [new(account.OrganizationId, SignalKind.Person, account.Id)],
            Session session => [Of(session)],
            PersonPhoto photo => [new(photo.OrganizationId, SignalKind.Photo, photo.PersonId)],
            Organization organization => [new(organization.Id, SignalKind.Clinic, organization.Id)],
            StartPolicy policy => [new(policy.OrganizationId, SignalKind.Clinic, policy.OrganizationId)],
            Note note => [new(note.OrganizationId, SignalKind.Note, note.ConversationId), .. note.Mentions.Select(Of)],
            NoteMention mention => [Of(mention)],
            ConversationTag on => [new(on.OrganizationId, SignalKind.Tagging, on.ConversationId)],
            Tag tag => [new(tag.OrganizationId, SignalKind.Tag, tag.Id)],
            PersonPreferences kept when entry.State == EntityState.Added || entry.Properties.Any(one => one.IsModified && !IsPlace(one))
                => OrganizationOfPerson(tracker, kept.PersonId)
                    .Select(organization => new Signal(organization, SignalKind.Person, kept.PersonId)),
            CareTeamPlace place => OrganizationOfPerson(tracker, place.MemberId)
                .Select(organization => new Signal(organization, SignalKind.Person, place.MemberId)),
            _ => [],
        };
    }

    public static Signal Of(Session session) => new(session.OrganizationId, SignalKind.Session, session.Id, session.PersonId);

    private static Signal Of(NoteMention mention) => new(mention.OrganizationId, SignalKind.Mention, mention.PersonId);

    // What one writes is nobody else’s: it wakes no window but the writer’s own.
    private static IEnumerable<SignalKind> KindsOf(EntityEntry entry, PersonalState state)
    {
        if (entry.State == EntityState.Added)
        {
            return state.IsOnlyDraft ? [SignalKind.Draft]
                : state.DraftNumber > 0 ? [SignalKind.Draft, SignalKind.Reading]
                : [SignalKind.Reading];
        }

        var changed = entry.Properties.Where(property => property.IsModified).ToLookup(IsOfDraft);
        return new[] { (SignalKind.Draft, changed[true]), (SignalKind.Reading, changed[false]) }.Where(one => one.Item2.Any())
            .Select(one => one.Item1);
    }

    private static bool IsOfDraft(PropertyEntry property) => property.Metadata.Name
        is nameof(PersonalState.DraftSince) or nameof(PersonalState.DraftNumber) or nameof(PersonalState.UnsentSince);

    // Whoever was invited is there from now on, such as another admin.
    private static bool IsFirstPassword(EntityEntry entry) =>
        entry.Property(nameof(Account.PasswordHash)) is { OriginalValue: null, CurrentValue: not null };

    // Where somebody is changes with every click, and no other window follows it.
    private static bool IsPlace(PropertyEntry property) =>
        property.Metadata.Name is nameof(PersonPreferences.View) or nameof(PersonPreferences.Tab) or nameof(PersonPreferences.OwnerId)
            or nameof(PersonPreferences.ClaimedById) or nameof(PersonPreferences.TagIds);

    private static bool IsChanged(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static IEnumerable<Guid> OrganizationOf(ChangeTracker tracker, Guid conversationId) =>
        tracker.Entries<Conversation>().Where(entry => entry.Entity.Id == conversationId).Select(entry => entry.Entity.OrganizationId);

    private static IEnumerable<Guid> OrganizationOfPerson(ChangeTracker tracker, Guid personId) =>
        tracker.Entries<Person>().Where(entry => entry.Entity.Id == personId).Select(entry => entry.Entity.OrganizationId);
}

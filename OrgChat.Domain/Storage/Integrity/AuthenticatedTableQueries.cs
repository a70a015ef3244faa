using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Integrity;

/// <summary>
/// Every table whose rows are authenticated, in the order in which a stranger would ask: who is there, who may, who said what.
/// </summary>
internal static class AuthenticatedTableQueries
{
    /// <summary>Its rows of one organization.</summary>
    public static readonly IReadOnlyList<Func<OrgChatDb, Guid, IQueryable<object>>> OfOrganization =
    [
        (db, id) => db.Organizations.Where(o => o.Id == id),
        (db, id) => db.People.Where(p => p.OrganizationId == id),
        (db, id) => db.Users.Where(a => a.OrganizationId == id),
        (db, id) => db.AccountLinks.Where(l => l.Account.OrganizationId == id),
        (db, id) => db.Sessions.Where(s => s.OrganizationId == id),
        (db, id) => db.CareTeamPlaces.Where(p => p.Member.OrganizationId == id),
        (db, id) => db.PersonPhotos.Where(p => p.OrganizationId == id),
        (db, id) => db.Conversations.Where(c => c.OrganizationId == id),
        (db, id) => db.Participants.Where(p => p.Person.OrganizationId == id),
        (db, id) => db.Messages.Where(m => m.OrganizationId == id),
        (db, id) => db.ConversationEvents.Where(e => db.Conversations.Any(c => c.Id == e.ConversationId && c.OrganizationId == id)),
        (db, id) => db.Attachments.Where(a => a.OrganizationId == id),
        (db, id) => db.SavedReplies.Where(r => r.OrganizationId == id),
        (db, id) => db.Notes.Where(n => n.OrganizationId == id),
        (db, id) => db.NoteMentions.Where(m => m.OrganizationId == id),
        (db, id) => db.StartPolicies.Where(p => p.OrganizationId == id),
        (db, id) => db.StartReasons.Where(r => r.OrganizationId == id),
        (db, id) => db.StartDeclines.Where(d => d.OrganizationId == id),
        (db, id) => db.Tags.Where(t => t.OrganizationId == id),
        (db, id) => db.ConversationTags.Where(t => t.OrganizationId == id),
    ];

    /// <summary>All rows, also those of no organization.</summary>
    public static readonly IReadOnlyList<Func<OrgChatDb, IQueryable<object>>> All =
    [
        db => db.Organizations, db => db.People, db => db.Users, db => db.AccountLinks, db => db.SetUpLinks, db => db.Sessions,
        db => db.CareTeamPlaces, db => db.PersonPhotos,
        db => db.Conversations, db => db.Participants, db => db.Messages, db => db.ConversationEvents, db => db.Attachments,
        db => db.SavedReplies,
        db => db.Notes, db => db.NoteMentions,
        db => db.StartPolicies, db => db.StartReasons, db => db.StartDeclines,
        db => db.Tags, db => db.ConversationTags,
    ];
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>How photos are looked up.</summary>
internal static class PhotoQueries
{
    /// <summary>Who of an organization has one; read once for a node, and again when somebody’s changed.</summary>
    public static Task<PhotoIndex> PhotosOfAsync(this OrgChatDb db, Guid organizationId) =>
        db.Readers.Photos.OfAsync(db, organizationId, async (database, id) => new PhotoIndex(
            (await database.PersonPhotos.Where(p => p.OrganizationId == id).Select(p => new { p.PersonId, p.Version }).ToListAsync())
            .Select(p => KeyValuePair.Create(p.PersonId, p.Version))));

    /// <summary>A photo of somebody whose name the reader reads; null where there is none.</summary>
    public static async Task<PersonPhoto?> PhotoForAsync(this OrgChatDb db, Person reader, Guid personId, Guid version) =>
        await db.IsKnownToAsync(reader, personId)
            ? await db.PersonPhotos.FirstOrDefaultAsync(p =>
                p.PersonId == personId && p.Version == version && p.OrganizationId == reader.OrganizationId)
            : null;

    /// <summary>Takes away the photo of a person, if there is one.</summary>
    public static async Task<bool> RemovePhotoAsync(this OrgChatDb db, Guid personId)
    {
        var photo = await db.PersonPhotos.FirstOrDefaultAsync(p => p.PersonId == personId);
        if (photo is not null)
        {
            db.PersonPhotos.Remove(photo);
        }

        return photo is not null;
    }

    /// <summary>
    /// The team knows everybody of the organization; a client knows themself, and those of their conversations: who takes part or once did,
    /// who wrote there for others, and who may read along, whom the details name.
    /// </summary>
    private static async Task<bool> IsKnownToAsync(this OrgChatDb db, Person reader, Guid personId)
    {
        if (reader is TeamMember || reader.Id == personId)
        {
            return true;
        }

        var shared = db.Conversations.ParticipatedInBy(reader);
        return await shared.AnyAsync(c => c.Participants.Any(p => p.PersonId == personId)
                || db.Messages.Any(m => m.ConversationId == c.Id && m.AuthorId == personId))
            || (await db.TeamMembers.FirstOrDefaultAsync(m => m.Id == personId && m.OrganizationId == reader.OrganizationId)
                is { } member && member.Can(Permission.AccessAllConversations) && await shared.AnyAsync());
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Photos;

/// <summary>
/// People give themselves a photo, and see those of whoever’s names they read. Seeing one is no act on record, as with a name.
/// </summary>
public sealed class PhotoService(OrgChatDatabase database, DiskSpaceService room)
{
    /// <summary>Changes of one person in an hour: each draws every open window of the clinic.</summary>
    internal const int MostInAnHour = 20;

    private static readonly AuditedOperation Seeing = AuditedOperation.ToOpen(AuditedPage.OrgChat);

    /// <summary>Who of the actor’s organization has a photo.</summary>
    public Task<PhotoIndex> ListAsync(Actor actor) =>
        database.ReadAsync(actor, Seeing, (Act act) => act.Db.PhotosOfAsync(act.Person.OrganizationId));

    /// <summary>One photo.</summary>
    /// <returns>Null when there is none, no longer this one, or none the actor may see: it looks alike, and is nobody’s attempt.</returns>
    public Task<PersonPhoto?> FindAsync(Actor actor, Guid personId, Guid version) =>
        database.ReadAsync(actor, Seeing, (Act act) => act.Db.PhotoForAsync(act.Person, personId, version));

    /// <summary>Makes what is sent the actor’s photo.</summary>
    /// <param name="sent">Read once, until its end or until it is too long.</param>
    /// <exception cref="FileTooLargeException">It is longer than <see cref="PersonPhoto.MaxBytes"/>.</exception>
    /// <exception cref="UnfitFileException">It is no JPEG, PNG or WebP picture, or has too many pixels.</exception>
    /// <exception cref="RefusedException">They changed it too often within an hour.</exception>
    public async Task ChangeAsync(Actor actor, Stream sent, CancellationToken cancellation = default)
    {
        room.RequireForFiles();
        var (type, content) = await PhotoReader.ReadAsync(sent, cancellation);
        await database.WriteAsync(actor, new(AuditAction.PhotoChanged), async (Act act) =>
        {
            await RequireSeldomAsync(act);
            var photo = await act.Db.PersonPhotos.FirstOrDefaultAsync(p => p.PersonId == act.Person.Id)
                ?? act.Db.PersonPhotos.Add(new PersonPhoto(act.Person)).Entity;
            photo.Change(type, content.Span, act.Now);
            act.Record().With(new AuditFacts { FileType = type.ContentType });
        });
    }

    /// <summary>Takes the actor’s photo away; where there is none, nothing is done.</summary>
    public Task RemoveAsync(Actor actor) => database.WriteAsync(actor, new(AuditAction.PhotoRemoved), async (Act act) =>
    {
        if (await act.Db.RemovePhotoAsync(act.Person.Id))
        {
            act.Record();
        }
    });

    private static async Task RequireSeldomAsync(Act act)
    {
        var (person, since) = (act.Person, act.Now - TimeSpan.FromHours(1));
        if (await act.Db.AuditEntries.CountAsync(e => e.OrganizationId == person.OrganizationId && e.At > since && e.ActorId == person.Id
            && e.Action == AuditAction.PhotoChanged && e.Outcome == Outcome.Done) >= MostInAnHour)
        {
            throw new RefusedException("PhotosEnough", MostInAnHour);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Preferences;

/// <summary>
/// Says in which language a person reads: the one they chose, or the clinic for them when it added them; else what their browser asks
/// for, else the clinic’s. What a record from elsewhere says of a client is for what is written to them while they are not there.
/// </summary>
public sealed class LanguageService(OrgChatDatabase database)
{
    /// <param name="personId">Who is signed in; null for somebody at the door, who may belong to the only clinic there is.</param>
    /// <param name="asked">What the browser asks for, among the languages the product speaks.</param>
    public async Task<Language> OfAsync(Guid? personId, Language? asked)
    {
        if (personId is { } id)
        {
            var (chosen, noted, clinic) = await OfAsync(id);
            return chosen ?? asked ?? clinic ?? noted ?? Language.English;
        }

        return asked ?? await OfOnlyClinicAsync();
    }

    /// <summary>In which language to write to somebody who is not there, such as in a mail.</summary>
    public async Task<Language> OfAbsentAsync(Guid personId)
    {
        var (chosen, noted, clinic) = await OfAsync(personId);
        return chosen ?? noted ?? clinic ?? Language.English;
    }

    private Task<(Language? Chosen, Language? Noted, Language? Clinic)> OfAsync(Guid personId) =>
        database.ReadAsync(db => db.Readers.Languages.OfAsync(db, personId, ReadAsync));

    private static async Task<(Language? Chosen, Language? Noted, Language? Clinic)> ReadAsync(OrgChatDb db, Guid personId)
    {
        var chosen = await db.PersonPreferences.Where(p => p.PersonId == personId).Select(p => p.Language).FirstOrDefaultAsync();
        var noted = chosen is null ? (await db.Clients.FirstOrDefaultAsync(c => c.Id == personId))?.Language : null;
        var clinic = await db.Organizations.Where(o => db.People.Any(p => p.Id == personId && p.OrganizationId == o.Id))
            .Select(o => o.ChosenLanguage).FirstOrDefaultAsync();
        return (chosen, Language.Of(noted), clinic);
    }

    private Task<Language> OfOnlyClinicAsync() => database.ReadAsync(async db =>
        await db.Organizations.Select(o => o.ChosenLanguage).Take(2).ToListAsync() is [{ } only] ? only : Language.English);
}

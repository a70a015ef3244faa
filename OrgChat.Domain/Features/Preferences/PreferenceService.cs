using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Preferences;

/// <summary>What a person chose, or what stands for it where they chose nothing.</summary>
public sealed record PreferencesModel(Density Density, ListPlace Place)
{
    public NoticePlace Notices { get; init; }

    public bool HasShortcuts { get; init; } = true;

    /// <summary>Null to read as the browser asks.</summary>
    public Language? Language { get; init; }
}

/// <summary>Keeps how each person likes their screens. Nothing of it is recorded: it is nobody’s act on others.</summary>
public sealed class PreferenceService(OrgChatDatabase database)
{
    /// <summary>The actor’s preferences; a place they may no longer see is where everybody begins.</summary>
    public Task<PreferencesModel> ReadAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
        {
            var kept = await act.Db.Readers.Preferences.OfAsync(act.Db, act.Person.Id, (db, id) =>
                db.PersonPreferences.FirstOrDefaultAsync(p => p.PersonId == id));
            return kept is null
                ? new PreferencesModel(Density.Comfortable, ListPlace.First)
                : new PreferencesModel(kept.Density, kept.Place.IsOpenTo(act.Person) ? kept.Place : ListPlace.First)
                {
                    Notices = kept.Notices,
                    HasShortcuts = !kept.IsWithoutShortcuts,
                    Language = kept.Language,
                };
        });

    public Task ChooseDensityAsync(Actor actor, Density density) => ChangeAsync(actor, kept => kept.Choose(density));

    public Task ChooseNoticesAsync(Actor actor, NoticePlace notices) => ChangeAsync(actor, kept => kept.Choose(notices));

    public Task UseShortcutsAsync(Actor actor, bool isOn) => ChangeAsync(actor, kept => kept.UseShortcuts(isOn));

    /// <summary>Keeps what the actor reads the product in; null to read as their browser asks.</summary>
    public Task ChooseLanguageAsync(Actor actor, Language? language) => ChangeAsync(actor, kept => kept.Choose(language));

    /// <summary>Keeps where the actor is, to begin there the next time.</summary>
    public Task RememberAsync(Actor actor, ListPlace place) => ChangeAsync(actor, kept => kept.Remember(place));

    private Task ChangeAsync(Actor actor, Action<PersonPreferences> change) =>
        database.WriteAsync(actor, AuditedOperation.Own, async (Act act) =>
        {
            change(await act.Db.PersonPreferences.FirstOrDefaultAsync(p => p.PersonId == act.Person.Id)
                ?? act.Db.PersonPreferences.Add(new PersonPreferences(act.Person)).Entity);
        });
}

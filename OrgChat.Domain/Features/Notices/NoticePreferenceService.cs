using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Notices;

/// <summary>How somebody wants to be told, or what stands for it where they chose nothing.</summary>
/// <param name="Quiet">Null for never.</param>
/// <param name="TimeZone">Whose clock the quiet hours are of; null for the clinic’s.</param>
public sealed record NoticePreferencesModel(NoticeChoices Choices, int Minutes, QuietHours? Quiet, string? TimeZone);

/// <summary>Keeps how each person wants to be told. Nothing of it is recorded: it is nobody’s act on others.</summary>
public sealed class NoticePreferenceService(OrgChatDatabase database)
{
    public Task<NoticePreferencesModel> ReadAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            ModelOf(await OfAsync(act.Db, act.Person.Id) ?? new NoticePreferences(act.Person)));

    public Task ChooseAsync(Actor actor, NoticeKind kind, NoticeChannel channel, bool isWanted) =>
        ChangeAsync(actor, kept => kept.Choose(kept.Choices.With(kind, channel, isWanted)));

    /// <exception cref="RefusedException">Too few or too many minutes, or no such time zone; nothing is changed then.</exception>
    public Task WaitAsync(Actor actor, int minutes, QuietHours? quiet, string? timeZone) => ChangeAsync(actor, kept =>
    {
        kept.WaitFor(minutes);
        kept.BeQuiet(quiet, timeZone);
    });

    /// <summary>Whether somebody gets any mail of messages; null where there is no such person, or they are no longer there.</summary>
    public Task<bool?> AreMailedAsync(Guid personId) => database.ReadAsync(async db =>
        await ActiveAsync(db, personId) is { } person
            ? (await OfAsync(db, personId) ?? new NoticePreferences(person)).Choices is var choices
                && choices != choices.Without(NoticeChannel.Mail)
            : (bool?)null);

    /// <summary>Stops every mail of messages to somebody who has the link of such a mail, or sends them again.</summary>
    public Task MailAsync(Guid personId, bool isWanted) => database.WriteAsync(async db =>
    {
        if (await ActiveAsync(db, personId) is { } person)
        {
            var kept = await KeptAsync(db, person);
            kept.Choose(isWanted
                ? new(kept.Choices.Value | NoticeRules.DefaultFor(person).Without(NoticeChannel.Push).Value)
                : kept.Choices.Without(NoticeChannel.Mail));
        }
    });

    private Task ChangeAsync(Actor actor, Action<NoticePreferences> change) =>
        database.WriteAsync(actor, AuditedOperation.Own, async (Act act) => change(await KeptAsync(act.Db, act.Person)));

    private static NoticePreferencesModel ModelOf(NoticePreferences kept) => new(kept.Choices, kept.Minutes, kept.Quiet, kept.TimeZone);

    private static Task<NoticePreferences?> OfAsync(OrgChatDb db, Guid personId) =>
        db.NoticePreferences.FirstOrDefaultAsync(p => p.PersonId == personId);

    private static Task<Person?> ActiveAsync(OrgChatDb db, Guid personId) =>
        db.People.FirstOrDefaultAsync(p => p.Id == personId && p.IsActive);

    private static async Task<NoticePreferences> KeptAsync(OrgChatDb db, Person person) =>
        await OfAsync(db, person.Id) ?? db.NoticePreferences.Add(new NoticePreferences(person)).Entity;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>Seals what people wrote on its way into the database.</summary>
internal sealed class SealingInterceptor : BeforeSaveInterceptor
{
    /// <summary>Seals every new text among the changes, with the key that is the newest in this transaction.</summary>
    protected override async Task BeforeSaveAsync(OrgChatDb db, CancellationToken cancel)
    {
        var changed = db.ChangeTracker.Entries().Where(HasNewText).ToList();
        foreach (var organization in changed.Select(entry => SealedColumnSet.Of(entry.Metadata).OrganizationOf(entry.Entity)).Distinct())
        {
            await db.LearnKeysAsync(organization);
        }

        await NumberNamesAsync(db,
            [.. changed.Where(entry => entry.Entity is Person { SealedName.IsPlain: true } or Client { SealedClientSince.IsPlain: true }
                or Client { SealedBirthDate.IsPlain: true } or Client { SealedPhone.IsPlain: true })]);

        changed.ForEach(entry => Seal(entry, db.RequiredKeys));
        db.TitleTokens.AddRange(changed.Where(entry => entry is { State: EntityState.Added, Entity: Conversation })
            .Select(entry => (Conversation)entry.Entity)
            .SelectMany(titled => TitleMarkRules.Each(titled.TitleMarks).Select(mark => new TitleToken(mark, titled.Id))));
    }

    private static bool HasNewText(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified
            && SealedColumnSet.Of(entry.Metadata).Values(entry.Entity).Any(value => value.IsPlain);

    private static void Seal(EntityEntry entry, KeyRing keys)
    {
        KeepLookUps(entry, keys);
        foreach (var (_, value, place) in SealedColumnSet.Of(entry.Metadata).In(entry.Entity, keys).Where(column => column.Value.IsPlain))
        {
            value.SealAt(place);
        }
    }

    /// <summary>
    /// What can still be looked up once the words are sealed: keyed hashes, made where the words are sealed, so that neither is forgotten.
    /// </summary>
    private static void KeepLookUps(EntityEntry entry, KeyRing keys)
    {
        switch (entry.Entity)
        {
            case Person { SealedEmail.IsPlain: true } person:
                entry.Property(nameof(Person.EmailKey)).CurrentValue = keys.EmailKey(person.Email);
                break;
            case Conversation { SealedTitle.IsPlain: true } conversation:
                entry.Property(nameof(Conversation.TitleMarks))
                    .CurrentValue = TitleMarkRules.Of(conversation.Title, keys.IndexKey(conversation.OrganizationId));
                break;
        }

        switch (entry.Entity)
        {
            case Person { SealedImportedFrom.IsPlain: true } person:
                entry.Property(nameof(Person.ImportKey)).CurrentValue = keys.ImportKey(person.OrganizationId, person.ImportedFrom!);
                break;
            case Conversation { SealedOrigin.IsPlain: true } conversation:
                entry.Property(nameof(Conversation.OriginKey))
                    .CurrentValue = keys.OriginKey(conversation.OrganizationId, conversation.Origin!);
                break;
        }
    }

    /// <summary>What <see cref="PersonNameIndex"/> keeps of a person changes: they get the next number of their organization.</summary>
    private static async Task NumberNamesAsync(OrgChatDb db, IReadOnlyList<EntityEntry> named)
    {
        foreach (var people in named.GroupBy(entry => ((Person)entry.Entity).OrganizationId))
        {
            var last = await PersonNameIndex.NewestAsync(db, people.Key);
            foreach (var entry in people)
            {
                entry.Property(nameof(Person.NameRevision)).CurrentValue = ++last;
            }
        }
    }
}

internal sealed class StoredSealed() : ValueConverter<SealedText, byte[]>(text => text.Stored, stored => SealedText.From(stored));

/// <summary>Sealed text never changes; another text is another object.</summary>
internal sealed class SameSealed() : ValueComparer<SealedText>(
    (one, other) => ReferenceEquals(one, other), text => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(text), text => text);

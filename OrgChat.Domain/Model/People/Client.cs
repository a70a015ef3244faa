using System.Globalization;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Model.People;

/// <summary>A person the clinic cares for, or a relative who writes for one.</summary>
public sealed class Client : Person
{
    private Client() { }

    public Client(Guid organizationId, string name, string? email, DateOnly? birthDate, DateTimeOffset now)
        : base(organizationId, name, email, now)
    {
        BornOn(birthDate);
        SealedClientSince = Sealed(DateOnly.FromDateTime(now.UtcDateTime));
    }

    /// <summary>Null also when it cannot be opened.</summary>
    public DateOnly? BirthDate => DayOf(SealedBirthDate);

    public string? Phone => SealedPhone?.TextOrMark;

    public string? Language => SealedLanguage?.TextOrMark;

    /// <summary>Whether somebody else of the organization has the same name, written however.</summary>
    public bool HasNamesake { get; private set; }

    public DateOnly ClientSince => DayOf(SealedClientSince) ?? default;

    /// <summary>The client this person is family of, for a relative.</summary>
    public Guid? RelativeOfId { get; private set; }

    /// <summary>The relation, such as “family” or “mother”, for a relative.</summary>
    public string? Relation => SealedRelation?.TextOrMark;

    public override string Title => Relation ?? "";

    public override bool Can(Permission permission) => false;

    internal SealedText? SealedBirthDate { get; private set; }

    internal SealedText? SealedPhone { get; private set; }

    internal SealedText? SealedLanguage { get; private set; }

    internal SealedText? SealedRelation { get; private set; }

    internal SealedText? SealedClientSince { get; private set; }

    public void Reach(string? phone, string? language)
    {
        SealedPhone = SealedText.Of(phone);
        SealedLanguage = SealedText.Of(language);
    }

    public void BornOn(DateOnly? birthDate) => SealedBirthDate = Sealed(birthDate);

    public void BeRelativeOf(Guid clientId, string relation)
    {
        RelativeOfId = clientId;
        SealedRelation = SealedText.Of(relation);
    }

    /// <summary>Added by mistake: never cared for here, and the address is free for somebody else.</summary>
    public void TakeBack()
    {
        IsActive = false;
        GiveUpEmail();
    }

    internal void HasBeenClientSince(DateOnly day) => SealedClientSince = day < ClientSince ? Sealed(day) : SealedClientSince;

    private static SealedText? Sealed(DateOnly? day) => SealedText.Of(day?.ToString("O", CultureInfo.InvariantCulture));

    private static DateOnly? DayOf(SealedText? text) =>
        DateOnly.TryParseExact(text?.Text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Model.People;

/// <summary>A human who can sign in: a <see cref="TeamMember"/> or a <see cref="Client"/> of one organization.</summary>
public abstract class Person
{
    private string? searchKey;

    protected Person() { }

    protected Person(Guid organizationId, string name, string? email, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        OrganizationId = organizationId;
        CreatedAt = now;
        Rename(name);
        SealedEmail = email is null ? null : SealedText.Of(EmailAddress.Checked(email));
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public string Name => SealedName.TextOrMark;

    /// <summary>The name as search compares it.</summary>
    public string SearchKey => searchKey ??= PersonNameRules.Fold(Name);

    /// <inheritdoc cref="PersonNameRules.SortKey"/>
    public string SortKey => PersonNameRules.SortKey(Name);

    /// <summary>Rises with every name given in the organization, so that <c>PersonNameIndex</c> learns which are new.</summary>
    public long NameRevision { get; private set; }

    /// <summary>In lower case, unique within the organization; null for imported people without one, and where it does not open.</summary>
    public string? Email => SealedEmail?.Text;

    /// <summary>The address as sign-in looks it up: see <c>EmailKeyFactory</c>.</summary>
    public string? EmailKey { get; private set; }

    internal SealedText SealedName { get; private set; } = null!;

    internal SealedText? SealedEmail { get; private set; }

    internal SealedText? SealedImportedFrom { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The record's id in the system it was imported from, such as “Patient/17”.</summary>
    public string? ImportedFrom => SealedImportedFrom?.Text;

    /// <summary>The imported id as an import looks it up; see <c>LookUpKeyFactory</c>.</summary>
    public string? ImportKey { get; private set; }

    /// <summary>Whether this person may use the clinic's chat at all.</summary>
    public bool IsActive { get; protected set; } = true;

    /// <summary>When somebody of the clinic ended that; null while they are active, and for who never was.</summary>
    public DateTimeOffset? DeactivatedAt { get; private set; }

    public string ShortName => PersonNameRules.Shorten(Name);

    /// <summary>What is said beside the name: a profession, or a relation to a client; empty for most clients.</summary>
    public abstract string Title { get; }

    /// <summary>The one question every service and screen asks about rights.</summary>
    public abstract bool Can(Permission permission);

    /// <summary>Whether the same person may do the same with the rights of another moment.</summary>
    public bool HasSameRightsAs(Person other) =>
        IsActive == other.IsActive && (this as TeamMember)?.IsAdmin == (other as TeamMember)?.IsAdmin
        && PermissionText.All.All(permission => Can(permission) == other.Can(permission));

    public void Rename(string name)
    {
        SealedName = SealedText.Of(PersonNameRules.Checked(name))!;
        searchKey = null;
    }

    public void Deactivate(DateTimeOffset now)
    {
        IsActive = false;
        DeactivatedAt = now;
    }

    public void Reactivate()
    {
        IsActive = true;
        DeactivatedAt = null;
    }

    public void ChangeEmail(string email) => SealedEmail = SealedText.Of(EmailAddress.Checked(email));

    protected void GiveUpEmail() => (SealedEmail, EmailKey) = (null, null);

    public void KeepImportedId(string importedFrom) => SealedImportedFrom = SealedText.Of(importedFrom);
}

namespace OrgChat.Domain.Model.Encryption;

/// <summary>Where sealed words stand: the organization, and table, column and row in one name, such as “Messages.SealedText/…/3”.</summary>
/// <param name="IsForGood">The row is never written again, so its key is one that no rotation changes.</param>
internal sealed record SealedPlace(KeyRing Keys, Guid OrganizationId, string Name, bool IsForGood = false)
{
    public byte[] Seal(ReadOnlySpan<byte> plain) =>
        IsForGood ? Keys.SealForGood(OrganizationId, plain, Name) : Keys.Seal(OrganizationId, plain, Name);

    /// <exception cref="CannotOpenException">It was changed, or sealed for another place, organization or key.</exception>
    public byte[] Open(ReadOnlySpan<byte> stored) =>
        IsForGood ? Keys.OpenForGood(OrganizationId, stored, Name) : Keys.Open(OrganizationId, stored, Name);
}

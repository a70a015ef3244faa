using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.Permissions;

/// <summary>
/// The permissions one team member has, always closed: Organization chat is never in it without the three it needs
/// (rule 1 of the product; “Organization Chat Permissions” in the text it started from).
/// </summary>
public readonly record struct PermissionSet
{
    private const Permission NeededByOrganizationChat =
        Permission.SearchAllClients | Permission.SeeAllClients | Permission.AccessAllConversations;

    private PermissionSet(Permission all) => Value = all;

    public static PermissionSet Empty => default;

    /// <summary>Every permission there is.</summary>
    public static PermissionSet Full { get; } = new(PermissionText.All.Aggregate(Permission.None, (all, one) => all | one));

    /// <summary>The set as stored.</summary>
    public Permission Value { get; }

    /// <summary>Reads a stored set; whatever was stored, the result is closed.</summary>
    public static PermissionSet From(Permission stored) => new(Closed(stored & Full.Value));

    public bool Has(Permission permission) => permission != Permission.None && Value.HasFlag(permission);

    /// <summary>What must be on before this permission can be.</summary>
    public Permission MissingFor(Permission permission) =>
        permission.HasFlag(Permission.OrganizationChat) ? NeededByOrganizationChat & ~(Value | permission) : Permission.None;

    /// <summary>Turns a permission on.</summary>
    /// <exception cref="RefusedException">One it needs is off; the message names what is missing.</exception>
    public PermissionSet With(Permission permission)
    {
        var missing = MissingFor(permission);
        return missing == Permission.None
            ? From(Value | permission)
            : throw new RefusedException("PermissionNeedsOthers",
                () => Permission.OrganizationChat.Text(), () => ListWords.Join([.. missing.Each().Select(one => one.Text())]));
    }

    /// <summary>Turns a permission on together with everything it needs.</summary>
    public PermissionSet WithAllItNeeds(Permission permission) => From(Value | MissingFor(permission) | permission);

    /// <summary>Turns a permission off, and with it whatever needs it.</summary>
    public PermissionSet Without(Permission permission) => new(Closed(Value & ~permission));

    /// <summary>What else goes when this permission is taken away.</summary>
    public Permission TakenAlongWith(Permission permission) => Value & ~Without(permission).Value & ~permission;

    public override string ToString() => Value.ToString();

    private static Permission Closed(Permission all) =>
        all.HasFlag(NeededByOrganizationChat) ? all : all & ~Permission.OrganizationChat;
}

namespace OrgChat.Web.SignIn;

/// <summary>Where to go afterwards: only ever a page of this application; the first one leads to the list used last.</summary>
public static class LocalAddressRules
{
    public static string OrChat(string? address) => Or(address, "/");

    public static string Or(string? address, string otherwise) =>
        IsLocal(address) ? string.Concat(address!.EnumerateRunes().Select(Plain)) : otherwise;

    // A header takes nothing else; every browser writes it so itself.
    private static string Plain(System.Text.Rune rune) => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString());

    private static bool IsLocal(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) && !address.Contains('\\');
}

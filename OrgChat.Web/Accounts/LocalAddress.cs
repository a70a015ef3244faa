namespace OrgChat.Web.Accounts;

/// <summary>Where to go after signing in: only ever a page of this application; the first one leads to the list used last.</summary>
public static class LocalAddress
{
    public static string OrChat(string? address) => IsLocal(address) ? address! : "/";

    private static bool IsLocal(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) && !address.Contains('\\');
}

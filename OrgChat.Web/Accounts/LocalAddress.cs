namespace OrgChat.Web.Accounts;

/// <summary>Where to go after signing in: only ever a page of this application.</summary>
public static class LocalAddress
{
    public static string OrChat(string? address) => IsLocal(address) ? address! : "/chat";

    private static bool IsLocal(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) && !address.Contains('\\');
}

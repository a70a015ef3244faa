using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain;
using OrgChat.Domain.People;
using OrgChat.Domain.Team;

namespace OrgChat.Web.Accounts;

/// <summary>Links with which a person chooses a password: single use, valid for three days.</summary>
public sealed class PasswordLinks(UserManager<Account> users, TeamDesk desk)
{
    /// <summary>The path of a new link for a member; older links stop working when a password is chosen.</summary>
    public async Task<string> MakeAsync(Actor admin, Guid memberId)
    {
        await desk.OpenSignInAsync(admin, memberId);
        var account = await FindAsync(memberId) ?? throw new NotFoundException("team member");
        var token = await users.GeneratePasswordResetTokenAsync(account);
        return $"/choose-password?person={memberId}&token={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
    }

    /// <summary>Sets the password.</summary>
    /// <returns>What is wrong, in sentences; empty when it is done.</returns>
    public async Task<IReadOnlyList<string>> UseAsync(Guid personId, string token, string password)
    {
        var account = await FindAsync(personId);
        if (account is null || !account.Person.IsActive || !TryDecode(token, out var plain))
        {
            return [Expired];
        }

        var result = await users.ResetPasswordAsync(account, plain, password);
        return [.. result.Errors.Select(error => error.Code == nameof(IdentityErrorDescriber.InvalidToken) ? Expired : error.Description)];
    }

    private const string Expired = "This link has been used or is too old. Ask your admin for a new one.";

    private Task<Account?> FindAsync(Guid personId) => users.Users.Include(account => account.Person).FirstOrDefaultAsync(account => account.Id == personId);

    private static bool TryDecode(string token, out string plain)
    {
        try
        {
            plain = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
            return true;
        }
        catch (FormatException)
        {
            plain = "";
            return false;
        }
    }
}

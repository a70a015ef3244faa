using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>Who signs in, as queries.</summary>
internal static class SignInQueries
{
    /// <summary>The accounts of those who chose a password; everybody else with an account is only invited.</summary>
    public static IQueryable<Account> AccountsInUse(this OrgChatDb db) => db.Users.Where(account => account.PasswordHash != null);
}

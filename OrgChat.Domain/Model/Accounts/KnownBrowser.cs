using System.Security.Cryptography;
using System.Text;

namespace OrgChat.Domain.Model.Accounts;

/// <summary>
/// A browser in which a person has come in through every step before. It opens nothing: who guesses in it is slowed down, where a stranger
/// is locked out, so that no stranger can keep its person out.
/// </summary>
/// <param name="Mark">What the account’s sign-in was then; a new password and “sign out everywhere” change it.</param>
public sealed record KnownBrowser(Guid AccountId, Guid Id, string Mark)
{
    public static KnownBrowser Of(Account account) => new(account.Id, new Guid(RandomNumberGenerator.GetBytes(16)), MarkOf(account));

    public bool Knows(Account account) => account.Id == AccountId && MarkOf(account) == Mark;

    private static string MarkOf(Account account) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.SecurityStamp} {account.PasswordHash}")).AsSpan(0, 8));
}

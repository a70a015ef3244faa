using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>The one rule for passwords, of staff and clients alike, and how they are stored and compared.</summary>
/// <remarks>
/// Clients get no shorter ones: most of them sign in with nothing else. No composition rules, no expiry, every character counts (OWASP ASVS
/// 5.0, 6.2.4 to 6.2.12). What is refused is what is guessed first: zxcvbn knows common passwords, words, names, dates and keyboard
/// patterns.
/// </remarks>
public static class PasswordRules
{
    /// <summary>Fewest characters (Unicode code points).</summary>
    public const int MinLength = 12;

    /// <summary>Most characters: hashing and judging longer ones costs time and no guesser gets there.</summary>
    public const int MaxLength = 128;

    /// <summary>PBKDF2 with HMAC-SHA512: what OWASP’s Password Storage Cheat Sheet asks for.</summary>
    public const int Iterations = 210_000;

    // zxcvbn’s “safely unguessable”: guessing it from a stolen hash takes months at least.
    private const int Strong = 3;
    private const int ShortestContextWord = 3;

    private static readonly IStringLocalizer Words = Localizer.Of(typeof(PasswordRules));

    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // Compared with when there is nothing to compare with, so that it takes as long.
    private static readonly string Decoy = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>What a person reads before choosing one.</summary>
    public static string Hint => Words["Hint", MinLength];

    /// <summary>What is wrong with a new password, and says what to do; null when nothing is.</summary>
    /// <param name="context">What a guesser knows of the person: names and addresses, also the organization’s.</param>
    public static UnfitPasswordException? ProblemOf(string password, IEnumerable<string> context) =>
        password.EnumerateRunes().Count() switch
        {
            < MinLength => new("PasswordTooShort", MinLength),
            > MaxLength => new("PasswordTooLong", MaxLength),
            _ when IsEasy(password, context) => new("PasswordEasy"),
            _ => null,
        };

    /// <exception cref="UnfitPasswordException">The password is not allowed for this account.</exception>
    public static void Require(string password, AccountName account)
    {
        if (ProblemOf(password, [account.Name, account.Email, account.Organization]) is { } problem)
        {
            throw problem;
        }
    }

    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <summary>Whether this is the account’s password, exactly; takes as long for an account that has none, and for nobody’s.</summary>
    public static bool Fits(Account? account, string password) => Check(account, password) != PasswordVerificationResult.Failed;

    /// <summary>Also tells a password that was stored with less effort than today’s.</summary>
    internal static PasswordVerificationResult Check(Account? account, string password) =>
        (Verify(account, password), account?.PasswordHash) is ({ } result, not null) ? result : PasswordVerificationResult.Failed;

    // The hasher refuses nothing by length: nobody may make it work on a novel.
    private static PasswordVerificationResult Verify(Account? account, string password) =>
        Hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? Decoy, password.Length <= MaxLength * 2 ? password : "");

    private static bool IsEasy(string password, IEnumerable<string> context) =>
        Zxcvbn.Zxcvbn.MatchPassword(password, [.. context.Append("orgchat").SelectMany(Parts)]).Score < Strong;

    /// <summary>“nora.fields@lakeside.example”: the whole, and every word in it.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var lower = text.ToLowerInvariant();
        return new string([.. lower.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestContextWord)
            .Append(lower).Append(lower.Split('@')[0]).Append(lower.Replace(" ", "", StringComparison.Ordinal)).Distinct();
    }
}

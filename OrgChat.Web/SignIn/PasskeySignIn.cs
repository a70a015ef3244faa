using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Web.SignIn;

/// <summary>Questions to a browser’s passkeys (WebAuthn) and what they answer, by ASP.NET Core Identity.</summary>
public sealed class PasskeySignIn(IPasskeyHandler<Account> passkeys, SignInManager<Account> signIn, PendingSignIn halfway)
{
    private HttpContext Http => signIn.Context;

    /// <summary>Asks for one of this account’s passkeys, or for any the browser has for OrgChat.</summary>
    public async Task<string> AskAsync(Account? account)
    {
        var question = await passkeys.MakeRequestOptionsAsync(account!, Http);
        await halfway.KeepChallengeAsync(question.AssertionState);
        return question.RequestOptionsJson;
    }

    /// <summary>The passkey that answered; null when the answer does not fit the question.</summary>
    public async Task<UserPasskeyInfo?> AnswerAsync(string credential)
    {
        var answer = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = Http,
            CredentialJson = credential,
            AssertionState = await halfway.ChallengeAsync(),
        });
        return answer is { Succeeded: true, Passkey.IsUserVerified: true } ? answer.Passkey : null;
    }

    /// <summary>Asks the browser for a new passkey for this person.</summary>
    public async Task<string> AskNewAsync(AccountName account)
    {
        var question = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.PersonId.ToString(), Name = account.Email, DisplayName = account.Name }, Http);
        await halfway.KeepChallengeAsync(question.AttestationState);
        return question.CreationOptionsJson;
    }

    /// <summary>The new passkey; null when it does not fit the question or was made for somebody else.</summary>
    public async Task<UserPasskeyInfo?> TakeNewAsync(string credential, Guid personId)
    {
        var answer = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = Http,
            CredentialJson = credential,
            AttestationState = await halfway.ChallengeAsync(),
        });
        return answer is { Succeeded: true, Passkey: { } passkey } && answer.UserEntity.Id == personId.ToString() ? passkey : null;
    }
}

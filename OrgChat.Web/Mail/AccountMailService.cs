using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Web.Mail;

/// <summary>The mails about an account. They name the clinic, so that somebody with two accounts knows which, and nothing else.</summary>
public sealed class AccountMailService(MailQueue queue, MailService mailer, AccountLinkService links, PublicAddress address)
{
    /// <summary>Whether this server sends mail; where it does not, admins hand links over themselves.</summary>
    public bool IsConfigured => mailer.IsConfigured;

    /// <summary>
    /// The path of a link. The code stands behind a “#”: a browser sends that to nobody, so no log and no Referer has it.
    /// </summary>
    public static string PathOf(string code) => $"/choose-password#{code}";

    /// <summary>A link the clinic made: the invitation, or, for somebody who signs in already, a way to another password.</summary>
    public void Invite(AccountLinkToSendModel link) => queue.Add(mailer, new EmailMessage(
        link.Account.Email,
        link.IsFirst ? "Your OrgChat invitation" : "Your OrgChat password",
        [
            link.IsFirst
                ? $"{link.Account.Organization} invites you to OrgChat, its secure chat."
                : $"An admin of {link.Account.Organization} made a link with which you can choose a new OrgChat password. If you did not ask for it, tell the clinic at once.",
            "Open the link to choose a password. It works once, for three days.",
        ],
        address.Of(PathOf(link.Code)),
        "Choose a password"));

    /// <summary>
    /// Mails a link to every account of an address; whether there is any is found out later, so that the asker cannot measure it.
    /// </summary>
    /// <param name="from">The network address of whoever asks.</param>
    public void AskReset(string email, string? from) => queue.Add(async _ =>
    {
        foreach (var link in await links.AskResetAsync(email, from))
        {
            queue.Add(mailer, Reset(link));
        }
    });

    public void TellPasswordChanged(AccountName account) =>
        Tell(account, "Your password was changed", "the password was changed, and every other sign-in was ended");

    /// <summary>Told at the former address: who takes an account over changes its address first.</summary>
    public void TellAddressChanged(AccountName former) =>
        Tell(former, "Your e-mail address was changed", "an admin changed the e-mail address you sign in with");

    public void TellFactorsChanged(AccountName account) =>
        Tell(account, "Your second factor was changed", "the second factor of the sign-in was changed");

    public void TellRecoveryCodeUsed(AccountName account) =>
        Tell(account, "A recovery code was used", "somebody signed in with the password and a recovery code");

    private EmailMessage Reset(AccountLinkToSendModel link) => new(
        link.Account.Email,
        "Your OrgChat password",
        [
            $"Somebody asked for a new password for your OrgChat account at {link.Account.Organization}.",
            "Open the link to choose one. It works once, for one hour. If it was not you, do nothing: your password stays as it is.",
        ],
        address.Of(PathOf(link.Code)),
        "Choose a new password");

    private void Tell(AccountName account, string subject, string what) => queue.Add(mailer, new EmailMessage(
        account.Email,
        subject,
        [$"On your OrgChat account at {account.Organization}, {what}.", "If it was not you, tell the clinic at once."]));
}

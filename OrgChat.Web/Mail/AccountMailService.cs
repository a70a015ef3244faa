using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model.Accounts;
using static OrgChat.Web.Mail.MailWords;

namespace OrgChat.Web.Mail;

/// <summary>
/// The mails about an account, in the language of whom they go to. They name the clinic, so that somebody with two accounts knows which,
/// and nothing else.
/// </summary>
public sealed class AccountMailService(
    MailQueue queue, MailService mailer, AccountLinkService links, LanguageService languages, PublicAddress address)
{
    /// <summary>Whether this server sends mail; where it does not, admins hand links over themselves.</summary>
    public bool IsConfigured => mailer.IsConfigured;

    /// <summary>
    /// The path of a link. The code stands behind a “#”: a browser sends that to nobody, so no log and no Referer has it.
    /// </summary>
    public static string PathOf(string code) => $"/choose-password#{code}";

    /// <summary>A link the clinic made: the invitation, or, for somebody who signs in already, a way to another password.</summary>
    public void Invite(AccountLinkToSendModel link) => Send(link.Account, () => link.IsFirst
        ? new(link.Account.Email, Words["Invitation"],
            [Words["Invites", link.Account.Organization], Words["OpenToChoose"]], address.Of(PathOf(link.Code)), Words["ChoosePassword"])
        : new(link.Account.Email, Words["YourPassword"],
            [Words["AdminMadeLink", link.Account.Organization], Words["OpenToChoose"]],
            address.Of(PathOf(link.Code)), Words["ChoosePassword"]));

    /// <summary>
    /// Mails a link to every account of an address; whether there is any is found out later, so that the asker cannot measure it.
    /// </summary>
    /// <param name="from">The network address of whoever asks.</param>
    public void AskReset(string email, string? from) => queue.Add(async _ =>
    {
        foreach (var link in await links.AskResetAsync(email, from))
        {
            Send(link.Account, () => Reset(link));
        }
    });

    public void TellPasswordChanged(AccountName account) => Tell(account, "PasswordChanged");

    /// <summary>Told at the former address: who takes an account over changes its address first.</summary>
    public void TellAddressChanged(AccountName former) => Tell(former, "AddressChanged");

    public void TellFactorsChanged(AccountName account) => Tell(account, "FactorsChanged");

    public void TellRecoveryCodeUsed(AccountName account) => Tell(account, "RecoveryCodeUsed");

    private EmailMessage Reset(AccountLinkToSendModel link) => new(link.Account.Email, Words["YourPassword"],
        [Words["SomebodyAsked", link.Account.Organization], Words["OpenToReset"]],
        address.Of(PathOf(link.Code)), Words["ChooseNewPassword"]);

    private void Tell(AccountName account, string what) => Send(account, () =>
        new(account.Email, Words[what], [Words[$"{what}.Text", account.Organization], Words["IfNotYou"]]));

    private void Send(AccountName account, Func<EmailMessage> write) => queue.Add(async _ =>
        queue.Add(mailer, (await languages.OfAbsentAsync(account.PersonId)).In(write)));
}

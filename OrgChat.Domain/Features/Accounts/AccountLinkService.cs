using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>Links with which people choose a password: asked for, looked at and used by whoever has the code.</summary>
public sealed class AccountLinkService(OrgChatDatabase database, SignInAttemptLimiter tries, TimeProvider clock)
{
    /// <summary>Mails of this kind an account gets in an hour, however often somebody asks.</summary>
    public const int ResetsAnHour = 3;

    /// <summary>Links for every account of an address whose person forgot the password; none for an address nobody has.</summary>
    /// <param name="from">The network address of whoever asks.</param>
    public Task<IReadOnlyList<AccountLinkToSendModel>> AskResetAsync(string email, string? from) =>
        database.WriteAsync<IReadOnlyList<AccountLinkToSendModel>>(async db =>
        {
            var now = clock.GetUtcNow();
            var hourAgo = now.AddHours(-1);
            var accounts = await db.AccountsOf(email)
                .Where(a => a.Person.IsActive
                    && db.AccountLinks.Count(l => l.AccountId == a.Id && l.Kind == AccountLinkKind.Reset
                        && l.CreatedAt > hourAgo) < ResetsAnHour)
                .ToListAsync();
            var links = new List<AccountLinkToSendModel>();
            foreach (var account in accounts)
            {
                db.RecordOfSomebody(account.Person, AuditAction.ResetRequested, now, new Actor(Guid.Empty, Guid.Empty, from));
                links.Add(
                    new AccountLinkToSendModel(await db.NameAsync(account), await db.MakeLinkAsync(account, AccountLinkKind.Reset, now),
                        IsFirst: false));
            }

            return links;
        });

    /// <summary>What a code opens; looking uses nothing up, as mail scanners look too.</summary>
    public Task<AccountLinkModel> LookAsync(string code) => database.ReadAsync(async db =>
    {
        var link = await FindAsync(db, code);
        var state = link?.StateAt(clock.GetUtcNow()) ?? AccountLinkState.Unknown;
        return new AccountLinkModel(state, state == AccountLinkState.Open ? await db.NameAsync(link!.Account) : null,
            link?.Kind == AccountLinkKind.Letter);
    });

    /// <summary>Sets the password and ends every session the account had; the second factor stays and will be asked.</summary>
    /// <returns>Whose password it is, for the notice by mail.</returns>
    /// <exception cref="RefusedException">The link opens nothing any more, the password is not allowed, or the address is none or
    /// another’s.</exception>
    /// <param name="secondCode">For a letter: the code its person got by word of mouth.</param>
    /// <param name="email">For a client the clinic has no address of: the one they will sign in with; nobody else chooses it.</param>
    public async Task<AccountName> UseAsync(string code, string password, string? from, string? secondCode = null, string? email = null)
    {
        var seen = await LookAsync(code);
        RequireOpen(seen.State);
        if (seen.NeedsSecondCode && !await database.WriteAsync(db => ProveAsync(db, code, secondCode)))
        {
            throw new RefusedException("SecondCodeWrong");
        }

        var account = seen.NeedsAddress ? seen.Account! with { Email = EmailAddress.Checked(email) } : seen.Account!;
        PasswordRules.Require(password, account);
        var hash = PasswordRules.Hash(password);
        var used = await database.WriteOnTheWayInAsync(new Actor(account.PersonId, Guid.Empty, from), AuditAction.PasswordReset,
            async (db, actor) =>
            {
                var now = clock.GetUtcNow();
                var link = await FindAsync(db, code);
                RequireOpen(link?.StateAt(now) ?? AccountLinkState.Unknown);
                link!.Use(now);
                if (seen.NeedsAddress)
                {
                    await db.RequireFreeAddressAsync(link.Account.OrganizationId, account.Email, account.PersonId);
                    link.Account.Person.ChangeEmail(account.Email);
                }

                await db.ReplaceLinksAsync(link.Account, now);
                link.Account.Welcome();
                link.Account.PasswordHash = hash;
                link.Account.EndSessions();
                link.Account.ChooseWith(link);
                var entry = db.Record(link.Account.Person, AuditAction.PasswordReset, now, actor);
                if (link.ShownToId is not null && link.Kind != AccountLinkKind.Letter)
                {
                    entry.With(new AuditFacts { LinkShownTo = await db.NameOfAsync(link.ShownToId) });
                }

                if (seen.NeedsAddress)
                {
                    entry.With(new AuditFacts { HasOwnAddress = true });
                }

                return await db.NameAsync(link.Account);
            });
        tries.WasRight(database.Keys.EmailKey(used.Email), new Visitor(from), browser: null);
        return used;
    }

    private async Task<bool> ProveAsync(OrgChatDb db, string code, string? secondCode)
    {
        var letter = await FindAsync(db, code);
        var fits = letter is not null && SecondCode.Fits(secondCode, letter, db.RequiredKeys);
        if (!fits)
        {
            letter?.FailSecond(clock.GetUtcNow());
        }

        return fits;
    }

    private static Task<AccountLink?> FindAsync(OrgChatDb db, string code)
    {
        var hash = AccountLinkCode.Hash(AccountLinkCode.Typed(code));
        return db.AccountLinks.Include(link => link.Account.Person).FirstOrDefaultAsync(link => link.CodeHash == hash);
    }

    private static void RequireOpen(AccountLinkState state)
    {
        if (state != AccountLinkState.Open)
        {
            throw AccountLinkText.Refusal(state);
        }
    }
}

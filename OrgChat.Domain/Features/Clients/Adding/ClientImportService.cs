using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>
/// Adds the clients of a file: says line by line what will happen, and then does it, some lines in a transaction. Whoever is there already
/// is left as they are, so that a file that was stopped halfway can be read again: nobody comes in twice.
/// </summary>
public sealed class ClientImportService(OrgChatDatabase database)
{
    /// <summary>The most lines of one file.</summary>
    public const int MostLines = 10_000;

    /// <summary>How many are added in one transaction: others write in between.</summary>
    public const int BatchSize = 100;

    /// <summary>
    /// What will happen to each line. No client is saved; that so many were compared with the clients there are is on record.
    /// </summary>
    /// <exception cref="RefusedException">There are too many lines.</exception>
    public async Task<IReadOnlyList<ClientLineModel>> LookAsync(Actor actor, ClientImportRequest request)
    {
        var lines = await database.ReadAsync(actor, new(AuditAction.ClientsCompared), async (MemberAct act) =>
            (await ReadAsync(act, request, MostLines)).Lines);
        await database.WriteAsync(actor, new(AuditAction.ClientsCompared), (MemberAct act) =>
        {
            act.Record().With(new AuditFacts { Clients = lines.Count });
            return Task.CompletedTask;
        });
        return lines;
    }

    /// <summary>Adds those of these lines who are new as things stand now.</summary>
    /// <param name="invites">Whether those with an e-mail address are invited in the same transaction; the links are for mails.</param>
    /// <exception cref="RefusedException">There are too many lines for one transaction.</exception>
    public Task<ClientBatchModel> AddAsync(Actor actor, ClientImportRequest batch, bool invites) =>
        database.WriteAsync(actor, new(AuditAction.ClientAdded), async (MemberAct act) =>
        {
            var (lines, providers) = await ReadAsync(act, batch, BatchSize);
            var (clients, links) = (new List<Guid>(), new List<AccountLinkToSendModel>());
            foreach (var form in lines.Where(line => line.IsNew).Select(line => line.Form))
            {
                var provider = providers.FirstOrDefault(one => one.Id == form.ProviderId);
                var isInvited = invites && form.Email.Trim().Length > 0;
                var added = await act.AddAsync(form, provider, isInvited ? AccountLinkKind.Invitation : null);
                clients.Add(added.Id);
                links.AddRange(added.Link is { } link ? [link] : []);
            }

            return new ClientBatchModel(lines, clients, links);
        });

    private static async Task<(IReadOnlyList<ClientLineModel> Lines, IReadOnlyList<TeamMember> Providers)> ReadAsync(
        MemberAct act, ClientImportRequest request, int most)
    {
        act.Member.RequireMayAdd();
        if (request.Lines.Count > most)
        {
            throw new RefusedException("TooManyLines", most);
        }

        var providers = await act.Db.ProvidersForAsync(act.Member);
        var reader = new ClientLineReader(request, act.Member, providers, DateOnly.FromDateTime(act.Now.UtcDateTime));
        var read = request.Lines.Select(line => (Line: line, Read: reader.Read(line))).ToList();
        var known = await SameClientIndex.OfAsync(act.Db, act.Member, [.. read.Select(one => one.Read.Form)]);
        var before = new Dictionary<string, int>();
        return ([.. read.Select(one => Judge(one.Line, one.Read, known, before))], providers);
    }

    private static ClientLineModel Judge(
        ClientLine line, (ClientForm Form, string? ProviderName, IReadOnlyList<ClientProblem> Problems) read,
        SameClientIndex known, Dictionary<string, int> before)
    {
        var judged = new ClientLineModel(line, ClientLineState.New, read.Form, read.ProviderName, read.Problems);
        if (read.Problems.Count > 0)
        {
            return judged with { State = ClientLineState.NotPossible };
        }

        var marks = MarksOf(read.Form).ToList();
        if (marks.Where(before.ContainsKey).Select(mark => before[mark]).FirstOrDefault() is > 0 and var earlier)
        {
            return judged with { State = ClientLineState.NotPossible, SameLine = earlier };
        }

        marks.ForEach(mark => before[mark] = line.Number);
        var same = known.Of(read.Form);
        var state = known.Has(read.Form) ? ClientLineState.AlreadyThere
            : same is [{ By: SameClientKind.Email }, ..] ? ClientLineState.NotPossible : ClientLineState.New;
        return judged with { State = state, Same = same.Count > 0 ? same[0] : null };
    }

    // What no two clients of one file have in common.
    private static IEnumerable<string> MarksOf(ClientForm form)
    {
        yield return $"{PersonNameRules.Fold(form.Name)}|{form.BirthDate:O}";
        if (EmailAddress.Normalize(form.Email) is { Length: > 0 } address)
        {
            yield return address;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>Saves conversations: communications that are part of no other and answer none.</summary>
internal sealed class ConversationBatch(ImportRun run, OrgChatDb db, Dictionary<string, HashSet<Guid>> kept,
    Dictionary<Guid, Person> people)
{
    public static Task SaveAsync(ImportRun run, IReadOnlyList<(ImportLine Line, MessagePlace Place)> lines) =>
        run.Database.WriteAsync(async db =>
        {
            var kept = await db.MadeFrom(run.OrganizationId, lines.SelectMany(one => Origins(run, one.Line.Resource.Key))).AsNoTracking()
                .Include(c => c.Participants).ToListAsync();
            var people = await run.PeopleAsync(db,
                lines.SelectMany(one => Named(one.Line.Resource)).Select(one => run.People.Find(one)).Append(run.OwnerId));
            var batch = new ConversationBatch(run, db,
                kept.ToDictionary(c => c.Origin!, c => c.Participants.Select(p => p.PersonId).ToHashSet()), people);
            foreach (var (line, place) in lines)
            {
                run.Try(line, () => batch.Take(line, place.Sent));
            }
        });

    /// <summary>The ids a conversation of the export can have here: with its source, and bare from a run that had none.</summary>
    public static IEnumerable<string> Origins(ImportRun run, string key) => new[] { run.Source.IdOf(key), key }.Distinct();

    private void Take(ImportLine line, DateTimeOffset? sent)
    {
        var resource = line.Resource;
        if (Origins(run, resource.Key).FirstOrDefault(kept.ContainsKey) is { } origin)
        {
            RequireSame(resource, origin);
            run.Report.AlreadyThere++;
            return;
        }

        var takingPart = TakingPart(line);
        var title = Title(line);
        db.Add(Conversation.FromHistory(Owner(takingPart, resource), takingPart, title, run.Source.IdOf(resource.Key), sent ?? run.Now));
        kept.Add(run.Source.IdOf(resource.Key), []);
        run.Report.Conversations++;
        Doubt(line);
    }

    /// <summary>A bare id says nothing about whose it is: its clients must be those who take part.</summary>
    private void RequireSame(FhirResource resource, string origin)
    {
        var clients = Known(resource).OfType<Client>().ToList();
        if (ImportSource.IsBare(origin) && (clients.Count == 0 || !clients.TrueForAll(client => kept[origin].Contains(client.Id))))
        {
            run.RefusedConversations.Add(resource.Key);
            throw new OperatorException(
                $"{resource.Key} is the id of another conversation here. If it is of another system, import that one with --source and a name of its own.");
        }
    }

    private List<Person> TakingPart(ImportLine line)
    {
        foreach (var unknown in Named(line.Resource).Where(reference => run.People.Find(reference) is null))
        {
            run.Complain(line, $"{FhirReader.Quoted(unknown.Written)} was not imported and does not take part in {line.Resource.Key}.");
        }

        return Known(line.Resource);
    }

    private List<Person> Known(FhirResource resource) =>
        [.. Named(resource).Select(reference => run.People.Find(reference)).OfType<Guid>().Distinct().Where(people.ContainsKey)
            .Select(id => people[id])];

    /// <summary>
    /// The sender, or where they are a client or have left, the first colleague who takes part; else whoever was named to own such.
    /// </summary>
    private TeamMember Owner(IEnumerable<Person> takingPart, FhirResource resource) =>
        takingPart.OfType<TeamMember>().FirstOrDefault(member => member.IsActive)
        ?? people.GetValueOrDefault(run.OwnerId ?? Guid.Empty) as TeamMember
        ?? throw new OperatorException(resource.Sender is null
            ? "This conversation has no sender, who would own it."
            : "No active team member takes part in this conversation, so nobody would own it. Name somebody with --owner.");

    /// <summary>
    /// Systems that file conversations by section of the chart put its code here (“GENHX”); that is no title anybody gave.
    /// </summary>
    private string? Title(ImportLine line)
    {
        var text = PersonNameRules.InOneLine(line.Resource.Topic?.Words ?? "");
        if (text.Length > Conversation.MaxTitleLength)
        {
            run.Complain(line,
                $"The topic has more than {Conversation.MaxTitleLength} characters; {line.Resource.Key} was imported without a title.");
            return null;
        }

        if (IsCode(text))
        {
            run.Report.TopicCodes++;
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>One word of capitals, such as GENHX or FAM/SOCHX.</summary>
    private static bool IsCode(string text) =>
        text.Any(char.IsAsciiLetterUpper) && text.All(letter => char.IsAsciiLetterUpper(letter) || letter is '/' or '_' or '&');

    private void Doubt(ImportLine line)
    {
        if (CommunicationRecord.Doubt(line.Resource, run.Now) is { } doubt && CommunicationRecord.KindOf(line.Resource) == PlaceKind.Header)
        {
            run.Complain(line, doubt);
        }
    }

    /// <summary>Whom the record names: who wrote, to whom, and the patient it is about.</summary>
    private static IEnumerable<FhirReferenceElement> Named(FhirResource conversation)
    {
        var subject = FhirReferenceTarget.Of(conversation.Subject) is { Type: null or FhirFileRules.Patient } ? conversation.Subject : null;
        return new[] { conversation.Sender }.Concat(conversation.Recipient ?? []).Append(subject).OfType<FhirReferenceElement>()
            .DistinctBy(reference => reference.Written);
    }
}

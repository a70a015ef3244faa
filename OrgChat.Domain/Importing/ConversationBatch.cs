using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Conversations;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Importing;

/// <summary>Saves conversations: communications that are part of no other.</summary>
internal sealed class ConversationBatch(ImportRun run, OrgChatDb db, HashSet<string> alreadyThere, Dictionary<string, Person> people)
{
    public static async Task SaveAsync(ImportRun run, IReadOnlyList<ImportLine> lines)
    {
        if (lines.Count > 0)
        {
            await run.Database.WriteAsync(db => SaveAsync(run, db, lines));
        }
    }

    private static async Task SaveAsync(ImportRun run, OrgChatDb db, IReadOnlyList<ImportLine> lines)
    {
        var origins = lines.Select(line => line.Resource.Key).ToList();
        var alreadyThere = await db.Conversations.Where(c => c.OrganizationId == run.OrganizationId && origins.Contains(c.Origin!))
            .Select(c => c.Origin!).ToListAsync();
        var people = await run.PeopleAsync(db, lines.SelectMany(line => Keys(line.Resource)));
        var batch = new ConversationBatch(run, db, [.. alreadyThere], people);
        foreach (var line in lines)
        {
            run.Try(line, () => batch.Take(line));
        }
    }

    private void Take(ImportLine line)
    {
        var resource = line.Resource;
        if (alreadyThere.Contains(resource.Key))
        {
            run.Report.AlreadyThere++;
            return;
        }

        var sent = FhirReading.Moment(resource.Sent);
        var takingPart = TakingPart(line);
        db.Add(Conversation.FromHistory(Owner(takingPart), takingPart, Title(line), resource.Key, sent));
        alreadyThere.Add(resource.Key);
        run.Report.Conversations++;
    }

    private List<Person> TakingPart(ImportLine line)
    {
        if (line.Resource.Sender is null)
        {
            throw new RefusedException("This conversation has no sender, who would own it.");
        }

        foreach (var unknown in Keys(line.Resource).Where(key => !people.ContainsKey(key)))
        {
            run.Complain(line, $"{FhirReading.Quoted(unknown)} was not imported and does not take part in {line.Resource.Key}.");
        }

        return [.. Keys(line.Resource).Where(people.ContainsKey).Select(key => people[key])];
    }

    /// <summary>The sender, or where they are a client or have left, the first colleague who takes part.</summary>
    private static TeamMember Owner(IEnumerable<Person> takingPart) =>
        takingPart.OfType<TeamMember>().FirstOrDefault(member => member.IsActive)
        ?? throw new RefusedException("No active team member takes part in this conversation, so nobody would own it.");

    /// <summary>Systems that file conversations by section of the chart put its code here (“GENHX”); that is no title anybody gave.</summary>
    private string? Title(ImportLine line)
    {
        var text = line.Resource.Topic?.Text;
        if (text is null || text.Where(char.IsLetter).All(char.IsUpper))
        {
            return null;
        }

        if (text.Length > Conversation.MaxTitleLength)
        {
            run.Complain(line, $"The topic has more than {Conversation.MaxTitleLength} characters; {line.Resource.Key} was imported without a title.");
            return null;
        }

        return text;
    }

    private static IEnumerable<string> Keys(FhirResource conversation) =>
        (conversation.Recipient ?? []).Prepend(conversation.Sender).OfType<FhirReference>().Select(reference => reference.Key).Distinct();
}

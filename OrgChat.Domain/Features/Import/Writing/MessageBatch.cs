using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Import.Fhir;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>Saves messages. What was saved before is known by its draft key.</summary>
internal sealed class MessageBatch(
    ImportRun run, Dictionary<string, Conversation> conversations, Dictionary<Guid, Person> people, HashSet<(Guid, Guid)> alreadyThere)
{
    public static Task SaveAsync(ImportRun run, IReadOnlyList<(ImportLine Line, MessagePlace Place)> lines) =>
        run.Database.WriteAsync(async db =>
        {
            var conversations = await ConversationsAsync(db, run, lines);
            var before = conversations.Values.ToDictionary(conversation => conversation, conversation => conversation.LastNumber);
            var people = await run.PeopleAsync(db, lines.Select(one => run.People.Find(one.Line.Resource.Sender)));
            var batch = new MessageBatch(run, conversations, people, await AlreadyThereAsync(db, run, before.Keys, lines));
            foreach (var (line, place) in lines)
            {
                run.Try(line, () => batch.Take(line, place));
            }

            await ImportedHistoryWriter.SaveAsync(db, before);
        });

    /// <summary>With everybody who ever took part: whoever left stays out.</summary>
    private static async Task<Dictionary<string, Conversation>> ConversationsAsync(
        OrgChatDb db, ImportRun run, IReadOnlyList<(ImportLine Line, MessagePlace Place)> lines)
    {
        return await db.MadeFrom(run.OrganizationId, lines.SelectMany(one => Origins(run, one.Place.Root)))
            .Include(c => c.Owner).Include(c => c.Participants).ThenInclude(p => p.Person)
            .ToDictionaryAsync(c => c.Origin!);
    }

    private static async Task<HashSet<(Guid, Guid)>> AlreadyThereAsync(
        OrgChatDb db, ImportRun run, IReadOnlyCollection<Conversation> conversations,
        IReadOnlyList<(ImportLine Line, MessagePlace Place)> lines)
    {
        var ids = conversations.Select(conversation => conversation.Id).ToList();
        var keys = lines.SelectMany(one => ConversationBatch.Origins(run, one.Line.Resource.Key)).Select(ImportDraftKeyFactory.Of).ToList();
        var found = await db.Messages.Where(m => ids.Contains(m.ConversationId) && keys.Contains(m.DraftKey))
            .Select(m => new { m.ConversationId, m.DraftKey }).ToListAsync();
        return [.. found.Select(message => (message.ConversationId, message.DraftKey))];
    }

    private void Take(ImportLine line, MessagePlace place)
    {
        var resource = line.Resource;
        if (ConversationOf(place.Root) is not { } conversation)
        {
            RequireReported(resource, place);
            return;
        }

        var key = ImportDraftKeyFactory.Of(ImportSource.IsBare(conversation.Origin!) ? resource.Key : run.Source.IdOf(resource.Key));
        if (alreadyThere.Contains((conversation.Id, key)))
        {
            run.Report.AlreadyThere += CommunicationRecord.Parent(resource) is null ? 0 : 1;
            return;
        }

        var author = Author(resource);
        RequireSame(conversation, place.Root, author);
        conversation.WriteHistory(author, new Draft(key, CommunicationRecord.Text(resource)), place.Sent ?? run.Now);
        alreadyThere.Add((conversation.Id, key));
        run.Report.Messages++;
        Doubt(line);
    }

    private Conversation? ConversationOf(string root) => run.RefusedConversations.Contains(root)
        ? null
        : Origins(run, root).Select(origin => conversations.GetValueOrDefault(origin)).FirstOrDefault(found => found is not null);

    /// <summary>Of a communication that its conversation begins with, that was said when the conversation was refused.</summary>
    private static void RequireReported(FhirResource resource, MessagePlace place)
    {
        if (CommunicationRecord.Parent(resource) is { } parent)
        {
            throw new OperatorException($"The conversation {FhirReader.Quoted(parent.Written ?? place.Root)} was not imported.");
        }
    }

    private static IEnumerable<string> Origins(ImportRun run, string root) =>
        run.Elsewhere.GetValueOrDefault(root) is { } earlier ? [earlier] : ConversationBatch.Origins(run, root);

    /// <summary>
    /// Into a conversation that only a bare id names, and whose record is not in the export, nobody writes who never took part.
    /// </summary>
    private void RequireSame(Conversation conversation, string root, Person author)
    {
        if (ImportSource.IsBare(conversation.Origin!) && run.Elsewhere.ContainsKey(root)
            && conversation.Participants.All(participant => participant.PersonId != author.Id))
        {
            throw new OperatorException(
                $"The sender never took part in what {FhirReader.Quoted(root)} is here. If this export is of another system, import it with --source.");
        }
    }

    private Person Author(FhirResource message) =>
        message.Sender is not { } sender ? throw new OperatorException("This message has no sender.")
        : people.GetValueOrDefault(run.People.Find(sender) ?? Guid.Empty)
            ?? throw new OperatorException($"The sender {FhirReader.Quoted(sender.Written)} was not imported.");

    private void Doubt(ImportLine line)
    {
        if (CommunicationRecord.HasMore(line.Resource))
        {
            run.Complain(line, $"Only the text of {line.Resource.Key} was imported; attachments can’t be.");
        }

        if (CommunicationRecord.Doubt(line.Resource, run.Now) is { } doubt)
        {
            run.Complain(line, doubt);
        }
    }
}

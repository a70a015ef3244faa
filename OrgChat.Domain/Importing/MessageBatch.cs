using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Conversations;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Importing;

/// <summary>Saves messages: communications that are part of a conversation. What was saved before is known by its draft key.</summary>
internal sealed class MessageBatch(
    ImportRun run, Dictionary<string, Conversation> conversations, Dictionary<string, Person> people, HashSet<(Guid, Guid)> alreadyThere)
{
    public static Task SaveAsync(ImportRun run, IReadOnlyList<ImportLine> lines) => run.Database.WriteAsync(async db =>
    {
        var conversations = await ConversationsAsync(db, run, lines);
        var before = conversations.Values.ToDictionary(conversation => conversation, conversation => conversation.LastNumber);
        var people = await run.PeopleAsync(db, lines.Select(line => line.Resource.Sender?.Key).OfType<string>());
        var batch = new MessageBatch(run, conversations, people, await AlreadyThereAsync(db, before.Keys, lines));
        foreach (var line in lines)
        {
            run.Try(line, () => batch.Take(line));
        }

        await HistoryIsRead.SaveAsync(db, run, before);
    });

    /// <summary>With everybody who ever took part: whoever left stays out.</summary>
    private static async Task<Dictionary<string, Conversation>> ConversationsAsync(OrgChatDb db, ImportRun run, IReadOnlyList<ImportLine> lines)
    {
        var origins = lines.Select(line => line.Resource.PartOf![0].Key).Distinct().ToList();
        return await db.Conversations.Where(c => c.OrganizationId == run.OrganizationId && origins.Contains(c.Origin!))
            .Include(c => c.Owner).Include(c => c.Participants).ThenInclude(p => p.Person)
            .ToDictionaryAsync(c => c.Origin!);
    }

    private static async Task<HashSet<(Guid, Guid)>> AlreadyThereAsync(
        OrgChatDb db, IReadOnlyCollection<Conversation> conversations, IReadOnlyList<ImportLine> lines)
    {
        var ids = conversations.Select(conversation => conversation.Id).ToList();
        var keys = lines.Select(line => DraftKey(line.Resource)).ToList();
        var found = await db.Messages.Where(m => ids.Contains(m.ConversationId) && keys.Contains(m.DraftKey))
            .Select(m => new { m.ConversationId, m.DraftKey }).ToListAsync();
        return [.. found.Select(message => (message.ConversationId, message.DraftKey))];
    }

    private void Take(ImportLine line)
    {
        var resource = line.Resource;
        var conversation = conversations.GetValueOrDefault(resource.PartOf![0].Key)
            ?? throw new RefusedException($"The conversation {FhirReading.Quoted(resource.PartOf[0].Reference)} was not imported.");
        var key = DraftKey(resource);
        if (alreadyThere.Contains((conversation.Id, key)))
        {
            run.Report.AlreadyThere++;
            return;
        }

        conversation.WriteHistory(Author(resource), new Draft(key, Text(line)), FhirReading.Moment(resource.Sent));
        alreadyThere.Add((conversation.Id, key));
        run.Report.Messages++;
    }

    private Person Author(FhirResource message) =>
        message.Sender is not { } sender ? throw new RefusedException("This message has no sender.")
        : people.GetValueOrDefault(sender.Key) ?? throw new RefusedException($"The sender {FhirReading.Quoted(sender.Reference)} was not imported.");

    private string Text(ImportLine line)
    {
        var payload = line.Resource.Payload ?? [];
        var texts = payload.Select(part => part.ContentString).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        var text = string.Join('\n', texts).Trim();
        if (text.Length is 0 or > MessageText.MaxLength)
        {
            throw new RefusedException(text.Length == 0
                ? "This message has no text; attachments can’t be imported."
                : string.Create(CultureInfo.InvariantCulture, $"This message has {text.Length:N0} characters; at most {MessageText.MaxLength:N0} fit."));
        }

        if (texts.Count < payload.Count)
        {
            run.Complain(line, $"Only the text of {line.Resource.Key} was imported; attachments can’t be.");
        }

        return text;
    }

    /// <summary>The same record has the same key, in every run.</summary>
    private static Guid DraftKey(FhirResource message) => new(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key)).AsSpan(0, 16));
}

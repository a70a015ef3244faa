using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>Reads what is shown of found messages, for one reader.</summary>
internal static class SearchResultQueries
{
    public static async Task<FoundPage> PageAsync(
        OrgChatDb db, Person reader, List<(Message Message, List<SearchHit> Hits)> found, long? next, CancellationToken cancel)
    {
        var isFull = found.Count == SearchService.PageSize;
        var reachedBackTo = next is { } stopped && !isFull ? SearchId.Moment(stopped) : (DateTimeOffset?)null;
        var ids = found.Select(one => one.Message.ConversationId).Distinct().ToList();
        var conversations = found.Count == 0 ? [] : await db.ConversationsForAsync(reader, ids, cancel);
        var lines = found.Count == 0 ? [] : await LinesAsync(db, reader, conversations.ToDictionary(c => c.Id), found, cancel);
        return new FoundPage(new SearchPage(lines, next, reachedBackTo), conversations);
    }

    private static async Task<IReadOnlyList<SearchResultModel>> LinesAsync(OrgChatDb db, Person reader,
        Dictionary<Guid, Conversation> conversations, List<(Message Message, List<SearchHit> Hits)> found, CancellationToken cancel)
    {
        var authors = found.Where(one => one.Message.IsByClient).Select(one => one.Message.AuthorId).Distinct().ToList();
        var namesakes = await db.Clients.Where(c => c.HasNamesake && authors.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return [.. found.Select(one => Line(reader, conversations[one.Message.ConversationId], one.Message, one.Hits) with
        {
            AuthorBorn = namesakes.GetValueOrDefault(one.Message.AuthorId)?.BornFor(reader),
        })];
    }

    private static SearchResultModel Line(Person reader, Conversation conversation, Message message, List<SearchHit> hits) => new()
    {
        ConversationId = conversation.Id,
        Number = message.Number,
        ConversationName = new ConversationName(conversation, reader).Text,
        Born = new ConversationName(conversation, reader).Born,
        Access = conversation.AccessOf(reader),
        OwnerName = conversation.Owner.Name,
        AuthorId = message.AuthorId,
        AuthorName = message.AuthorName,
        AuthorTitle = message.AuthorTitle,
        OnBehalfOfName = message.OnBehalfOfName,
        SentAt = message.SentAt,
        Excerpt = message.Text is { } text ? ExcerptFactory.Of(text, hits) : null,
        Files = [.. message.Attachments.Select(file => file.FileName)],
    };
}

/// <summary>A page, and the conversations that its messages stand in.</summary>
internal sealed record FoundPage(SearchPage Page, IReadOnlyList<Conversation> Conversations)
{
    public FoundPage With(SearchTotalModel total) => this with { Page = Page with { Total = total } };
}

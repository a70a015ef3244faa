using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>
/// Where a list begins to look: at what certain people take part in, or what has a certain title, as long as that is little; else at the
/// top of the view, where a page of many is soon found.
/// </summary>
internal static class InboxStartQueries
{
    /// <summary>What the person takes part in; null when that is much.</summary>
    public static async Task<IQueryable<Guid>?> FewOfAsync(this OrgChatDb db, Person person, int few)
    {
        var theirs = db.ParticipationsOf(person.Id);
        return await db.Readers.Busy.OfAsync(db, (person.Id, few), (_, _) => theirs.Skip(few).AnyAsync()) ? null : theirs;
    }

    /// <summary>What the person once archived; null when that is much.</summary>
    public static Task<IQueryable<Guid>?> FewArchivedByAsync(this OrgChatDb db, Person person, int few) => db.PersonalStates
        .Where(s => s.PersonId == person.Id && s.ArchivedAtNumber != null).Select(s => s.ConversationId).IfFewAsync(few);

    /// <summary>What one of these people takes part in, or has a title with all of these marks; null when that is much.</summary>
    public static async Task<IQueryable<Guid>?> FewFoundByAsync(this OrgChatDb db, InboxTextFilter sought, int few)
    {
        var (marks, people) = sought;
        if (people.Count > few)
        {
            return null;
        }

        var theirs = db.ParticipationsOf(people);
        var found = await (marks.Count == 0 ? theirs.Distinct() : theirs.Union(db.TitledWith(marks))).Take(few + 1).ToListAsync();
        return found.Count > few ? null : db.Listed(found);
    }

    /// <summary>What one of these tags stands on; null when that is much.</summary>
    public static async Task<IQueryable<Guid>?> FewTaggedAsync(this OrgChatDb db, IReadOnlyCollection<Guid> tags, int few)
    {
        var found = await db.TaggedWith(tags).Distinct().Take(few + 1).ToListAsync();
        return found.Count > few ? null : db.Listed(found);
    }

    private static async Task<IQueryable<Guid>?> IfFewAsync(this IQueryable<Guid> ids, int few) =>
        await ids.Skip(few).AnyAsync() ? null : ids;

    private static IQueryable<Guid> TitledWith(this OrgChatDb db, IReadOnlyList<string> marks) => marks
        .Select(mark => db.TitleTokens.Where(token => token.Mark == mark).Select(token => token.ConversationId))
        .Aggregate((all, one) => all.Where(id => one.Contains(id)));
}

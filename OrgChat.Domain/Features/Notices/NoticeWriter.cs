using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Notices;

/// <summary>Puts into the outbox, within the transaction that writes a message, whom it is to be told to.</summary>
internal static class NoticeWriter
{
    private const int MinuteInMilliseconds = 60_000;

    /// <summary>
    /// One statement, however many are told: those who take part, and, when a client wrote, those members who chose to be told of the
    /// queue. Where a line waits already, it is about the newer message from now on; when it is due stays.
    /// </summary>
    public static Task TellAsync(this OrgChatDb db, Message message, Conversation conversation)
    {
        var told = JsonSerializer.Serialize(NoticeRules.ToldOf(message, conversation).Select(Line));
        var (organization, id, number) = (conversation.OrganizationId, conversation.Id, message.Number);
        var now = message.SentAt.ToUnixTimeMilliseconds();
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO Notices (OrganizationId, PersonId, ConversationId, Number, Kind, Channel, SaidAt, NextAt, State, Attempts)
            SELECT {organization}, told.Person, {id}, {number}, told.Kind, way.Channel, {now},
                {now} + {MinuteInMilliseconds} * coalesce(chosen.Minutes, told.Minutes), 0, 0
            FROM (
                SELECT value ->> 0 AS Person, value ->> 1 AS Kind, value ->> 2 AS Choices, value ->> 3 AS Minutes FROM json_each({told})
                UNION ALL
                SELECT * FROM (SELECT PersonId, 3, 0, 0 FROM NoticePreferences
                    WHERE {message.IsByClient} AND OrganizationId = {organization} AND Choices & 192 <> 0
                        AND PersonId NOT IN (SELECT value ->> 0 FROM json_each({told})) LIMIT {NoticeRules.MostOfQueue})) told
            CROSS JOIN (SELECT 0 AS Channel UNION ALL SELECT 1) way
            LEFT JOIN NoticePreferences chosen ON chosen.PersonId = told.Person
            WHERE coalesce(chosen.Choices, told.Choices) >> (2 * told.Kind + way.Channel) & 1
                AND (way.Channel = 0 OR EXISTS (SELECT 1 FROM PushAddresses WHERE PersonId = told.Person))
            ON CONFLICT (PersonId, ConversationId, Channel) WHERE State = 0
                DO UPDATE SET Number = excluded.Number, Kind = min(Kind, excluded.Kind)
            """);
    }

    private static object[] Line((Person Person, NoticeKind Kind) told) =>
    [
        told.Person.Id.ToString().ToUpperInvariant(), (int)told.Kind, NoticeRules.DefaultFor(told.Person).Value,
        NoticeRules.DefaultMinutesFor(told.Person),
    ];
}

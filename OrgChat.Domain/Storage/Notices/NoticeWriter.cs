using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Notices;

#pragma warning disable RS0030 // Constant words, prepared once for each connection; values are parameters.

/// <summary>Puts into the outbox, within the transaction that writes a message or a note, whom it is to be told to.</summary>
internal static class NoticeWriter
{
    /// <summary>Who chose the queue, in the words of the index, without which SQLite would not use it.</summary>
    public static readonly string ChoseQueue = string.Create(CultureInfo.InvariantCulture, $"Choices & {NoticeChoices.Queue} <> 0");

    /// <summary>
    /// Those who take part and whoever chose the queue, by each way they want. Where a line waits already, it is about the newer message
    /// from now on; when it is due stays.
    /// </summary>
    private static readonly string Words = string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO Notices (OrganizationId, PersonId, ConversationId, Number, Kind, Channel, SaidAt, NextAt, State, Attempts)
        SELECT @organization, told.Person, @conversation, @number, told.Kind, way.Channel, @now,
            @now + 60000 * coalesce(chosen.Minutes, told.Minutes), 0, 0
        FROM (
            SELECT value ->> 0 AS Person, value ->> 1 AS Kind, value ->> 2 AS Choices, value ->> 3 AS Minutes FROM json_each(@told)
            UNION ALL
            SELECT * FROM (SELECT PersonId, {(int)NoticeKind.Queue}, 0, 0 FROM NoticePreferences
                WHERE @isByClient AND OrganizationId = @organization AND {ChoseQueue}
                    AND PersonId NOT IN (SELECT value ->> 0 FROM json_each(@told)) LIMIT @most)) told
        CROSS JOIN (SELECT 0 AS Channel UNION ALL SELECT 1) way
        LEFT JOIN NoticePreferences chosen ON chosen.PersonId = told.Person
        WHERE coalesce(chosen.Choices, told.Choices) >> (2 * told.Kind + way.Channel) & 1
            AND (way.Channel = 0 OR EXISTS (SELECT 1 FROM PushAddresses WHERE PersonId = told.Person))
        ON CONFLICT (PersonId, ConversationId, Channel, Kind) WHERE State = 0 DO UPDATE SET Number = max(Number, excluded.Number)
        """);

    private static readonly ConditionalWeakTable<SqliteConnection, SqliteCommand> Known = [];

    /// <summary>One statement, however many are told of a message.</summary>
    public static void Tell(this OrgChatDb db, Message message, Conversation conversation) =>
        db.Tell(conversation, message.Number, NoticeRules.ToldOf(message, conversation), message.SentAt, message.IsByClient);

    /// <summary>The same for those whom a note mentions.</summary>
    public static void TellMentioned(this OrgChatDb db, Conversation conversation, IEnumerable<TeamMember> mentioned, DateTimeOffset now) =>
        db.Tell(conversation, conversation.LastNumber, mentioned.Select(member => ((Person)member, NoticeKind.Mentioned)), now,
            isByClient: false);

    private static void Tell(this OrgChatDb db, Conversation conversation, long number, IEnumerable<(Person, NoticeKind)> told,
        DateTimeOffset now, bool isByClient)
    {
        var statement = Known.GetValue((SqliteConnection)db.Database.GetDbConnection(), Prepare);
        Set(statement, "@organization", conversation.OrganizationId);
        Set(statement, "@conversation", conversation.Id);
        Set(statement, "@number", number);
        Set(statement, "@isByClient", isByClient);
        Set(statement, "@now", now.ToUnixTimeMilliseconds());
        Set(statement, "@told", $"[{string.Join(',', told.Select(Line))}]");
        statement.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection)
    {
        var statement = new SqliteCommand(Words, connection);
        foreach (var name in new[] { "@organization", "@conversation", "@number", "@isByClient", "@now", "@told" })
        {
            statement.Parameters.AddWithValue(name, DBNull.Value);
        }

        statement.Parameters.AddWithValue("@most", NoticeRules.MostOfQueue);
        return statement;
    }

    private static void Set(SqliteCommand statement, string name, object value) => statement.Parameters[name].Value = value;

    private static string Line((Person Person, NoticeKind Kind) told)
    {
        var (id, choices) = (told.Person.Id.ToString().ToUpperInvariant(), NoticeRules.DefaultFor(told.Person).Value);
        return string.Create(CultureInfo.InvariantCulture,
            $"[\"{id}\",{(int)told.Kind},{choices},{NoticeRules.DefaultMinutesFor(told.Person)}]");
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Notes;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.SavedReplies;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Storage.Integrity;

/// <summary>
/// A keyed hash in every row that decides who may do what, or says who wrote what and when: whoever can write the database file but has no
/// master key makes no row that is believed. It is made with every save and checked whenever a row is read as an entity.
/// </summary>
/// <remarks>
/// Format 1: a byte 1, then HMAC-SHA256 over the table, the kind of entity, and name, type and stored value of every column in the ordinal
/// order of the names. Left out are the hash itself, sealed words (authenticated where they are sealed, with their own place), what
/// <see cref="Uncovered"/> names, and every value that is the default of its type: so a column that is added later with that default leaves
/// the hashes of older rows right. An older state of a whole row, with the hash it had then, is still believed; see the trust model.
/// </remarks>
internal sealed class RowMac
{
    public const string Column = "Mac";

    private const byte Format = 1;

    /// <summary>Bytes that most rows fit in.</summary>
    private const int RoomOfARow = 512;

    /// <summary>
    /// They decide nothing: one is kept up by one statement for many rows (<see cref="NamesakeInterceptor"/>), one leads to the search
    /// index, and one only sorts: it is never read back.
    /// </summary>
    private static readonly HashSet<string> Uncovered = [nameof(Client.HasNamesake), "SearchId", nameof(Conversation.QueuePlace)];

    private static readonly Type[] Covered =
    [
        typeof(Organization), typeof(Person), typeof(Account), typeof(AccountLink), typeof(SetUpLink), typeof(Session),
        typeof(CareTeamPlace), typeof(PersonPhoto),
        typeof(Conversation), typeof(Participant), typeof(Message), typeof(ConversationEvent), typeof(Attachment), typeof(SavedReply),
        typeof(Note), typeof(NoteMention), typeof(Tag), typeof(ConversationTag),
        typeof(StartPolicy), typeof(StartReason), typeof(StartDecline),
    ];

    private static readonly ConcurrentDictionary<IEntityType, RowMac?> Known = new();

    private readonly byte[] head;
    private readonly IReadOnlyList<IProperty> primaryKey;
    private readonly IReadOnlyList<(IProperty Property, byte[] Name)> columns;

    private RowMac(IEntityType type, IProperty mac)
    {
        Mac = mac;
        primaryKey = type.FindPrimaryKey()!.Properties;
        head = Encoding.UTF8.GetBytes($"{type.GetTableName()}\n{type.ShortName()}\n");
        columns =
        [
            .. type.GetProperties().Where(IsCovered)
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => (property, Encoding.UTF8.GetBytes(property.Name + "\n"))),
        ];
    }

    /// <summary>The column of the hash.</summary>
    public IProperty Mac { get; }

    /// <summary>Adds the column to every table that is covered.</summary>
    public static void AddTo(ModelBuilder builder)
    {
        foreach (var type in Covered)
        {
            builder.Entity(type).Property<byte[]?>(Column);
        }
    }

    /// <summary>Null for a kind of entity that is not covered.</summary>
    public static RowMac? Of(IEntityType type) =>
        Known.GetOrAdd(type,
            one => one.FindProperty(Column) is { } mac && mac.IsShadowProperty() && !one.IsOwned() ? new RowMac(one, mac) : null);

    /// <summary>Refuses a row that is not as it was written, or tells of it where somebody asked to be told.</summary>
    /// <exception cref="AlteredRowException">Its hash is not right.</exception>
    public void Check(OrgChatDb db, KeyRing keys, object entity, byte[]? stored)
    {
        if (IsSame(stored, HashOf(property => property.GetGetter().GetClrValue(entity), keys)))
        {
            return;
        }

        var (table, row) = (Mac.DeclaringType.GetTableName()!, KeyOf(entity));
        if (db.OnAlteredRow is { } told)
        {
            told(table, row);
            return;
        }

        keys.ReportAltered(table, row);
        throw new AlteredRowException();
    }

    /// <summary>Whether the hash is right of a row of which some columns, since sealed, were plain when it was made.</summary>
    public bool IsRight(byte[]? stored, object entity, IReadOnlyDictionary<string, object?> plain, KeyRing keys) =>
        IsSame(stored, HashWith(plain, entity, keys));

    /// <summary>The hash of a row whose columns were plain that are sealed now.</summary>
    internal byte[] HashWith(IReadOnlyDictionary<string, object?> plain, object entity, KeyRing keys)
    {
        var values = columns.Select(column =>
            (column.Property.Name, Value: Stored(column.Property, column.Property.GetGetter().GetClrValue(entity))))
            .Concat(plain.Select(one => (Name: one.Key, one.Value))).OrderBy(one => one.Name, StringComparer.Ordinal);
        return HashOf(values.Select(one => (Encoding.UTF8.GetBytes(one.Name + "\n"), one.Value)), keys);
    }

    /// <summary>Authenticates every row among the changes, as it is about to be stored.</summary>
    public static void Authenticate(OrgChatDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList())
        {
            if (Of(entry.Metadata) is { } rule)
            {
                entry.Property(Column).CurrentValue = rule.HashOf(entry, db.RequiredKeys);
            }
        }
    }

    private string KeyOf(object entity) => string.Join('/', primaryKey.Select(part => part.GetGetter().GetClrValue(entity)));

    private byte[] HashOf(EntityEntry entry, KeyRing keys) => HashOf(property => entry.Property(property).CurrentValue, keys);

    private byte[] HashOf(Func<IProperty, object?> valueOf, KeyRing keys) =>
        HashOf(columns.Select(column => (column.Name, Stored(column.Property, valueOf(column.Property)))), keys);

    private byte[] HashOf(IEnumerable<(byte[] Name, object? Value)> values, KeyRing keys)
    {
        var row = new ArrayBufferWriter<byte>(RoomOfARow);
        row.Write(head);
        foreach (var (name, value) in values)
        {
            Add(row, name, value);
        }

        return [Format, .. HMACSHA256.HashData(keys.RowKey, row.WrittenSpan)];
    }

    private static object? Stored(IProperty property, object? value) =>
        value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private static void Add(ArrayBufferWriter<byte> row, byte[] name, object? value)
    {
        switch (value)
        {
            case null or "" or 0 or 0L or false or byte[] { Length: 0 }:
                break;
            case Guid id when id == Guid.Empty:
                break;
            case Guid id:
                Begin(row, name, 'g', 16);
                id.TryWriteBytes(row.GetSpan(16), bigEndian: true, out _);
                row.Advance(16);
                break;
            case string text:
                Begin(row, name, 's', Encoding.UTF8.GetByteCount(text));
                Encoding.UTF8.GetBytes(text, row);
                break;
            case int number:
                Begin(row, name, 'n', sizeof(long));
                Write(row, number);
                break;
            case long number:
                Begin(row, name, 'n', sizeof(long));
                Write(row, number);
                break;
            case bool:
                Begin(row, name, 'b', 1);
                row.Write((ReadOnlySpan<byte>)[1]);
                break;
            case byte[] blob:
                Begin(row, name, 'x', blob.Length);
                row.Write(blob);
                break;
            case DateOnly day:
                Begin(row, name, 'd', sizeof(long));
                Write(row, day.DayNumber);
                break;
            default:
                throw new InvalidOperationException($"No rule how {value.GetType().Name} enters the hash of a row.");
        }
    }

    private static void Begin(ArrayBufferWriter<byte> row, byte[] name, char type, int length)
    {
        row.Write(name);
        row.Write((ReadOnlySpan<byte>)[(byte)type]);
        Write(row, length);
    }

    private static void Write(ArrayBufferWriter<byte> row, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(row.GetSpan(sizeof(long)), number);
        row.Advance(sizeof(long));
    }

    private static bool IsSame(byte[]? stored, byte[] right) =>
        stored is not null && CryptographicOperations.FixedTimeEquals(stored, right);

    // The kind of a row is in the hash already.
    private static bool IsCovered(IProperty property) =>
        property.ClrType != typeof(SealedText) && !property.IsShadowProperty() && !Uncovered.Contains(property.Name)
            && !IsNumberedBySqlite(property);

    // Not known yet when the row is written; what such a row says is in its other columns.
    private static bool IsNumberedBySqlite(IProperty property) =>
        property.IsPrimaryKey() && property.ClrType == typeof(long) && property.ValueGenerated == ValueGenerated.OnAdd;
}

using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>
/// One sealed column as the database sees it: bytes beside the key of their row. For sealing anew, which needs no entity.
/// </summary>
internal sealed class SealedColumnStore
{
    private const int Batch = 200;

    private readonly string table;
    private readonly string column;
    private readonly IReadOnlyList<string> key;
    private readonly IReadOnlyList<string> place;

    private SealedColumnStore(string table, string column, IReadOnlyList<string> key, IReadOnlyList<string> place)
    {
        this.table = table;
        this.column = column;
        this.key = key;
        this.place = place;
    }

    /// <summary>Every sealed column of the model that a rotation concerns, so that none is forgotten that is added later.</summary>
    public static IReadOnlyList<SealedColumnStore> All(IModel model) =>
    [
        .. from type in model.GetEntityTypes()
           from property in type.GetDeclaredProperties()
           where property.ClrType == typeof(SealedText) && type.ClrType != typeof(AuditEntry)
           select new SealedColumnStore(type.GetTableName()!, property.Name, Names(type.FindPrimaryKey()!.Properties),
               Names(SealedColumnSet.PlaceOf(type))),
    ];

    /// <summary>Seals the next rows anew that are sealed with another version than the newest.</summary>
    /// <param name="after">The key of the last row of the batch before; empty for the first.</param>
    /// <returns>The key of the last row looked at, null when there are no more; how many were sealed; how many did not open.</returns>
    public async Task<(object[]? Last, int Sealed, int Broken)> SealAnewAsync(OrgChatDb db, Guid organization, byte[] newest,
        object[] after)
    {
        var rows = await NextAsync(db, organization, newest, after);
        var broken = 0;
        foreach (var (id, at, stored) in rows)
        {
            if (db.RequiredKeys.TrySealAnew(organization, stored, $"{table}.{column}{at}") is not { } anew)
            {
                broken++;
                continue;
            }

            await using var update = Command(db, $"UPDATE \"{table}\" SET \"{column}\" = $value WHERE {Row("=")}", organization, id);
            Add(update, "$value", anew);
            await update.ExecuteNonQueryAsync();
        }

        return (rows.Count == Batch ? rows[^1].Key : null, rows.Count - broken, broken);
    }

    /// <summary>Whether anything of the organization is sealed with this version.</summary>
    public async Task<bool> UsesAsync(OrgChatDb db, Guid organization, byte[] version)
    {
        await using var ask = Command(db, $"""
            SELECT count(*) FROM (SELECT 1 FROM "{table}" WHERE "OrganizationId" = $organization AND substr("{column}", 2, 2) = $version LIMIT 1)
            """, organization, []);
        Add(ask, "$version", version);
        return Convert.ToInt64(await ask.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0;
    }

    private async Task<List<(object[] Key, string Place, byte[] Stored)>> NextAsync(OrgChatDb db, Guid organization, byte[] newest,
        object[] after)
    {
        var start = after.Length == 0 ? "" : $"AND {Row(">")}";
        await using var select = Command(db, $"""
            SELECT {Columns()}, {string.Join(", ", place.Select(part => $"\"{part}\""))}, "{column}" FROM "{table}"
            WHERE "OrganizationId" = $organization AND substr("{column}", 2, 2) <> $newest {start} ORDER BY {Columns()} LIMIT {Batch}
            """, organization, after);
        Add(select, "$newest", newest);
        await using var reader = await select.ExecuteReaderAsync();
        var rows = new List<(object[], string, byte[])>();
        while (await reader.ReadAsync())
        {
            rows.Add((
                [.. key.Select((_, i) => reader.GetValue(i))],
                string.Concat(place.Select((_, i) => "/" + Said(reader.GetValue(key.Count + i)))),
                (byte[])reader.GetValue(key.Count + place.Count)));
        }

        return rows;
    }

    private string Columns() => string.Join(", ", key.Select(part => $"\"{part}\""));

    private string Row(string comparison) => $"({Columns()}) {comparison} ({string.Join(", ", key.Select((_, i) => $"$key{i}"))})";

    private static DbCommand Command(OrgChatDb db, string sql, Guid organization, object[] id)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable RS0030 // Tables and columns come from the model; values are parameters.
        command.CommandText = sql;
#pragma warning restore RS0030
        Add(command, "$organization", organization);
        for (var i = 0; i < id.Length; i++)
        {
            Add(command, $"$key{i}", id[i]);
        }

        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static string[] Names(IReadOnlyList<IProperty> properties) => [.. properties.Select(property => property.GetColumnName())];

    private static string Said(object stored) => SealedColumnSet.Said(stored switch
    {
        string text => Guid.Parse(text),
        DBNull => null,
        var part => part,
    });
}

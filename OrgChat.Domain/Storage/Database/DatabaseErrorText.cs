using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.Database;

/// <summary>
/// Turns the failures of a locked, full or read-only disk into a sentence a person can act on; everything else is a bug and passes.
/// </summary>
public static class DatabaseErrorText
{
    internal const int Busy = 5;
    internal const int Locked = 6;
    internal const int Corrupt = 11;
    internal const int Full = 13;
    internal const int NoDatabase = 26;

    /// <summary>What a person is told of a failure; null for a bug.</summary>
    public static UnavailableException? Explain(Exception failure) => failure switch
    {
        UnavailableException explained => explained,
        IOException disk when disk.IsFull() => FullNow(failure),
        IOException disk when disk.IsReadOnly() => new(UnavailableKind.DiskReadOnly, failure),
        _ => Sqlite(failure)?.SqliteErrorCode switch
        {
            Busy or Locked => BusyNow(failure),
            Full => FullNow(failure),
            _ => null,
        },
    };

    /// <param name="isReading">Whether whoever asked was reading, and has nothing that could be lost.</param>
    internal static async Task<T> ExplainAsync<T>(bool isReading, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (Explain(failure) is { } explained && (isReading || explained != failure))
        {
            throw isReading ? explained.AsOfReading() : explained;
        }
    }

    internal static bool IsFull(Exception failure) =>
        (failure is IOException disk && disk.IsFull()) || Sqlite(failure)?.SqliteErrorCode == Full;

    internal static UnavailableException BusyNow(Exception? cause) => new(UnavailableKind.Busy, cause);

    internal static SqliteException? Sqlite(Exception failure) =>
        failure as SqliteException ?? (failure as DbUpdateException)?.InnerException as SqliteException;

    private static UnavailableException FullNow(Exception cause) => new(UnavailableKind.DiskFull, cause);
}

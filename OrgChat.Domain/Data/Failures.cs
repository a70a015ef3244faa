using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace OrgChat.Domain.Data;

/// <summary>Turns the failures of a locked or full database into a sentence a person can act on; everything else is a bug and passes.</summary>
internal static class Failures
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;

    public static async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (Explanation(failure) is { } explanation)
        {
            throw new RefusedException(explanation, failure);
        }
    }

    private static string? Explanation(Exception failure) => Sqlite(failure)?.SqliteErrorCode switch
    {
        Busy or Locked => "The clinic’s records are busy and this was not saved. Your text is kept; try again in a moment.",
        Full => "The server’s disk is full and this was not saved. Your text is kept; tell an admin, then try again.",
        _ => null,
    };

    private static SqliteException? Sqlite(Exception failure) =>
        failure as SqliteException ?? (failure as DbUpdateException)?.InnerException as SqliteException;
}

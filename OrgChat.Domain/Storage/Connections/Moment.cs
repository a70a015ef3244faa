using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// What one transaction sees of the file, told from everything that was ever committed before and after: the forty-eight bytes of SQLite’s
/// own snapshot, which name the last commit in its log, whoever made it.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Moment(long One, long Two, long Three, long Four, long Five, long Six)
{
    /// <summary>
    /// Of the transaction under way, which from here on sees this one; null where SQLite does not say, as with an empty log.
    /// </summary>
    public static Moment? Of(sqlite3 connection)
    {
        if (raw.sqlite3_snapshot_get(connection, "main", out var snapshot) != raw.SQLITE_OK)
        {
            return null;
        }

        using (snapshot)
        {
            return Marshal.PtrToStructure<Moment>(snapshot.DangerousGetHandle());
        }
    }
}

using OrgChat.Domain.Model;

namespace OrgChat.Domain.Storage.Integrity;

/// <summary>A row of the database is not as OrgChat wrote it: somebody or something else changed the file. Nothing is shown or decided by it.</summary>
/// <param name="table">Where it stands, for the log.</param>
public sealed class AlteredRowException(string table)
    : RefusedException("This was changed outside OrgChat and is not shown. Tell whoever runs the server: the command verify says more.")
{
    public string Table { get; } = table;
}

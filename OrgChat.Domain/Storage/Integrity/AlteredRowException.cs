using OrgChat.Domain.Model;

namespace OrgChat.Domain.Storage.Integrity;

/// <summary>
/// A row of the database is not as OrgChat wrote it: somebody or something else changed the file. Nothing is shown or decided by it.
/// </summary>
public sealed class AlteredRowException()
    : RefusedException("AlteredRow");

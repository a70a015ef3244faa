namespace OrgChat.Domain.Storage.Configurations;

/// <summary>
/// The record cannot be edited away by whatever writes to the file. The triggers of the first migration refuse changing and deleting;
/// this one is taken away for a moment when the entries of an older database get their numbers.
/// </summary>
internal static class AuditTriggers
{
    public const string DropRefuseUpdate = """DROP TRIGGER "AuditEntries_refuse_update";""";

    public const string RefuseUpdate =
        """
        CREATE TRIGGER "AuditEntries_refuse_update" BEFORE UPDATE ON "AuditEntries"
        BEGIN SELECT RAISE(ABORT, 'the audit record is append-only'); END;
        """;

    /// <summary>Every new entry continues the chain: none beside it, none twice, none in the place of another.</summary>
    public const string RefuseUnlinked =
        """
        CREATE TRIGGER "AuditEntries_refuse_unlinked" BEFORE INSERT ON "AuditEntries"
        WHEN NEW."Hash" IS NULL OR NEW."Number" IS NOT
            (SELECT COALESCE(MAX("Number"), 0) + 1 FROM "AuditEntries" WHERE "OrganizationId" = NEW."OrganizationId")
        BEGIN SELECT RAISE(ABORT, 'the audit record is append-only: an entry continues the chain'); END;
        """;
}

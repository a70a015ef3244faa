using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class DraftsInLists : Migration
    {
        // Drafts that were saved before their writers' lists showed them stand there, too, since they were last saved.
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            INSERT INTO "PersonalStates" ("PersonId", "ConversationId", "ReadNumber", "IsMuted", "DraftNumber", "DraftSince")
            SELECT "PersonId", "ConversationId", 0, 0, 1, "SavedAt" FROM "SavedDrafts" WHERE true
            ON CONFLICT ("PersonId", "ConversationId") DO UPDATE
            SET "DraftSince" = excluded."DraftSince", "DraftNumber" = max("DraftNumber", 1) WHERE "DraftSince" IS NULL;
            """);

        // The marks are right before it, too.
        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}

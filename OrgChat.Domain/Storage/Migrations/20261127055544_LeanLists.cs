using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class LeanLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_OwnerId_LastActivityAt_Id",
                table: "Conversations");

            migrationBuilder.AddColumn<long>(
                name: "MarkedBackFrom",
                table: "PersonalStates",
                type: "INTEGER",
                nullable: true);

            // EF cannot say WITHOUT ROWID: with a rowid the table would be stored twice, once as its own key.
            migrationBuilder.Sql("""
                CREATE TABLE "TitleTokens" (
                    "Mark" TEXT NOT NULL,
                    "ConversationId" TEXT NOT NULL,
                    CONSTRAINT "PK_TitleTokens" PRIMARY KEY ("Mark", "ConversationId")
                ) WITHOUT ROWID;
                """);

            // Of the titles that are there: thirteen characters each, see TitleMarkRules.
            migrationBuilder.Sql("""
                WITH RECURSIVE marks(Id, Mark, Rest) AS (
                    SELECT Id, substr(TitleMarks, 1, 13), substr(TitleMarks, 14) FROM Conversations WHERE TitleMarks <> ''
                    UNION ALL SELECT Id, substr(Rest, 1, 13), substr(Rest, 14) FROM marks WHERE Rest <> '')
                INSERT INTO "TitleTokens" ("Mark", "ConversationId") SELECT Mark, Id FROM marks;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_PersonalStates_Archived",
                table: "PersonalStates",
                column: "PersonId",
                filter: "ArchivedAtNumber IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalStates_MarkedBack",
                table: "PersonalStates",
                column: "PersonId",
                filter: "MarkedBackFrom IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Closed",
                table: "Conversations",
                columns: new[] { "OrganizationId", "LastActivityAt", "Id" },
                filter: "ClosedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_OrganizationId_OwnerId_LastActivityAt_Id",
                table: "Conversations",
                columns: new[] { "OrganizationId", "OwnerId", "LastActivityAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_OwnerId",
                table: "Conversations",
                column: "OwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TitleTokens");

            migrationBuilder.DropIndex(
                name: "IX_PersonalStates_Archived",
                table: "PersonalStates");

            migrationBuilder.DropIndex(
                name: "IX_PersonalStates_MarkedBack",
                table: "PersonalStates");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_Closed",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_OrganizationId_OwnerId_LastActivityAt_Id",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_OwnerId",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "MarkedBackFrom",
                table: "PersonalStates");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_OwnerId_LastActivityAt_Id",
                table: "Conversations",
                columns: new[] { "OwnerId", "LastActivityAt", "Id" });
        }
    }
}

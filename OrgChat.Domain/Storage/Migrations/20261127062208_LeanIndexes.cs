using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class LeanIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OrganizationId_Outcome_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectId_Id",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_ConversationId",
                table: "Participants",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_Outcome_Id",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "Outcome", "Id" },
                filter: "Outcome = 1");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectId_Id",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "SubjectId", "Id" },
                filter: "SubjectId IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_ConversationId",
                table: "Participants");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OrganizationId_Outcome_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectId_Id",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_Outcome_Id",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "Outcome", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectId_Id",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "SubjectId", "Id" });
        }
    }
}

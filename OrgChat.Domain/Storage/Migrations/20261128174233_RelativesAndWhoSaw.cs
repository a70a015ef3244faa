using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class RelativesAndWhoSaw : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_ConversationId_Action_Id",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_People_OrganizationId_RelativeOfId_Id",
                table: "People",
                columns: new[] { "OrganizationId", "RelativeOfId", "Id" },
                filter: "RelativeOfId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_ConversationId_Action_Id",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "ConversationId", "Action", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_OrganizationId_RelativeOfId_Id",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OrganizationId_ConversationId_Action_Id",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ConversationId_Action_Id",
                table: "AuditEntries",
                columns: new[] { "ConversationId", "Action", "Id" });
        }
    }
}

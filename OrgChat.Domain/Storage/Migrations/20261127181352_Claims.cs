using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Claims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ClaimedAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ClaimedById",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HandledAt",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HandledById",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_ClaimedById",
                table: "Conversations",
                column: "ClaimedById",
                filter: "ClaimedById IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_OrganizationId_ClaimedById_LastActivityAt_Id",
                table: "Conversations",
                columns: new[] { "OrganizationId", "ClaimedById", "LastActivityAt", "Id" },
                filter: "ClaimedById IS NOT NULL");

            // No constraint: SQLite would build the whole table again for it, and no member is ever deleted.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_ClaimedById",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_OrganizationId_ClaimedById_LastActivityAt_Id",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "ClaimedAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "ClaimedById",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "HandledAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "HandledById",
                table: "Conversations");
        }
    }
}

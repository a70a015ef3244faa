using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Snoozing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_OrganizationId_WaitingSince_Id",
                table: "Conversations");

            migrationBuilder.AddColumn<bool>(
                name: "LocksClosed",
                table: "Organizations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "BackSince",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "QueuePlace",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SnoozedById",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SnoozedUntil",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Until",
                table: "ConversationEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_OrganizationId_QueuePlace_Id",
                table: "Conversations",
                columns: new[] { "OrganizationId", "QueuePlace", "Id" },
                filter: "QueuePlace IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Snoozed",
                table: "Conversations",
                columns: new[] { "OrganizationId", "LastActivityAt", "Id" },
                filter: "SnoozedUntil IS NOT NULL AND BackSince IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_SnoozedById",
                table: "Conversations",
                column: "SnoozedById",
                filter: "SnoozedById IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_SnoozedUntil",
                table: "Conversations",
                column: "SnoozedUntil",
                filter: "SnoozedUntil IS NOT NULL AND BackSince IS NULL");

            migrationBuilder.Sql("UPDATE Conversations SET QueuePlace = WaitingSince WHERE WaitingSince IS NOT NULL");

            // No constraint: SQLite would build the whole table again for it, and no member is ever deleted.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_OrganizationId_QueuePlace_Id",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_Snoozed",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_SnoozedById",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_SnoozedUntil",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "LocksClosed",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "BackSince",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "QueuePlace",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "SnoozedById",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "SnoozedUntil",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "ConversationEvents");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_OrganizationId_WaitingSince_Id",
                table: "Conversations",
                columns: new[] { "OrganizationId", "WaitingSince", "Id" },
                filter: "WaitingSince IS NOT NULL");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SealedNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_OrganizationId_ClientSince_SearchKey_Id",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_OrganizationId_ImportedFrom",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_OrganizationId_Kind_SearchKey_Id",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_OrganizationId_Origin",
                table: "Conversations");

            // The plain columns go once what stands in them is sealed: see PlainNames.
            migrationBuilder.AddColumn<string>(
                name: "ImportKey",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LinkShownToId",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OriginKey",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OrganizationId",
                table: "ConversationEvents",
                type: "TEXT",
                nullable: false,
                defaultValue: Guid.Empty);

            migrationBuilder.AddColumn<long>(
                name: "NameRevision",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedClientSince",
                table: "People",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedImportedFrom",
                table: "People",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedName",
                table: "People",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedProfession",
                table: "People",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedRelation",
                table: "People",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedByline",
                table: "Messages",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedLastNames",
                table: "Conversations",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedOrigin",
                table: "Conversations",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedNames",
                table: "ConversationEvents",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedWords",
                table: "AuditEntries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_OrganizationId_OriginKey",
                table: "Conversations",
                columns: new[] { "OrganizationId", "OriginKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_OrganizationId_ImportKey",
                table: "People",
                columns: new[] { "OrganizationId", "ImportKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_OrganizationId_Kind_Id",
                table: "People",
                columns: new[] { "OrganizationId", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_People_OrganizationId_NameRevision",
                table: "People",
                columns: new[] { "OrganizationId", "NameRevision" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            throw new NotSupportedException("What is sealed does not become plain again: restore the backup from before.");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class TrustedRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "SetUpLinks",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "Sessions",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "People",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "Participants",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "Organizations",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "Messages",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "Conversations",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "ConversationEvents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "CareTeamPlaces",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "AuditEntries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "Attachments",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "FactorsMac",
                table: "Accounts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LinkShownTo",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LinkUsedAt",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "Accounts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "IdentifiedById",
                table: "AccountLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "AccountLinks",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SecondFailures",
                table: "AccountLinks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "SecondHash",
                table: "AccountLinks",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ShownToId",
                table: "AccountLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ShownToName",
                table: "AccountLinks",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Mac",
                table: "SetUpLinks");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "ConversationEvents");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "CareTeamPlaces");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "FactorsMac",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "LinkShownTo",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "LinkUsedAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "IdentifiedById",
                table: "AccountLinks");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "AccountLinks");

            migrationBuilder.DropColumn(
                name: "SecondFailures",
                table: "AccountLinks");

            migrationBuilder.DropColumn(
                name: "SecondHash",
                table: "AccountLinks");

            migrationBuilder.DropColumn(
                name: "ShownToId",
                table: "AccountLinks");

            migrationBuilder.DropColumn(
                name: "ShownToName",
                table: "AccountLinks");
        }
    }
}

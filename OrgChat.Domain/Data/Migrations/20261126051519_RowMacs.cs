using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Data.Migrations
{
    /// <inheritdoc />
    public partial class RowMacs : Migration
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

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "Accounts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Mac",
                table: "AccountLinks",
                type: "BLOB",
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
                name: "Mac",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Mac",
                table: "AccountLinks");
        }
    }
}

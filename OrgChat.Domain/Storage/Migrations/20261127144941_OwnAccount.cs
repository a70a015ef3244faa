using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class OwnAccount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsWithoutShortcuts",
                table: "PersonPreferences",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Notices",
                table: "PersonPreferences",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "GaveThemself",
                table: "People",
                type: "INTEGER",
                nullable: true,
                defaultValue: 0); // For the members who are there: their column is never null, only a client’s is.

            migrationBuilder.AddColumn<long>(
                name: "GaveThemselfAt",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedSignature",
                table: "People",
                type: "BLOB",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsWithoutShortcuts",
                table: "PersonPreferences");

            migrationBuilder.DropColumn(
                name: "Notices",
                table: "PersonPreferences");

            migrationBuilder.DropColumn(
                name: "GaveThemself",
                table: "People");

            migrationBuilder.DropColumn(
                name: "GaveThemselfAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SealedSignature",
                table: "People");
        }
    }
}

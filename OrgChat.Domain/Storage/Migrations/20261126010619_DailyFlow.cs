using OrgChat.Domain.Storage.Queries;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class DailyFlow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HasNamesake",
                table: "People",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_OrganizationId_ClientSince_SearchKey_Id",
                table: "People",
                columns: new[] { "OrganizationId", "ClientSince", "SearchKey", "Id" });

            // By hand: for the clients who were there before.
            migrationBuilder.Sql(NamesakeInterceptor.MarkAll);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "Organizations",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OpenToClientsSince",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            // By hand: what was written in, its clients have seen.
            migrationBuilder.Sql("UPDATE Conversations SET OpenToClientsSince = CreatedAt WHERE LastNumber > 0");

            migrationBuilder.CreateTable(
                name: "PersonPreferences",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Density = table.Column<int>(type: "INTEGER", nullable: false),
                    View = table.Column<int>(type: "INTEGER", nullable: false),
                    Tab = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonPreferences", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_PersonPreferences_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PersonPreferences");

            migrationBuilder.DropIndex(
                name: "IX_People_OrganizationId_ClientSince_SearchKey_Id",
                table: "People");

            migrationBuilder.DropColumn(
                name: "HasNamesake",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "OpenToClientsSince",
                table: "Conversations");
        }
    }
}

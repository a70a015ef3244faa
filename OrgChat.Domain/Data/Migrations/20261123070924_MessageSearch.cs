using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Data.Migrations
{
    /// <inheritdoc />
    public partial class MessageSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "SearchId",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            // EF cannot say WITHOUT ROWID: with a rowid the table would be stored twice, once as its own key.
            migrationBuilder.Sql("""
                CREATE TABLE "SearchTokens" (
                    "Token" INTEGER NOT NULL,
                    "MessageId" INTEGER NOT NULL,
                    CONSTRAINT "PK_SearchTokens" PRIMARY KEY ("Token", "MessageId")
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_SearchId",
                table: "Messages",
                column: "SearchId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchTokens");

            migrationBuilder.DropIndex(
                name: "IX_Messages_SearchId",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "SearchId",
                table: "Messages");
        }
    }
}

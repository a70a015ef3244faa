using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgChat.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ParticipantsByConversation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Participants_ConversationId",
                table: "Participants",
                column: "ConversationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_ConversationId",
                table: "Participants");
        }
    }
}

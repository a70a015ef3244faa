using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>Rule 3: the entity, the queries and the lists give the same answer, and it is the one in <see cref="Standing"/>.</summary>
public sealed class AccessTableTests : ClinicTest
{
    [Theory, MemberData(nameof(Standing.All), MemberType = typeof(Standing))]
    public async Task The_entity_and_the_queries_agree_with_the_table(Standing standing)
    {
        foreach (var permissions in standing.Sets)
        {
            var chat = await standing.ArrangeAsync(Clinic, permissions);
            var expected = standing.Expected(permissions);
            var because = $"of {standing} with permissions {permissions}";

            await Clinic.Database.ReadAsync(async db =>
            {
                var reader = await db.People.SingleAsync(p => p.Id == standing.In(Clinic).Id);
                (await Clinic.ConversationAsync(chat)).AccessOf(reader).Should().Be(expected, because);

                var one = db.Conversations.Where(c => c.Id == chat);
                (await one.VisibleTo(reader).AnyAsync()).Should().Be(expected != Access.None, because);
                (await one.ParticipatedInBy(reader).AnyAsync()).Should().Be(expected == Access.Participate, because);
                (await one.AnswerableOnBehalfBy(reader).AnyAsync()).Should().Be(expected == Access.OnBehalf, because);
                (await one.QueuedFor(reader).AnyAsync()).Should().Be(standing.HasQueue(permissions) && !standing.IsStranger, because);
                return true;
            });
        }
    }

    [Theory, MemberData(nameof(Standing.All), MemberType = typeof(Standing))]
    public async Task The_lists_agree_with_the_table(Standing standing)
    {
        foreach (var permissions in standing.Sets)
        {
            var chat = await standing.ArrangeAsync(Clinic, permissions);
            var because = $"of {standing} with permissions {permissions}";

            (await ListsAsync(standing, ChatView.Personal, chat)).Should()
                .Be(standing.IsActive ? standing.Expected(permissions) == Access.Participate : null, because);
            (await ListsAsync(standing, ChatView.Organization, chat)).Should()
                .Be(standing.HasQueue(permissions) ? !standing.IsStranger : null, because);
        }
    }

    /// <returns>Null where there is no such list for this person.</returns>
    private async Task<bool?> ListsAsync(Standing standing, ChatView view, Guid chat)
    {
        try
        {
            var page = await Clinic.Inbox.ListAsync(standing.In(Clinic), new InboxFilter(view));
            (await Clinic.Inbox.TallyAsync(standing.In(Clinic), view)).Unread.Should().BeLessThanOrEqualTo(page.Rows.Count);
            return page.Rows.Any(row => row.Id == chat);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }
}

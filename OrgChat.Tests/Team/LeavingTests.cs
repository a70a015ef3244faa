using OrgChat.Domain.Model;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Team;

/// <summary>A member who leaves the clinic hands their conversations to somebody in the same step.</summary>
public sealed class LeavingTests : ClinicTest
{
    [Fact]
    public async Task Conversations_and_clients_go_to_the_colleague_in_one_step()
    {
        var own = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var closed = await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas, Clinic.Daniel);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, closed);
        var guest = await Clinic.StartAsync(Clinic.Nora, Clinic.Grace, Clinic.Maria);
        await CareAsync(Clinic.Ana, Clinic.Maria);
        await CareAsync(Clinic.Tomas, Clinic.Maria);
        await CareAsync(Clinic.Tomas, Clinic.Daniel);

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel);

        foreach (var chat in new[] { own, closed })
        {
            var conversation = await Clinic.ConversationAsync(chat);
            conversation.OwnerId.Should().Be(Clinic.Daniel.Id);
            conversation.People.Select(p => p.Id).Should().Contain(Clinic.Daniel.Id).And.NotContain(Clinic.Maria.Id);
        }

        (await Clinic.ConversationAsync(guest)).People.Select(p => p.Name).Should().BeEquivalentTo("Nora Fields", "Grace Nwosu");
        (await PlacesAsync()).Should().BeEquivalentTo([(Clinic.Ana.Id, Clinic.Daniel.Id), (Clinic.Tomas.Id, Clinic.Daniel.Id)]);
        (await Clinic.RecordAsync()).Select(e => (e.Action, e.SubjectName)).Skip(1).Should().BeEquivalentTo(
        [
            (AuditAction.OwnerChanged, "Dr. Daniel Kim"), (AuditAction.OwnerChanged, "Dr. Daniel Kim"),
            (AuditAction.ParticipantRemoved, "Dr. Maria Lopez"), (AuditAction.MemberDeactivated, "Dr. Maria Lopez"),
            (AuditAction.ClientUnassigned, "Dr. Maria Lopez"), (AuditAction.ClientAssigned, "Dr. Daniel Kim"),
            (AuditAction.ClientUnassigned, "Dr. Maria Lopez"),
        ]);
    }

    [Fact]
    public async Task The_conversation_shows_who_took_over_and_who_left()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel);

        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Page.Events.Skip(1).Select(e => (e.Kind, e.ActorName, e.SubjectName))
            .Should().Equal(
                (ConversationEventKind.OwnerChanged, "Ines Romero", "Dr. Daniel Kim"),
                (ConversationEventKind.Left, "Ines Romero", "Dr. Maria Lopez"));
    }

    [Fact]
    public async Task Who_owns_conversations_does_not_leave_without_a_successor_who_can()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Sam, null);

        (await Clinic.RefusesAsync(() => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, null))).Message.Should()
            .Be("Dr. Maria Lopez owns conversations. Choose who takes them over.");
        foreach (var unfit in new[] { Clinic.Maria, Clinic.Sam })
        {
            (await Clinic.RefusesAsync(() => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, unfit))).Message.Should()
                .Be("Choose an active colleague to take the conversations over.");
        }

        foreach (var stranger in new Guid[] { Clinic.Haddad, Clinic.Ana, Guid.NewGuid() })
            await Clinic.HidesAsync(() => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, stranger), MissingKind.TeamMember);
    }

    [Fact]
    public async Task Who_left_can_do_nothing_more_and_every_session_ends()
    {
        var chat = await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana, Clinic.Jamie);
        var stamp = await StampAsync();

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Jamie, null);

        (await StampAsync()).Should().NotBe(stamp);
        await Clinic.HidesAsync(() => Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Organization)), MissingKind.Account);
        await Clinic.HidesAsync(() => Clinic.Reader.OpenAsync(Clinic.Jamie, chat), MissingKind.Account);
        await Clinic.HidesAsync(() => Clinic.Colleagues.SelfAsync(Clinic.Jamie), MissingKind.Account);
        await Clinic.HidesAsync(() => Clinic.SayAsync(Clinic.Jamie, chat, "Still me"), MissingKind.Account);
        await Clinic.HidesAsync(() => Clinic.Conversations.AddAsync(Clinic.Daniel, chat, [Clinic.Jamie], []), MissingKind.Person);
        (await Clinic.Colleagues.FindAsync(Clinic.Daniel, "jamie")).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_comes_back_finds_their_permissions_but_not_their_conversations()
    {
        var chat = await Clinic.StartAsync(Clinic.Jamie, Clinic.Ana);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Jamie, Clinic.Sam);
        await Clinic.Team.ReactivateAsync(Clinic.Ines, Clinic.Jamie);

        (await Clinic.ConversationAsync(chat)).OwnerId.Should().Be(Clinic.Sam.Id);
        (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Personal))).Rows.Should().BeEmpty();
        (await Clinic.Reader.OpenAsync(Clinic.Jamie, chat)).Details.Access.Should().Be(Access.OnBehalf);
        (await Clinic.RecordAsync()).Should().Contain(e => e.Action == AuditAction.MemberReactivated && e.SubjectId == Clinic.Jamie.Id);
    }

    [Fact]
    public async Task Leaving_twice_or_coming_back_twice_is_once()
    {
        await Clinic.Team.ReactivateAsync(Clinic.Ines, Clinic.Nora);
        (await Clinic.RecordAsync()).Should().BeEmpty("Nora never left");

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);
        var before = Contents.Of(Clinic.File);
        Clinic.Later();
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);
        Contents.Of(Clinic.File).Should().Equal(before);
    }

    [Fact]
    public async Task Who_owned_very_much_has_left_at_once_and_the_rest_follows_in_parts_also_after_a_restart()
    {
        const int Owned = (2 * HandOverWriter.AtOnce) + 10;
        await OwnAsync(Clinic.Maria, Owned);
        var guest = await Clinic.StartAsync(Clinic.Nora, Clinic.Grace, Clinic.Maria);
        await CareAsync(Clinic.Ana, Clinic.Maria);

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel);

        (await Clinic.PersonAsync(Clinic.Maria)).IsActive.Should().BeFalse("her access ends first");
        (await OwnedByAsync(Clinic.Daniel)).Should().Be(HandOverWriter.AtOnce, "nobody waits for the writer longer than for so many");
        (await PlacesAsync()).Should().Equal((Clinic.Ana.Id, Clinic.Daniel.Id));
        await Clinic.SayAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Nora, Clinic.Ana), "In between others write");

        using (var restarted = new HandOverService(Clinic.Database, Clinic.Clock, Clinic.LogOf<HandOverService>()))
        {
            Clinic.Later();
            (await restarted.HandOverSomeAsync()).Should().BeTrue();
            (await restarted.HandOverSomeAsync()).Should().BeFalse();
        }

        (await OwnedByAsync(Clinic.Daniel)).Should().Be(Owned);
        (await Clinic.ConversationAsync(guest)).People.Select(p => p.Name).Should().BeEquivalentTo("Nora Fields", "Grace Nwosu");
        var record = await Clinic.RecordAsync();
        record.Where(e => e.Action == AuditAction.OwnerChanged)
            .Should().HaveCount(Owned).And.OnlyContain(e => e.ActorName == "Ines Romero" && e.SubjectName == "Dr. Daniel Kim");
        record.Where(e => e.Action is AuditAction.HandOverBegan or AuditAction.HandOverEnded).Select(e => (e.Action, e.SubjectName))
            .Should()
            .Equal((AuditAction.HandOverBegan, "Dr. Maria Lopez"), (AuditAction.HandOverEnded, "Dr. Maria Lopez"));
        (await Clinic.HandOver.HandOverSomeAsync()).Should().BeFalse();
        (await Clinic.RecordAsync()).Should().HaveCount(record.Count, "it has ended");
    }

    [Fact]
    public async Task Who_comes_back_before_all_is_handed_over_keeps_the_rest()
    {
        await OwnAsync(Clinic.Maria, HandOverWriter.AtOnce + 5);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel);
        await Clinic.Team.ReactivateAsync(Clinic.Ines, Clinic.Maria);

        (await Clinic.HandOver.HandOverSomeAsync()).Should().BeFalse();

        (await OwnedByAsync(Clinic.Maria)).Should().Be(5);
    }

    private Task OwnAsync(Someone owner, int count) => Clinic.Database.WriteAsync(async db =>
    {
        var member = await db.TeamMembers.SingleAsync(m => m.Id == owner.Id);
        var client = await db.Clients.SingleAsync(c => c.Id == Clinic.Ana.Id);
        for (var made = 0; made < count; made++)
            db.Add(Conversation.Start(member, [client], null, Clinic.Clock.GetUtcNow()));
    });

    private Task<int> OwnedByAsync(Someone owner) =>
        Clinic.Database.ReadAsync(db => db.Conversations.CountAsync(c => c.OwnerId == owner.Id));

    private Task CareAsync(Someone client, Someone member) => Clinic.Database.WriteAsync(db =>
    {
        db.Add(new CareTeamPlace(client, member, Clinic.Clock.GetUtcNow()));
        return Task.CompletedTask;
    });

    private async Task<List<(Guid Client, Guid Member)>> PlacesAsync() =>
        [.. (await Clinic.Database.ReadAsync(db => db.CareTeamPlaces.ToListAsync())).Select(p => (p.ClientId, p.MemberId))];

    private Task<string?> StampAsync() => Clinic.Database.ReadAsync(db =>
        db.Users.Where(a => a.Id == Clinic.Jamie.Id).Select(a => a.SecurityStamp).SingleAsync());

    [Fact]
    public async Task An_admin_takes_a_colleagues_conversations_only_when_nobody_else_is_left()
    {
        var chat = await Clinic.StartAsync(Clinic.Nora, Clinic.Ana);

        (await Clinic.RefusesAsync(() => Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, Clinic.Ines)))
            .Reason.Should().Be(RefusalReason.NotAllowed);
        foreach (var other in new[] { Clinic.Maria, Clinic.Daniel, Clinic.Jamie, Clinic.Sam })
            await Clinic.Team.DeactivateAsync(Clinic.Ines, other, null);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, Clinic.Ines);

        (await Clinic.ConversationAsync(chat)).OwnerId.Should().Be(Clinic.Ines.Id);
    }
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Audit;

/// <summary>“Who looked here” for staff with the right, and what a client is told.</summary>
public sealed class ConversationAccessServiceTests : ClinicTest
{
    [Fact]
    public async Task The_owner_reads_who_opened_it_when_and_by_which_right_page_by_page()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var other = await Clinic.StartAsync(Clinic.Maria, Clinic.Grace);
        foreach (var _ in Enumerable.Range(0, ConversationAccessService.PageSize))
            await Clinic.Reader.OpenAsync(Clinic.Jamie, chat);
        await Clinic.Reader.OpenAsync(Clinic.Ana, chat);
        await Clinic.Reader.OpenAsync(Clinic.Sam, other);
        await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(Clinic.Nora, chat));

        var first = await Clinic.AccessLog.ListAsync(Clinic.Maria, chat);
        var second = await Clinic.AccessLog.ListAsync(Clinic.Maria, chat, first.Next);

        first.Rows.Should().HaveCount(ConversationAccessService.PageSize);
        (first.Rows[0].ActorName, first.Rows[0].Right).Should().Be(("Ana Ruiz", AuditRight.Participate));
        second.Rows.Should().ContainSingle().Which.Should().BeEquivalentTo(new { ActorName = "Jamie Lee", Right = Access.OnBehalf });
        second.Next.Should().BeNull();
    }

    [Fact]
    public async Task It_is_for_the_owner_for_who_may_access_all_and_for_admins_who_take_part_and_for_nobody_else()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel, Clinic.Ines);

        foreach (var allowed in new[] { Clinic.Maria, Clinic.Ines, Clinic.Jamie, Clinic.Nora })
            await Clinic.AccessLog.ListAsync(allowed, chat);

        (await Clinic.RefusesAsync(() => Clinic.AccessLog.ListAsync(Clinic.Daniel, chat))).Reason.Should().Be(RefusalReason.NotAllowed);
        await Clinic.HidesAsync(() => Clinic.AccessLog.ListAsync(Clinic.Ana, chat), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.AccessLog.ListAsync(Clinic.Ida, chat));
    }

    [Fact]
    public async Task A_client_reads_who_can_read_with_the_rights_of_now()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);

        var before = await Clinic.Readers.ListAsync(Clinic.Ana, chat);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);
        var after = await Clinic.Readers.ListAsync(Clinic.Ana, chat);

        before.TakingPart.Select(p => p.Name).Should().BeEquivalentTo("Dr. Maria Lopez", "Ana Ruiz");
        before.ByPermission.Select(p => (p.Name, p.Title)).Should().BeEquivalentTo(
            [("Jamie Lee", "Care coordinator"), ("Nora Fields", "Front desk"), ("Sam Ortiz", "Front desk")]);
        after.ByPermission.Select(p => p.Name).Should().Equal("Sam Ortiz");
        await Clinic.HidesAsync(() => Clinic.Readers.ListAsync(Clinic.Grace, chat));
    }

    [Fact]
    public async Task A_client_reads_who_answered_for_whom_and_when()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "As myself");
        var first = Clinic.Later();
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "One");
        var last = Clinic.Later();
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Two");

        (await Clinic.Readers.ListAsync(Clinic.Ana, chat))
            .Answered.Should().Equal(new AnsweredForModel("Jamie Lee", "Dr. Maria Lopez", 2, first, last));
    }
}

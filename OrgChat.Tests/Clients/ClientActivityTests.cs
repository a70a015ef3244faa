using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clients;

/// <summary>Ending a client’s access, and giving it back.</summary>
public sealed class ClientActivityTests : ClinicTest
{
    [Fact]
    public async Task Deactivating_Ana_signs_her_out_at_once_and_her_conversation_stays_readable()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Good morning");
        var ana = new Actor(Clinic.Ana, await Clinic.Sessions.StartAsync(Clinic.Ana, null));

        await Clinic.ClientActivity.DeactivateAsync(Clinic.Jamie, Clinic.Ana);

        (await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(ana, chat)))
            .Should().BeOfType<SessionEndedException>().Which.Because.Should().Be(SessionEnd.Deactivated);
        var recorded = (await Clinic.RecordAsync())
            .Where(e => e.Action is AuditAction.ClientDeactivated or AuditAction.SessionEndedByLeaving).ToList();
        recorded.Select(e => (e.Action, e.ActorName, e.ClientName ?? e.SubjectName)).Should().Equal(
            (AuditAction.ClientDeactivated, "Jamie Lee", "Ana Ruiz"), (AuditAction.SessionEndedByLeaving, "Jamie Lee", "Ana Ruiz"));
        await Clinic.HidesAsync(() => Clinic.Sessions.StartAsync(Clinic.Ana, null), MissingKind.Account);
        (await Clinic.Reader.NewerAsync(Clinic.Maria, chat, 0)).Messages.Should().ContainSingle().Which.Text.Should().Be("Good morning");
    }

    [Fact]
    public async Task A_client_who_was_deactivated_is_listed_apart_and_comes_back_as_before()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.ClientActivity.DeactivateAsync(Clinic.Jamie, Clinic.Ana);
        await Clinic.ClientActivity.DeactivateAsync(Clinic.Jamie, Clinic.Ana);

        (await Clinic.Clients.ListAsync(Clinic.Jamie)).Rows.Should().NotContain(row => row.Name == "Ana Ruiz");
        (await Clinic.Clients.SearchAsync(Clinic.Jamie, "Ana")).Rows.Should().BeEmpty();
        (await Clinic.Clients.ListAsync(Clinic.Jamie, new ClientRequest(IsFormer: true))).Rows.Should()
            .ContainSingle().Which.Should().BeEquivalentTo(new { Name = "Ana Ruiz", IsActive = false });
        (await Clinic.Clients.OpenAsync(Clinic.Maria, Clinic.Ana)).Should().BeEquivalentTo(new { IsActive = false, CanChangeActivity = true });

        await Clinic.ClientActivity.ReactivateAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.Clients.SearchAsync(Clinic.Jamie, "Ana")).Rows.Should().ContainSingle().Which.IsActive.Should().BeTrue();
        (await Clinic.Clients.ListAsync(Clinic.Jamie, new ClientRequest(IsFormer: true))).Rows.Should().BeEmpty();
        (await Clinic.RecordAsync()).Where(e => e.Action is AuditAction.ClientDeactivated or AuditAction.ClientReactivated)
            .Select(e => (e.Action, e.ActorName)).Should().Equal(
                (AuditAction.ClientDeactivated, "Jamie Lee"), (AuditAction.ClientReactivated, "Dr. Maria Lopez"));
    }

    [Fact]
    public async Task To_whoever_may_not_add_clients_or_not_open_the_page_there_is_nothing_to_end()
    {
        await Clinic.AllowAsync(Clinic.Sam, Permission.SearchAllClients);

        await Clinic.HidesAsync(() => Clinic.ClientActivity.DeactivateAsync(Clinic.Sam, Clinic.Ana), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.ClientActivity.DeactivateAsync(Clinic.Daniel, Clinic.Ana), MissingKind.Client);
        (await Clinic.Clients.OpenAsync(Clinic.Sam, Clinic.Ana)).CanChangeActivity.Should().BeFalse();
    }

    [Fact]
    public async Task Who_was_added_by_mistake_does_not_come_back()
    {
        var added = await Clinic.Adding.AddAsync(Clinic.Ines,
            new ClientForm { FirstName = "Elena", LastName = "Costa", BirthDate = new DateOnly(1973, 6, 6), Email = "elena@example.com" });
        await Clinic.Adding.TakeBackAsync(Clinic.Ines, added.Id);

        (await Clinic.Clients.ListAsync(Clinic.Jamie, new ClientRequest(IsFormer: true))).Rows.Should().BeEmpty();
        await Clinic.HidesAsync(() => Clinic.ClientActivity.ReactivateAsync(Clinic.Jamie, added.Id), MissingKind.Client);
    }
}

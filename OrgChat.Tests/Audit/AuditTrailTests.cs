using OrgChat.Domain.Audit;
using OrgChat.Domain.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Audit;

public sealed class AuditTrailTests : ClinicTest
{
    private static readonly AuditFilter Everything = new();

    [Fact]
    public async Task Filters_narrow_by_person_client_action_and_day()
    {
        var ana = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas);
        var grace = await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        await Clinic.SayAsync(Clinic.Ana, ana, "Hello");
        var monday = Clinic.Later(24 * 60);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, ana, "Hello, Ana");
        await Clinic.Reader.OpenAsync(Clinic.Sam, grace);

        (await ActionsAsync(Everything)).Should().Equal(AuditAction.ConversationOpened, AuditAction.MessageSentOnBehalf, AuditAction.MessageSent);
        (await ActionsAsync(new(PersonId: Clinic.Maria))).Should().Equal([AuditAction.MessageSentOnBehalf], "it was done in her name");
        (await ActionsAsync(new(PersonId: Clinic.Sam))).Should().Equal(AuditAction.ConversationOpened);
        (await ActionsAsync(new(ClientId: Clinic.Grace))).Should().Equal(AuditAction.ConversationOpened);
        (await ActionsAsync(new(ClientId: Clinic.Tomas))).Should().Equal([AuditAction.MessageSentOnBehalf, AuditAction.MessageSent], "he is in the group");
        (await ActionsAsync(new(Action: AuditAction.MessageSent))).Should().Equal(AuditAction.MessageSent);
        (await ActionsAsync(new(From: monday))).Should().HaveCount(2);
        (await ActionsAsync(new(Until: monday))).Should().Equal(AuditAction.MessageSent);
        (await ActionsAsync(new(Clinic.Jamie, Clinic.Ana, AuditAction.MessageSentOnBehalf, monday, monday.AddDays(1)))).Should().HaveCount(1);
    }

    [Fact]
    public async Task The_record_pages_newest_first_without_doubles_or_gaps()
    {
        foreach (var _ in Enumerable.Range(0, 60))
        {
            await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);
            await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);
        }

        var (all, before) = (new List<long>(), (long?)null);
        do
        {
            var page = await Clinic.Audit.ListAsync(Clinic.Ines, Everything, before);
            all.AddRange(page.Entries.Select(e => e.Id));
            before = page.Next;
        }
        while (before is not null);

        all.Should().HaveCount(120).And.OnlyHaveUniqueItems().And.BeInDescendingOrder();
    }

    [Fact]
    public async Task The_other_clinic_is_in_no_filter()
    {
        var theos = await Clinic.StartAsync(Clinic.Haddad, Clinic.Theo);
        await Clinic.SayAsync(Clinic.Theo, theos, "Hello");
        await Clinic.SayOnBehalfAsync(Clinic.Ida, theos, "Hello, Theo");

        foreach (var filter in new[]
        {
            Everything, new(PersonId: Clinic.Haddad), new(PersonId: Clinic.Ida), new(ClientId: Clinic.Theo), new(Action: AuditAction.MessageSent),
        })
        {
            (await ActionsAsync(filter)).Should().BeEmpty();
        }

        (await Clinic.Audit.PeopleAsync(Clinic.Ines)).Select(p => p.Name).Should().HaveCount(6).And.NotContain(["Ida Holm", "Dr. Omar Haddad"]);
        (await Clinic.Audit.FindClientsAsync(Clinic.Ines, "theo")).Should().BeEmpty();
        (await Clinic.Audit.ListAsync(Clinic.Ida, Everything)).Entries.Should().HaveCount(2);
    }

    [Fact]
    public async Task Only_admins_read_the_record()
    {
        foreach (var somebody in new[] { Clinic.Jamie, Clinic.Maria, Clinic.Ana })
        {
            await Clinic.HidesAsync(() => Clinic.Audit.ListAsync(somebody, Everything), "page");
            await Clinic.HidesAsync(() => Clinic.Audit.PeopleAsync(somebody), "page");
            await Clinic.HidesAsync(() => Clinic.Audit.FindClientsAsync(somebody, "a"), "page");
        }
    }

    [Fact]
    public async Task Clients_are_found_as_far_as_the_record_names_them()
    {
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Tomas);

        (await Clinic.Audit.FindClientsAsync(Clinic.Ines, "tomas")).Select(c => c.Name).Should().Equal("Tomás Okafor");
        (await Clinic.Audit.FindClientsAsync(Clinic.Ines, "grace")).Should().BeEmpty();
    }

    private async Task<List<AuditAction>> ActionsAsync(AuditFilter filter) =>
        [.. (await Clinic.Audit.ListAsync(Clinic.Ines, filter)).Entries.Select(e => e.Action)];
}

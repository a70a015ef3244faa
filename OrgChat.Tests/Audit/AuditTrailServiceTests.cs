using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Audit;

public sealed class AuditTrailServiceTests : ClinicTest
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

        (await ActionsAsync(Everything))
            .Should().Equal(AuditAction.ConversationOpened, AuditAction.MessageSentOnBehalf, AuditAction.MessageSent);
        (await ActionsAsync(new(PersonId: Clinic.Maria))).Should().Equal([AuditAction.MessageSentOnBehalf], "it was done in her name");
        (await ActionsAsync(new(PersonId: Clinic.Sam))).Should().Equal(AuditAction.ConversationOpened);
        (await ActionsAsync(new(ClientId: Clinic.Grace))).Should().Equal(AuditAction.ConversationOpened);
        (await ActionsAsync(new(ClientId: Clinic.Tomas)))
            .Should().Equal([AuditAction.MessageSentOnBehalf, AuditAction.MessageSent], "he is in the group");
        (await ActionsAsync(new(Action: AuditAction.MessageSent))).Should().Equal(AuditAction.MessageSent);
        (await ActionsAsync(new(From: monday))).Should().HaveCount(2);
        (await ActionsAsync(new(Until: monday))).Should().Equal(AuditAction.MessageSent);
        (await ActionsAsync(new(Clinic.Jamie, Clinic.Ana, AuditAction.MessageSentOnBehalf, monday, monday.AddDays(1))))
            .Should().HaveCount(1);
    }

    [Fact]
    public async Task The_record_pages_newest_first_without_doubles_or_gaps()
    {
        foreach (var _ in Enumerable.Range(0, 60))
        {
            await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);
            await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);
        }

        (await PagesAsync(Everything)).Should().HaveCount(120).And.OnlyHaveUniqueItems().And.BeInDescendingOrder();
    }

    [Fact]
    public async Task Pages_about_a_client_who_came_back_and_about_a_member_have_all_of_it_once()
    {
        var (named, other) = Clinic.Ana.Id < Clinic.Tomas.Id ? (Clinic.Ana, Clinic.Tomas) : (Clinic.Tomas, Clinic.Ana);
        var chat = await Clinic.StartAsync(Clinic.Maria, named, other);
        await Clinic.AllowAsync(Clinic.Maria, Permission.SearchAllClients);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, other);
            await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [other], [other]);
        }

        foreach (var _ in Enumerable.Range(0, 60))
        {
            await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
            await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Hello from Jamie");
        }

        foreach (var filter in new AuditFilter[] { new(ClientId: other), new(PersonId: Clinic.Maria), new(ClientId: named) })
        {
            (await PagesAsync(filter)).Should().HaveCount(126).And.OnlyHaveUniqueItems().And.BeInDescendingOrder();
            (await PagesAsync(filter with { IsOldestFirst = true })).Should().HaveCount(126).And.OnlyHaveUniqueItems()
                .And.BeInAscendingOrder();
        }
    }

    [Fact]
    public async Task The_other_clinic_is_in_no_filter()
    {
        var theos = await Clinic.StartAsync(Clinic.Haddad, Clinic.Theo);
        await Clinic.SayAsync(Clinic.Theo, theos, "Hello");
        await Clinic.SayOnBehalfAsync(Clinic.Ida, theos, "Hello, Theo");

        foreach (var filter in new[]
        {
            Everything, new(PersonId: Clinic.Haddad), new(PersonId: Clinic.Ida), new(ClientId: Clinic.Theo),
            new(Action: AuditAction.MessageSent),
        })
        {
            (await ActionsAsync(filter)).Should().BeEmpty();
        }

        (await Clinic.Audit.PeopleAsync(Clinic.Ines)).Select(p => p.Name)
            .Should().HaveCount(6).And.NotContain(["Ida Holm", "Dr. Omar Haddad"]);
        (await Clinic.Audit.FindClientsAsync(Clinic.Ines, "theo")).Should().BeEmpty();
        (await Clinic.Audit.ListAsync(Clinic.Ida, Everything)).Rows.Should().HaveCount(2);
    }

    [Fact]
    public async Task Who_saw_a_client_counts_openings_by_others_between_the_days_with_person_way_and_right()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var group = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas);
        await Clinic.Reader.OpenAsync(Clinic.Sam, group);
        var monday = Clinic.Later(24 * 60);
        foreach (var reader in new[] { Clinic.Jamie, Clinic.Nora, Clinic.Jamie, Clinic.Maria, Clinic.Tomas })
            await Clinic.Reader.OpenAsync(reader, group);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, group, "Hello");
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Tomas);
        await Clinic.RefusesAsync(() => Clinic.Reader.OpenAsync(Clinic.Daniel, group));
        Clinic.Later(24 * 60);
        await Clinic.Reader.OpenAsync(Clinic.Sam, group);

        var looks = await Clinic.Audit.LooksAsync(Clinic.Ines, new(ClientId: Clinic.Tomas, From: monday, Until: monday.AddDays(1)));

        looks.Select(look => (look.Name, look.Action, look.Right, look.Times))
            .Should().BeEquivalentTo(new (string, AuditAction, AuditRight?, int)[]
            {
                ("Jamie Lee", AuditAction.ConversationOpened, AuditRight.OnBehalf, 2),
                ("Nora Fields", AuditAction.ConversationOpened, AuditRight.Read, 1),
                ("Dr. Maria Lopez", AuditAction.ConversationOpened, AuditRight.Participate, 1),
                ("Jamie Lee", AuditAction.ClientPageOpened, AuditRight.AllClients, 1),
            });
        looks.Should().OnlyContain(look => look.First == monday && look.Last == monday);
    }

    [Fact]
    public async Task What_a_member_did_is_theirs_alone_and_denied_attempts_are_not_drowned_by_form_errors()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Hello");
        await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Jamie, chat, "Not confirmed"));
        await Clinic.RefusesAsync(() => Clinic.Conversations.RemoveAsync(Clinic.Jamie, chat, Clinic.Ana));

        (await ActionsAsync(new(PersonId: Clinic.Maria, Question: AuditQuestion.WhatTheyDid)))
            .Should().BeEmpty("it was done in her name, not by her");
        (await ActionsAsync(new(PersonId: Clinic.Jamie, Question: AuditQuestion.WhatTheyDid))).Should().HaveCount(3);
        (await ActionsAsync(new(Question: AuditQuestion.Denied))).Should().Equal(AuditAction.ParticipantRemoved);
    }

    [Fact]
    public async Task Exporting_is_recorded_gives_everything_the_filter_finds_and_asks_for_a_fresh_proof()
    {
        foreach (var _ in Enumerable.Range(0, 600))
            await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Ana);
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Grace);
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        var exported = new List<AuditEntry>();

        await foreach (var entry in Clinic.Audit.ExportAsync(ines, new(ClientId: Clinic.Ana)))
            exported.Add(entry);

        exported.Should().HaveCount(601, "the export itself concerns her").And.OnlyContain(e => e.ClientName == "Ana Ruiz");
        (await Clinic.LastRecordAsync())
            .Should()
            .BeEquivalentTo(
                new
                {
                    Action = AuditAction.RecordExported,
                    ClientName = "Ana Ruiz",
                    Facts = new AuditFacts { Question = AuditQuestion.Everything },
                    ines.SessionId
                });
        await Clinic.ForgetConfirmationsAsync();
        (await Clinic.RefusesAsync(() => Clinic.Audit.RequireExportAsync(ines))).Reason.Should().Be(RefusalReason.NotConfirmed);
    }

    [Fact]
    public async Task Reading_is_recorded_with_the_question_and_turning_pages_is_not()
    {
        await Clinic.Audit.OpenAsync(Clinic.Ines, new(ClientId: Clinic.Ana, Question: AuditQuestion.WhoSaw));
        await Clinic.Audit.ListAsync(Clinic.Ines, new(), 1);

        (await Clinic.RecordAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Action = AuditAction.RecordRead, Facts = new AuditFacts { Question = AuditQuestion.WhoSaw }, ClientName = "Ana Ruiz" });
    }

    [Fact]
    public async Task Only_admins_read_the_record()
    {
        foreach (var somebody in new[] { Clinic.Jamie, Clinic.Maria, Clinic.Ana })
        {
            await Clinic.HidesAsync(() => Clinic.Audit.ListAsync(somebody, Everything), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Audit.PeopleAsync(somebody), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Audit.FindClientsAsync(somebody, "a"), MissingKind.Page);
        }
    }

    [Fact]
    public async Task Clients_are_found_as_far_as_the_record_names_them()
    {
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Tomas);

        (await Clinic.Audit.FindClientsAsync(Clinic.Ines, "tomas")).Select(c => c.Name).Should().Equal("Tomás Okafor");
        (await Clinic.Audit.FindClientsAsync(Clinic.Ines, "grace")).Should().BeEmpty();
    }

    private async Task<List<long>> PagesAsync(AuditFilter filter)
    {
        var (all, last) = (new List<long>(), (long?)null);
        do
        {
            var page = await Clinic.Audit.ListAsync(Clinic.Ines, filter, last);
            all.AddRange(page.Rows.Select(e => e.Id));
            last = page.Next;
        }
        while (last is not null);

        return all;
    }

    private async Task<List<AuditAction>> ActionsAsync(AuditFilter filter) =>
        [.. (await Clinic.Audit.ListAsync(Clinic.Ines, filter)).Rows.Select(e => e.Action)];
}

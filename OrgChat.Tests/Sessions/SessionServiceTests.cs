using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Sessions;

/// <summary>Sessions are rows: each person sees and ends their own, an admin a member’s, and what is over acts no more.</summary>
public sealed class SessionServiceTests : ClinicTest
{
    private const string Chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36";

    [Fact]
    public async Task Jamie_sees_her_own_sessions_and_nobody_elses()
    {
        var office = await ArriveAsync(Clinic.Jamie, "10.0.0.7");
        Clinic.Later(3);
        await ArriveAsync(Clinic.Sam, "10.0.0.8");
        var home = await ArriveAsync(Clinic.Jamie, "203.0.113.9");

        var lines = await Clinic.Sessions.ListAsync(office);

        lines.Select(line => (line.Id, line.IsThis, line.Device, line.Address)).Should().Equal(
            (office.SessionId, true, "Chrome on Windows", "10.0.0.7"), (home.SessionId, false, "Chrome on Windows", "203.0.113.9"));
    }

    [Fact]
    public async Task Every_sign_in_has_an_id_of_its_own_with_nothing_of_the_time_in_it()
    {
        var ids = new List<Guid>();
        for (var visit = 0; visit < 8; visit++)
            ids.Add((await ArriveAsync(Clinic.Jamie)).SessionId);

        ids.Should().OnlyHaveUniqueItems();
        ids.Select(id => id.ToString()[..8]).Should().OnlyHaveUniqueItems("a version 7 identifier of the same moment begins alike");
    }

    [Fact]
    public async Task A_session_that_was_ended_acts_no_more_and_the_others_do()
    {
        var office = await ArriveAsync(Clinic.Jamie);
        var home = await ArriveAsync(Clinic.Jamie);

        await Clinic.Sessions.EndAsync(office, home.SessionId);

        (await EndedAsync(() => Clinic.Inbox.ListAsync(home, new InboxFilter(ChatView.Organization))))
            .Should().Be(SessionEnd.SignedOutElsewhere);
        (await EndedAsync(() => Clinic.Sessions.EndAllAsync(home))).Should().Be(SessionEnd.SignedOutElsewhere);
        await Clinic.Inbox.ListAsync(office, new InboxFilter(ChatView.Organization));
        (await Clinic.Sessions.ListAsync(office)).Should().ContainSingle();
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var jamie = await ArriveAsync(Clinic.Jamie);
        var ines = await ArriveAsync(Clinic.Ines);
        foreach (var stranger in new[] { await ArriveAsync(Clinic.Sam), ines, await ArriveAsync(Clinic.Ida) })
            await Clinic.HidesAsync(() => Clinic.Sessions.EndAsync(stranger, jamie.SessionId), MissingKind.Session);

        await Clinic.HidesAsync(() => Clinic.Sessions.EndAsync(jamie, Guid.NewGuid()), MissingKind.Session);
        await Clinic.Sessions.ListAsync(jamie);
    }

    [Fact]
    public async Task A_session_is_no_key_for_another_person()
    {
        var jamie = await ArriveAsync(Clinic.Jamie);
        var swapped = new Actor(Clinic.Sam, jamie.SessionId);

        await Clinic.HidesAsync(() => Clinic.Colleagues.SelfAsync(swapped), MissingKind.Account);
        await Clinic.HidesAsync(() => Clinic.Colleagues.SelfAsync(new Actor(Clinic.Sam, Guid.NewGuid())), MissingKind.Account);
    }

    [Fact]
    public async Task Sign_out_everywhere_leaves_nothing_or_only_this_device()
    {
        var (office, home, phone) = (await ArriveAsync(Clinic.Ana), await ArriveAsync(Clinic.Ana), await ArriveAsync(Clinic.Ana));

        await Clinic.Sessions.EndAllAsync(office, exceptThis: true);
        (await Clinic.Sessions.ListAsync(office)).Should().ContainSingle().Which.IsThis.Should().BeTrue();
        await Clinic.Sessions.EndAllAsync(office);

        (await EndedAsync(() => Clinic.Sessions.ListAsync(office))).Should().Be(SessionEnd.SignedOut, "it was done here");
        foreach (var actor in new[] { home, phone })
            (await EndedAsync(() => Clinic.Sessions.ListAsync(actor))).Should().Be(SessionEnd.SignedOutElsewhere);
    }

    [Fact]
    public async Task An_admin_sees_and_ends_the_sessions_of_a_member_of_the_same_clinic_only()
    {
        var (ines, sam, maria) = (await ArriveAsync(Clinic.Ines), await ArriveAsync(Clinic.Sam), await ArriveAsync(Clinic.Maria));
        foreach (var nobody in new[] { await ArriveAsync(Clinic.Ana), maria, sam })
        {
            await Clinic.HidesAsync(() => Clinic.Sessions.EndForMemberAsync(nobody, Clinic.Sam), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Sessions.ListOfMemberAsync(nobody, Clinic.Sam), MissingKind.Page);
        }

        var ida = await ArriveAsync(Clinic.Ida);
        await Clinic.HidesAsync(() => Clinic.Sessions.EndForMemberAsync(ida, Clinic.Sam), MissingKind.TeamMember);
        await Clinic.HidesAsync(() => Clinic.Sessions.ListOfMemberAsync(ida, Clinic.Sam), MissingKind.TeamMember);
        (await Clinic.Sessions.ListOfMemberAsync(ines, Clinic.Sam)).Should().ContainSingle().Which.IsThis.Should().BeFalse();

        await Clinic.Sessions.EndForMemberAsync(ines, Clinic.Sam);

        (await EndedAsync(() => Clinic.Sessions.ListAsync(sam))).Should().Be(SessionEnd.EndedByAdmin);
        await Clinic.Sessions.ListAsync(maria);
        var entry = (await Clinic.ActsAsync())[^1];
        (entry.Action, entry.ActorName, entry.SubjectName, entry.Facts).Should()
            .Be((AuditAction.SessionEndedByAdmin, "Ines Romero", "Sam Ortiz", new AuditFacts { Browser = "Chrome", System = "Windows" }));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_once_and_is_on_record()
    {
        var jamie = await ArriveAsync(Clinic.Jamie);

        await Clinic.Sessions.SignOutAsync(jamie);
        await Clinic.Sessions.SignOutAsync(jamie);
        await Clinic.Sessions.SignOutAsync(new Actor(Clinic.Sam, jamie.SessionId));

        (await Clinic.RecordAsync()).Select(e => (e.Action, e.ActorName)).Should().Equal(
            (AuditAction.SignedIn, "Jamie Lee"), (AuditAction.SignedOut, "Jamie Lee"));
        (await EndedAsync(() => Clinic.Sessions.ListAsync(jamie))).Should().Be(SessionEnd.SignedOut);
    }

    [Fact]
    public async Task Deactivation_ends_every_session_in_its_own_transaction()
    {
        var (office, home) = (await ArriveAsync(Clinic.Nora), await ArriveAsync(Clinic.Nora));

        await Clinic.Team.DeactivateAsync(await ArriveAsync(Clinic.Ines), Clinic.Nora, null);

        foreach (var actor in new[] { office, home })
            (await EndedAsync(() => Clinic.Colleagues.SelfAsync(actor))).Should().Be(SessionEnd.Deactivated);

        (await Clinic.RecordAsync()).Where(e => e.SubjectId == Clinic.Nora.Id).Select(e => (e.Action, e.ActorName)).Should().EndWith(
            [(AuditAction.MemberDeactivated, "Ines Romero"), (AuditAction.SessionEndedByLeaving, "Ines Romero"),
                (AuditAction.SessionEndedByLeaving, "Ines Romero")]);
        await Clinic.HidesAsync(() => Clinic.Sessions.StartAsync(Clinic.Nora, null), MissingKind.Account);
    }

    [Fact]
    public async Task A_new_security_stamp_ends_every_session_also_when_Identity_saves_it()
    {
        var jamie = await ArriveAsync(Clinic.Jamie);
        var sam = await ArriveAsync(Clinic.Sam);
        await using var identity = Clinic.Database.ForIdentity();
        var account = await identity.Users.SingleAsync(a => a.Id == Clinic.Jamie.Id);
        identity.Update(account);
        account.AccessFailedCount++;
        await identity.SaveChangesAsync();
        await Clinic.Sessions.ListAsync(jamie);

        account.EndSessions();
        await identity.SaveChangesAsync();

        (await EndedAsync(() => Clinic.Sessions.ListAsync(jamie))).Should().Be(SessionEnd.SignInChanged);
        await Clinic.Sessions.ListAsync(sam);
    }

    [Fact]
    public async Task A_cookie_holds_while_its_session_lives_and_its_stamp_is_the_present_one()
    {
        var jamie = await ArriveAsync(Clinic.Jamie);
        var stamp = await StampAsync();

        (await Clinic.Sessions.HoldsAsync(jamie, stamp)).Should().BeTrue();
        (await Clinic.Sessions.HoldsAsync(jamie, "another")).Should().BeFalse();
        (await Clinic.Sessions.HoldsAsync(jamie, null)).Should().BeFalse();
        (await Clinic.Sessions.HoldsAsync(jamie with { SessionId = Guid.Empty }, stamp))
            .Should().BeFalse("a cookie without a session opens nothing");
        (await Clinic.Sessions.HoldsAsync(jamie with { PersonId = Clinic.Sam }, stamp)).Should().BeFalse();
        await Clinic.Sessions.SignOutAsync(jamie);
        (await Clinic.Sessions.HoldsAsync(jamie, stamp)).Should().BeFalse();
    }

    [Fact]
    public async Task The_twenty_first_device_signs_out_the_one_unused_for_longest()
    {
        var first = await ArriveAsync(Clinic.Jamie);
        for (var device = 2; device <= SessionRules.PerPerson; device++)
        {
            Clinic.Later(0.2);
            await ArriveAsync(Clinic.Jamie);
        }

        await Clinic.Sessions.ListAsync(first);
        var last = await ArriveAsync(Clinic.Jamie);

        (await EndedAsync(() => Clinic.Sessions.ListAsync(first))).Should().Be(SessionEnd.TooMany);
        (await Clinic.Sessions.ListAsync(last)).Should().HaveCount(SessionRules.PerPerson);
    }

    [Fact]
    public async Task The_last_use_is_told_by_the_minute()
    {
        var jamie = await ArriveAsync(Clinic.Jamie);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Jamie, Clinic.Ana);
        Clinic.Later(4.5);
        await Clinic.Messages.SendAsync(jamie, chat, new(Guid.NewGuid(), "On my way"));

        (await Clinic.Sessions.ListAsync(jamie)).Single().LastUsedAt.Should().Be(new DateTimeOffset(2026, 3, 2, 9, 4, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_proof_of_who_one_is_stands_for_a_quarter_of_an_hour()
    {
        var ana = await ArriveAsync(Clinic.Ana);
        await SensitiveAsync(ana);
        await SensitiveAsync(Clinic.Ana);
        Clinic.Later(14.9);
        await SensitiveAsync(ana);
        await Clinic.HasPasswordAsync(Clinic.Ana, "lakeside-demo-2026");
        await Clinic.Reauthentication.ConfirmAsync(ana, "lakeside-demo-2026");
        Clinic.Later(14.9);
        await SensitiveAsync(ana);
        Clinic.Later(0.1);
        await Clinic.Awaiting(_ => SensitiveAsync(ana)).Should().ThrowAsync<ConfirmationNeededException>();
    }

    private async Task<Actor> ArriveAsync(Someone someone, string? address = null) =>
        new(someone, await Clinic.Sessions.StartAsync(new Actor(someone, Address: address), Chrome), address);

    private async Task<SessionEnd> EndedAsync(Func<Task> act) =>
        (await Clinic.RefusesAsync(act)).Should().BeOfType<SessionEndedException>().Which.Because;

    private Task SensitiveAsync(Actor actor) => Clinic.Database.WriteAsync(actor, AuditedOperation.Own, (Act act) =>
    {
        act.RequireConfirmation();
        return Task.CompletedTask;
    });

    private Task<string?> StampAsync() => Clinic.Database.ReadAsync(db =>
        db.Users.Where(a => a.Id == Clinic.Jamie.Id).Select(a => a.SecurityStamp).SingleAsync());
}

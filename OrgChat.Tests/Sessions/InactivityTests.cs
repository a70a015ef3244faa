using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Sessions;

/// <summary>
/// Automatic log-off: after inactivity, measured by the person’s own input and the server’s clock; after 12 hours in any case.
/// </summary>
public sealed class InactivityTests : ClinicTest
{
    [Fact]
    public async Task The_team_is_signed_out_after_15_minutes_without_input_and_clients_after_30()
    {
        var (maria, ana) = (await ArriveAsync(Clinic.Maria), await ArriveAsync(Clinic.Ana));

        Clinic.Later(14.99);
        await Clinic.SessionExpiry.StateAsync(maria);
        Clinic.Later(0.01);
        (await EndedAsync(maria)).Should().Be(SessionEnd.Idle);
        Clinic.Later(14.99);
        await Clinic.SessionExpiry.StateAsync(ana);
        Clinic.Later(0.01);
        (await EndedAsync(ana)).Should().Be(SessionEnd.Idle);
    }

    [Fact]
    public async Task What_others_write_ones_own_acts_and_timers_extend_nothing()
    {
        var maria = await ArriveAsync(Clinic.Maria);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var minute = 0; minute < 15; minute++)
        {
            await Clinic.SayAsync(Clinic.Ana, chat, $"Are you there? {minute}");
            await Clinic.Reader.OpenAsync(maria, chat);
            await Clinic.Messages.KeepDraftAsync(maria, chat, new(Guid.NewGuid(), $"Half a thought {minute}"));
            await Clinic.SessionExpiry.TickAsync();
            Clinic.Later();
        }

        (await EndedAsync(maria)).Should().Be(SessionEnd.Idle);
    }

    [Fact]
    public async Task Input_in_any_tab_keeps_the_session_and_another_device_does_not()
    {
        var office = await ArriveAsync(Clinic.Maria);
        var home = await ArriveAsync(Clinic.Maria);
        for (var pause = 0; pause < 4; pause++)
        {
            Clinic.Later(10);
            await Clinic.SessionExpiry.TakeInputAsync(office, TimeSpan.Zero);
            await Clinic.SessionExpiry.TickAsync();
        }

        (await Clinic.SessionExpiry.StateAsync(office)).IdleAt.Should().Be(Clinic.Clock.GetUtcNow().AddMinutes(15));
        (await EndedAsync(home)).Should().Be(SessionEnd.Idle);
    }

    [Theory]
    [InlineData(20, -20)]
    [InlineData(-3600, 0)]
    [InlineData(100_000, -60)]
    public async Task A_browser_says_how_long_ago_the_input_was_and_never_extends_by_it(int ago, int counted)
    {
        var maria = await ArriveAsync(Clinic.Maria);
        Clinic.Later(10);

        await Clinic.SessionExpiry.TakeInputAsync(maria, TimeSpan.FromSeconds(ago));

        (await Clinic.SessionExpiry.StateAsync(maria)).IdleAt.Should().Be(Clinic.Clock.GetUtcNow().AddMinutes(15).AddSeconds(counted));
    }

    [Fact]
    public async Task A_session_ends_after_12_hours_whatever_is_typed()
    {
        var maria = await ArriveAsync(Clinic.Maria);
        for (var hour = 0; hour < 72; hour++)
        {
            await Clinic.SessionExpiry.TakeInputAsync(maria, TimeSpan.Zero);
            Clinic.Later(9.99);
        }

        (await Clinic.SessionExpiry.StateAsync(maria)).End.Because.Should().Be(SessionEnd.Longest);
        Clinic.Later(0.72);
        (await EndedAsync(maria)).Should().Be(SessionEnd.Longest);
    }

    [Fact]
    public async Task The_server_writes_the_end_down_by_itself_and_tells_the_open_page()
    {
        var maria = await ArriveAsync(Clinic.Maria);
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        Clinic.Later(15);

        await Clinic.SessionExpiry.TickAsync();

        var told = await screen.UntilAsync(change => change is SessionChange { State.EndedBecause: SessionEnd.Idle });
        told[^1].Should().BeOfType<SessionChange>().Which.SessionId.Should().Be(maria.SessionId);
        var entry = await Clinic.LastRecordAsync();
        (entry.Action, entry.ActorName).Should().Be((AuditAction.SessionIdle, "Dr. Maria Lopez"));
        await Clinic.SessionExpiry.TickAsync();
        (await Clinic.RecordAsync()).Count(e => e.Action == AuditAction.SessionIdle).Should().Be(1);
    }

    [Theory]
    [InlineData(13.9, false)]
    [InlineData(14, true)]
    public async Task A_minute_before_the_page_is_reminded(double minutes, bool isReminded)
    {
        await ArriveAsync(Clinic.Maria);
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        await screen.SettledAsync();
        Clinic.Later(minutes);

        await Clinic.SessionExpiry.TickAsync();

        (await screen.SettledAsync()).OfType<SessionChange>().Any().Should().Be(isReminded);
    }

    [Theory]
    [InlineData(14.5, true)]
    [InlineData(14.96, false)]
    public async Task A_page_ends_its_session_only_when_its_time_is_up_or_nearly(double minutes, bool lives)
    {
        var maria = await ArriveAsync(Clinic.Maria);
        Clinic.Later(minutes);

        await Clinic.SessionExpiry.ExpireAsync(maria);

        (await Clinic.Sessions.HoldsAsync(maria, await StampAsync())).Should().Be(lives);
    }

    [Fact]
    public async Task The_organization_sets_the_limits_for_sessions_under_way_too()
    {
        var (ines, maria, ana, haddad) =
            (await ArriveAsync(Clinic.Ines), await ArriveAsync(Clinic.Maria), await ArriveAsync(Clinic.Ana),
                await ArriveAsync(Clinic.Haddad));
        await Clinic.Rules.SignOutIdleAsync(ines, new IdleMinutes(5, 60));
        (await Clinic.LastRecordAsync()).Facts.Should().Be(new AuditFacts { TeamIdleMinutes = 5, ClientIdleMinutes = 60 });

        Clinic.Later(6);

        (await EndedAsync(maria)).Should().Be(SessionEnd.Idle);
        (await Clinic.SessionExpiry.StateAsync(haddad)).IdleLimit.TotalMinutes.Should().Be(15, "another clinic has its own");
        (await Clinic.SessionExpiry.StateAsync(ana)).IdleLimit.TotalMinutes.Should().Be(60);
    }

    [Theory]
    [InlineData(4, 30)]
    [InlineData(15, 61)]
    [InlineData(0, 0)]
    [InlineData(-1, int.MaxValue)]
    public async Task No_limit_is_shorter_than_5_or_longer_than_60_minutes(int staff, int clients) =>
        (await Clinic.RefusesAsync(() => Clinic.Rules.SignOutIdleAsync(Clinic.Ines, new IdleMinutes(staff, clients)))).Message.Should()
            .Be("Choose between 5 and 60 minutes.");

    [Fact]
    public async Task Only_admins_set_the_limits()
    {
        foreach (var nobody in new[] { Clinic.Jamie, Clinic.Ana })
        {
            await Clinic.HidesAsync(() => Clinic.Rules.SignOutIdleAsync(nobody, new IdleMinutes(20, 20)), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.Rules.IdleMinutesAsync(nobody), MissingKind.Page);
        }
    }

    [Fact]
    public async Task The_row_of_an_ended_session_goes_after_30_days_and_its_record_stays()
    {
        var maria = await ArriveAsync(Clinic.Maria);
        await Clinic.Sessions.SignOutAsync(maria);
        Clinic.Later(TimeSpan.FromDays(30).TotalMinutes);
        await Clinic.SessionExpiry.TickAsync();
        (await RowsAsync()).Should().Be(1);

        Clinic.Later(61);
        await Clinic.SessionExpiry.TickAsync();

        (await RowsAsync()).Should().Be(0);
        (await Clinic.RecordAsync()).Select(e => e.Action).Should().Equal(AuditAction.SignedIn, AuditAction.SignedOut);
    }

    private async Task<Actor> ArriveAsync(Someone someone) => new(someone, await Clinic.Sessions.StartAsync(someone, null));

    private async Task<SessionEnd> EndedAsync(Actor actor) =>
        (await Clinic.RefusesAsync(() => Clinic.Colleagues.SelfAsync(actor))).Should().BeOfType<SessionEndedException>().Which.Because;

    private Task<int> RowsAsync() => Clinic.Database.ReadAsync(db => db.Sessions.CountAsync());

    private Task<string?> StampAsync() => Clinic.Database.ReadAsync(db =>
        db.Users.Where(a => a.Id == Clinic.Maria.Id).Select(a => a.SecurityStamp).SingleAsync());
}

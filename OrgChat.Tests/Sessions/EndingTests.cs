using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Sessions;

/// <summary>An end is told after its commit, to the pages of its person and to the admin who looks on, and to nobody else.</summary>
public sealed class EndingTests : ClinicTest
{
    [Fact]
    public async Task The_pages_of_the_session_hear_why_it_ended_and_so_does_the_admin_who_watches()
    {
        var sam = await ArriveAsync(Clinic.Sam);
        using var own = await TestScreen.OpenAsync(Clinic, Clinic.Sam);
        using var admin = await TestScreen.OpenAsync(Clinic, Clinic.Ines, watching: Clinic.Sam);
        using var colleague = await TestScreen.OpenAsync(Clinic, Clinic.Jamie);
        using var stranger = await TestScreen.OpenAsync(Clinic, Clinic.Ida);

        await Clinic.Sessions.EndForMemberAsync(Clinic.Ines, Clinic.Sam);

        foreach (var screen in new[] { own, admin })
        {
            (await screen.UntilAsync(IsEnded))[^1].Should().BeEquivalentTo(
                new { PersonId = Clinic.Sam.Id, sam.SessionId, State = new { EndedBecause = SessionEnd.EndedByAdmin } });
        }

        foreach (var screen in new[] { colleague, stranger })
            (await screen.SettledAsync()).Should().NotContain(change => change is SessionChange);
    }

    [Fact]
    public async Task A_deactivation_is_told_to_every_session()
    {
        var (office, home) = (await ArriveAsync(Clinic.Nora), await ArriveAsync(Clinic.Nora));
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Nora);

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);

        (await screen.SettledAsync()).Where(IsEnded).Cast<SessionChange>().Select(change => change.SessionId).ToHashSet()
            .Should().BeEquivalentTo([office.SessionId, home.SessionId]);
    }

    [Fact]
    public async Task What_was_not_committed_is_told_to_nobody()
    {
        await ArriveAsync(Clinic.Sam);
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Sam);
        await screen.SettledAsync();
        var sam = await Clinic.PersonAsync(Clinic.Sam);

        await Clinic.RefusesAsync(() => Clinic.Database.WriteAsync(db =>
        {
            foreach (var session in db.LiveOf(sam.Id))
                db.End(session, SessionEnd.EndedByAdmin, Clinic.Clock.GetUtcNow(), sam);

            throw new RefusedException("Not this time.");
        }));

        (await screen.SettledAsync()).Should().BeEmpty();
    }

    private static bool IsEnded(LiveChange change) => change is SessionChange { State.EndedBecause: not null };

    private async Task<Actor> ArriveAsync(Someone someone) => new(someone, await Clinic.Sessions.StartAsync(someone, null));
}

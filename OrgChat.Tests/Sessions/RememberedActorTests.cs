using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Permissions;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Sessions;

/// <summary>Who acts is known from the reading before, and never a moment longer than it is true.</summary>
public sealed class RememberedActorTests : ClinicTest
{
    [Fact]
    public async Task Who_reads_again_is_not_asked_about_again_although_messages_came_in()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var jamie = await ArriveAsync(Clinic.Jamie);
        await Clinic.SayAsync(Clinic.Ana, chat, "Good morning");
        await Clinic.Colleagues.SelfAsync(jamie);
        await Clinic.SayAsync(Clinic.Ana, chat, "Are you there?");

        var asked = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            await Clinic.Colleagues.SelfAsync(jamie);
            await Clinic.SessionExpiry.StateAsync(jamie);
            await Clinic.TabKeys.OfAsync(jamie);
        });

        asked.Should().BeEmpty();
    }

    [Fact]
    public async Task A_right_taken_away_is_gone_at_the_next_reading()
    {
        var (ines, jamie) = (await ArriveAsync(Clinic.Ines), await ArriveAsync(Clinic.Jamie));
        foreach (var round in Enumerable.Range(0, 10))
        {
            await Clinic.Permissions.GrantWithAllItNeedsAsync(ines, Clinic.Jamie.Id, Permission.OrganizationChat);
            await QueueAsync(jamie);
            await Clinic.Permissions.RevokeAsync(ines, Clinic.Jamie.Id, Permission.OrganizationChat);

            await FluentActions.Awaiting(() => QueueAsync(jamie)).Should().ThrowAsync<NotFoundException>($"of round {round}");
        }
    }

    [Fact]
    public async Task What_another_program_takes_away_is_gone_at_the_next_reading()
    {
        var (ines, jamie) = (await ArriveAsync(Clinic.Ines), await ArriveAsync(Clinic.Jamie));
        await QueueAsync(jamie);
        await QueueAsync(jamie);
        using var beside = new OrgChatDatabase($"Data Source={Clinic.File}", TestClinic.MasterKey, new SignalQueue(), Clinic.Clock);

        await new PermissionService(beside).RevokeAsync(ines, Clinic.Jamie.Id, Permission.OrganizationChat);

        await FluentActions.Awaiting(() => QueueAsync(jamie)).Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task What_another_program_takes_away_stays_gone_when_this_one_writes_next()
    {
        var (ines, jamie) = (await ArriveAsync(Clinic.Ines), await ArriveAsync(Clinic.Jamie));
        await QueueAsync(jamie);
        using var beside = new OrgChatDatabase($"Data Source={Clinic.File}", TestClinic.MasterKey, new SignalQueue(), Clinic.Clock);

        await new PermissionService(beside).RevokeAsync(ines, Clinic.Jamie.Id, Permission.OrganizationChat);
        await Clinic.Preferences.ChooseDensityAsync(ines, Density.Compact);

        await FluentActions.Awaiting(() => QueueAsync(jamie)).Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task A_session_that_ended_reads_nothing_more()
    {
        var (office, home) = (await ArriveAsync(Clinic.Jamie), await ArriveAsync(Clinic.Jamie));
        await Clinic.Colleagues.SelfAsync(office);

        await Clinic.Sessions.EndAsync(home, office.SessionId);

        await FluentActions.Awaiting(() => Clinic.Colleagues.SelfAsync(office)).Should().ThrowAsync<SessionEndedException>();
    }

    [Fact]
    public async Task Nobody_is_taken_for_somebody_else()
    {
        var (jamie, sam) = (await ArriveAsync(Clinic.Jamie), await ArriveAsync(Clinic.Sam));

        (await Clinic.Colleagues.SelfAsync(jamie)).Id.Should().Be(Clinic.Jamie.Id);
        (await Clinic.Colleagues.SelfAsync(sam)).Id.Should().Be(Clinic.Sam.Id);
        await FluentActions.Awaiting(() => Clinic.Colleagues.SelfAsync(new Actor(sam.PersonId, jamie.SessionId)))
            .Should().ThrowAsync<NotFoundException>("a session is its person’s alone");
    }

    private Task QueueAsync(Actor actor) => Clinic.Inbox.ListAsync(actor, new InboxFilter(ChatView.Organization));

    private async Task<Actor> ArriveAsync(Someone someone) =>
        new(someone, await Clinic.Sessions.StartAsync(new Actor(someone), null));
}

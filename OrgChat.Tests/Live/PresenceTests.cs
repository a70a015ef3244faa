using OrgChat.Domain.Live;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Live;

public sealed class PresenceTests : ClinicTest
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Colleagues_are_told_who_looks_and_who_writes_and_no_client_and_no_other_clinic_is()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        using var ana = await TestScreen.OpenAsync(Clinic, Clinic.Ana);
        using var ida = await TestScreen.OpenAsync(Clinic, Clinic.Ida);

        await EnterAsync("window", Clinic.Sam, chat);
        Clinic.Presence.Reply("window", isReplying: true);
        Clinic.Clock.Advance(Moment);

        var told = (await maria.NextAsync<PresenceChange>()).BesideMe(chat, await Clinic.PersonAsync(Clinic.Maria));
        told.Should().Equal(new Presence(Clinic.Sam.Id, "Sam Ortiz", IsReplying: true));
        (await ana.SettledAsync()).Should().BeEmpty();
        (await ida.SettledAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_is_told_of_themself()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await EnterAsync("window", Clinic.Sam, chat);

        Clinic.Presence.Now((await Clinic.PersonAsync(Clinic.Sam)).OrganizationId)
            .BesideMe(chat, await Clinic.PersonAsync(Clinic.Sam)).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_stops_writing_without_a_word_only_looks_a_moment_later()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        await EnterAsync("window", Clinic.Sam, chat);
        Clinic.Presence.Reply("window", isReplying: true);
        Clinic.Clock.Advance(Moment);
        await maria.NextAsync<PresenceChange>();

        Clinic.Clock.Advance(PresenceService.ReplyLasts + Moment);

        (await maria.NextAsync<PresenceChange>()).BesideMe(chat, await Clinic.PersonAsync(Clinic.Maria)).Should().Equal(
            new Presence(Clinic.Sam.Id, "Sam Ortiz", IsReplying: false));
    }

    [Fact]
    public async Task Who_leaves_while_writing_is_gone_at_once()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        await EnterAsync("window", Clinic.Sam, chat);
        Clinic.Presence.Reply("window", isReplying: true);
        Clinic.Clock.Advance(Moment);
        await maria.NextAsync<PresenceChange>();

        Clinic.Presence.Leave("window");
        Clinic.Clock.Advance(Moment);

        (await maria.NextAsync<PresenceChange>()).ByConversation.Should().BeEmpty();
    }

    [Fact]
    public async Task A_window_that_is_gone_is_at_nothing_and_another_of_the_same_person_still_is()
    {
        var (one, other) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas));
        await EnterAsync("left", Clinic.Sam, one);
        await EnterAsync("right", Clinic.Sam, other);

        Clinic.Presence.Leave("left");

        var maria = await Clinic.PersonAsync(Clinic.Maria);
        var now = Clinic.Presence.Now(maria.OrganizationId);
        now.BesideMe(one, maria).Should().BeEmpty();
        now.BesideMe(other, maria).Should().ContainSingle();
    }

    [Fact]
    public async Task A_hundred_who_go_from_row_to_row_are_one_piece_of_news()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        for (var window = 0; window < 100; window++)
            await EnterAsync($"window {window}", Clinic.Sam, chat);

        Clinic.Clock.Advance(Moment);

        (await maria.SettledAsync()).Should().ContainSingle();
    }

    private async Task EnterAsync(object window, Someone member, Guid chat) =>
        Clinic.Presence.Enter(window, (TeamMember)await Clinic.PersonAsync(member), chat);
}

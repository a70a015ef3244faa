using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Team;

/// <summary>Who is away holds nothing back.</summary>
public sealed class AwayServiceTests : ClinicTest
{
    private DateOnly Tomorrow => DateOnly.FromDateTime(Clinic.Clock.GetUtcNow().UtcDateTime).AddDays(1);

    [Fact]
    public async Task What_Jamie_had_claimed_is_back_in_the_queue_and_nothing_is_handed_to_them_until_they_are_back()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "I feel dizzy");
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);

        await Clinic.Away.BeAwayAsync(Clinic.Jamie, Clinic.Jamie, Tomorrow.AddDays(1));

        (await Clinic.ConversationAsync(chat)).ClaimedById.Should().BeNull();
        (await Clinic.Claims.ColleaguesAsync(Clinic.Sam, chat, "")).Select(one => one.Name).Should().NotContain("Jamie Lee");
        await FluentActions.Awaiting(() => Clinic.Claims.HandToAsync(Clinic.Sam, chat, Clinic.Jamie, null))
            .Should().ThrowAsync<RefusedException>();
        (await Clinic.RecordAsync()).Select(entry => entry.Action).Should().Contain([AuditAction.MemberAway, AuditAction.ClaimEnded]);
        Clinic.Later(2 * 24 * 60);
        (await Clinic.Away.ReadAsync(Clinic.Sam, Clinic.Jamie)).Should().BeNull("the day has come");
        await Clinic.Claims.HandToAsync(Clinic.Sam, chat, Clinic.Jamie, null);
    }

    [Fact]
    public async Task An_admin_says_it_for_others_colleagues_do_not_and_another_clinic_knows_nobody()
    {
        await Clinic.Away.BeAwayAsync(Clinic.Ines, Clinic.Maria, Tomorrow);
        (await Clinic.Away.ReadAsync(Clinic.Nora, Clinic.Maria)).Should().NotBeNull();

        foreach (var other in new[] { Clinic.Jamie, Clinic.Ana, Clinic.Haddad })
        {
            await ShouldRefuseAsync(() => Clinic.Away.ComeBackAsync(other, Clinic.Maria));
            await ShouldRefuseAsync(() => Clinic.Away.BeAwayAsync(other, Clinic.Maria, Tomorrow));
        }

        await ShouldRefuseAsync(() => Clinic.Away.ReadAsync(Clinic.Ana, Clinic.Maria));
        await ShouldRefuseAsync(() => Clinic.Away.ReadAsync(Clinic.Haddad, Clinic.Maria));
        await Clinic.Away.ComeBackAsync(Clinic.Maria, Clinic.Maria);
        (await Clinic.Away.ReadAsync(Clinic.Nora, Clinic.Maria)).Should().BeNull();
    }

    [Fact]
    public async Task The_day_is_the_clinics_wherever_somebody_reads_it()
    {
        await Clinic.SaysAsync(clinic => clinic with { TimeZone = "Pacific/Auckland" });
        var back = Tomorrow.AddDays(2);

        await Clinic.Away.BeAwayAsync(Clinic.Maria, Clinic.Maria, back);

        (await Clinic.Away.ReadAsync(Clinic.Jamie, Clinic.Maria)).Should()
            .Be(back, "though it begins on the day before in most of the world");
    }

    [Fact]
    public async Task Undo_brings_the_absence_back_as_it_was_and_what_went_back_to_the_queue_stays_there()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        var none = await Clinic.Away.BeAwayAsync(Clinic.Jamie, Clinic.Jamie, Tomorrow.AddDays(4));
        var former = await Clinic.Away.BeAwayAsync(Clinic.Ines, Clinic.Jamie, Tomorrow.AddDays(40));
        (none, former).Should().Be((null, Tomorrow.AddDays(4)));

        await Clinic.Away.UndoAsync(Clinic.Ines, Clinic.Jamie, former);
        (await Clinic.Away.ReadAsync(Clinic.Sam, Clinic.Jamie)).Should().Be(Tomorrow.AddDays(4));
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { Action = AuditAction.MemberAway, SubjectName = "Jamie Lee" },
            options => options.ExcludingMissingMembers());
        await Clinic.Away.UndoAsync(Clinic.Jamie, Clinic.Jamie, none);
        (await Clinic.Away.ReadAsync(Clinic.Sam, Clinic.Jamie)).Should().BeNull();

        (await Clinic.ConversationAsync(chat)).ClaimedById.Should().BeNull();
        await ShouldRefuseAsync(() => Clinic.Away.UndoAsync(Clinic.Sam, Clinic.Jamie, former));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(400)]
    public async Task A_day_that_has_begun_or_is_far_away_is_refused_and_no_claim_ends(int days)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);

        await ShouldRefuseAsync(() => Clinic.Away.BeAwayAsync(Clinic.Jamie, Clinic.Jamie, Tomorrow.AddDays(days - 1)));

        (await Clinic.ConversationAsync(chat)).ClaimedById.Should().Be(Clinic.Jamie.Id);
    }

    [Fact]
    public async Task Colleagues_read_it_beside_the_name_and_clients_do_not()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello Ana");
        await Clinic.Away.BeAwayAsync(Clinic.Maria, Clinic.Maria, Tomorrow);

        (await OwnerAsync(Clinic.Jamie, chat)).Should().Be(Tomorrow);
        (await OwnerAsync(Clinic.Ana, chat)).Should().BeNull();
    }

    private static Task ShouldRefuseAsync(Func<Task> act) => FluentActions.Awaiting(act).Should().ThrowAsync<RefusedException>();

    private async Task<DateOnly?> OwnerAsync(Someone reader, Guid chat) =>
        (await Clinic.Reader.DetailsAsync(reader, chat)).People.Single(person => person.IsOwner).Away?.Back;
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.ClientStarts;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.ClientStarts;

public sealed class StartReasonServiceTests : ClinicTest
{
    [Fact]
    public async Task A_clinic_begins_with_five_that_each_reads_in_their_own_language()
    {
        await Clinic.StartReasons.BeginAsync(Clinic.Ines);
        await Clinic.StartReasons.BeginAsync(Clinic.Ines); // Pressed twice.

        var reasons = await Clinic.StartReasons.ListAsync(Clinic.Ines);
        reasons.Select(reason => reason.Text).Should().Equal("Refill", "Appointment", "Bill", "Results", "Something else");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Spanish.Culture;
        reasons.Select(reason => reason.Text).Should().Equal("Renovar receta", "Cita", "Factura", "Resultados", "Otra cosa");
        (await Clinic.StartReasons.ListAsync(Clinic.Ida)).Should().BeEmpty();
    }

    [Fact]
    public async Task Admins_alone_keep_them()
    {
        var id = await Clinic.StartReasons.SaveAsync(Clinic.Ines, Named("Travel"));
        foreach (var who in new[] { Clinic.Jamie, Clinic.Ana })
        {
            await Clinic.HidesAsync(() => Clinic.StartReasons.ListAsync(who), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.StartReasons.SaveAsync(who, Named("Mine")), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.StartReasons.RemoveAsync(who, id), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.StartPolicy.SetAsync(who, false, null), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.StartPolicy.ReadAsync(who), MissingKind.Page);
        }

        await Clinic.HidesAsync(() => Clinic.StartReasons.RemoveAsync(Clinic.Ida, id), MissingKind.StartReason);
        await Clinic.HidesAsync(() => Clinic.StartReasons.SaveAsync(Clinic.Ida, Named("Theirs") with { Id = id }), MissingKind.StartReason);
        await Clinic.HidesAsync(() => Clinic.StartReasons.SaveAsync(Clinic.Ines, new(null, "Theirs", Clinic.Haddad.Id)),
            MissingKind.TeamMember);
        var theirs = await Clinic.Tags.SaveAsync(Clinic.Ida, new TagForm(null, "Theirs", TagColor.Red));
        await Clinic.HidesAsync(() => Clinic.StartReasons.SaveAsync(Clinic.Ines, Named("Theirs") with { TagId = theirs }), MissingKind.Tag);
        await Clinic.HidesAsync(() => Clinic.StartPolicy.SetAsync(Clinic.Ines, true, Clinic.Haddad.Id), MissingKind.TeamMember);
    }

    [Fact]
    public async Task One_is_added_changed_moved_removed_and_brought_back_and_the_record_says_so_without_its_words()
    {
        await Clinic.StartReasons.SaveAsync(Clinic.Ines, Named("Refill"));
        var id = await Clinic.StartReasons.SaveAsync(Clinic.Ines, Named("Travel"));
        await Clinic.StartReasons.SaveAsync(Clinic.Ines, new(id, "Vaccination", Clinic.Nora.Id));
        await Clinic.StartReasons.MoveUpAsync(Clinic.Ines, id);
        (await TextsAsync()).Should().Equal("Vaccination", "Refill");
        await Clinic.StartReasons.RemoveAsync(Clinic.Ines, id);
        (await TextsAsync()).Should().Equal("Refill");
        await Clinic.StartReasons.RestoreAsync(Clinic.Ines, id);

        var back = (await Clinic.StartReasons.ListAsync(Clinic.Ines))[0];
        (back.Text, back.Member?.Name).Should().Be(("Vaccination", "Nora Fields"));
        var record = await Clinic.Database.ReadAsync(db => db.AuditEntries.Where(e => e.Action >= AuditAction.StartPolicyChanged
            && e.Action <= AuditAction.StartsAccepted).OrderBy(e => e.Id).ToListAsync());
        record.Select(entry => entry.Action).Should().Equal(AuditAction.StartReasonAdded, AuditAction.StartReasonAdded,
            AuditAction.StartReasonChanged, AuditAction.StartReasonChanged, AuditAction.StartReasonRemoved,
            AuditAction.StartReasonRestored);
        record.Should().OnlyContain(entry => entry.Right == AuditRight.Admin);
    }

    [Fact]
    public async Task One_of_its_own_needs_a_name_and_there_is_a_most()
    {
        await RefusedAsync(() => Clinic.StartReasons.SaveAsync(Clinic.Ines, Named(" ")), "Give the reason a name.");
        await RefusedAsync(() => Clinic.StartReasons.SaveAsync(Clinic.Ines, Named(new string('x', 41))), "*at most 40 characters.");
        foreach (var number in Enumerable.Range(1, StartReason.Most))
            await Clinic.StartReasons.SaveAsync(Clinic.Ines, Named($"Reason {number}"));
        await RefusedAsync(() => Clinic.StartReasons.SaveAsync(Clinic.Ines, Named("One more")), "There are at most 12 reasons.*");
    }

    [Fact]
    public async Task A_known_one_is_called_otherwise_and_again_as_before()
    {
        await Clinic.StartReasons.BeginAsync(Clinic.Ines);
        var bill = (await Clinic.StartReasons.ListAsync(Clinic.Ines)).Single(reason => reason.Kind == StartReasonKind.Bill);

        await Clinic.StartReasons.SaveAsync(Clinic.Ines, new(bill.Id, "Invoice", null));
        (await TextsAsync()).Should().Contain("Invoice");
        await Clinic.StartReasons.SaveAsync(Clinic.Ines, new(bill.Id, "", null));
        (await TextsAsync()).Should().Contain("Bill");
    }

    [Fact]
    public async Task Of_two_admins_who_change_one_the_second_is_told()
    {
        var id = await Clinic.StartReasons.SaveAsync(Clinic.Ines, Named("Travel"));
        var seen = (await Clinic.StartReasons.ListAsync(Clinic.Ines)).Single().UpdatedAt;
        Clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await Clinic.StartReasons.SaveAsync(Clinic.Ines, new(id, "Journeys", null) { SeenAt = seen });

        await RefusedAsync(
            () => Clinic.StartReasons.SaveAsync(Clinic.Ines, new(id, "Trips", null) { SeenAt = seen }), "Somebody changed this reason*");
    }

    [Fact]
    public async Task The_clinics_switch_and_each_members_own_are_kept_and_on_record()
    {
        (await Clinic.StartPolicy.ReadAsync(Clinic.Ines)).Should().Be(new StartPolicyModel(true, null));
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: false, Clinic.Sam);
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: false, Clinic.Sam);
        var policy = await Clinic.StartPolicy.ReadAsync(Clinic.Ines);
        (policy.IsOn, policy.Member?.Name).Should().Be((false, "Sam Ortiz"));

        (await Clinic.StartPolicy.AcceptsAsync(Clinic.Maria)).Should().BeTrue();
        await Clinic.StartPolicy.AcceptAsync(Clinic.Maria, accepts: false);
        await Clinic.StartPolicy.AcceptAsync(Clinic.Maria, accepts: false);
        (await Clinic.StartPolicy.AcceptsAsync(Clinic.Maria)).Should().BeFalse();
        (await Clinic.StartPolicy.AcceptsAsync(Clinic.Jamie)).Should().BeTrue();
        await Clinic.HidesAsync(() => Clinic.StartPolicy.AcceptAsync(Clinic.Ana, false), MissingKind.Page);

        (await Clinic.Database.ReadAsync(db => db.AuditEntries.Where(e => e.Outcome == Outcome.Done).Select(e => e.Action).ToListAsync()))
            .Should().Equal(AuditAction.StartPolicyChanged, AuditAction.StartsDeclined);
    }

    private static StartReasonForm Named(string name) => new(null, name, null);

    private async Task<IEnumerable<string>> TextsAsync() =>
        (await Clinic.StartReasons.ListAsync(Clinic.Ines)).Select(reason => reason.Text);

    private static async Task RefusedAsync(Func<Task> act, string because) =>
        await act.Should().ThrowAsync<RefusedException>().WithMessage(because);
}

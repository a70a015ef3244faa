using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clinic;

public sealed class ClinicProfileServiceTests : ClinicTest
{
    private static readonly ClinicProfileModel Lakeside = new()
    {
        Name = "Lakeside Family Clinic",
        Phone = "(555) 010-2000",
        EmergencyLine = "911",
        Hours = OpeningHours.Of("08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;08:00-12:00;;"),
        TimeZone = "America/Chicago",
        Language = Language.Spanish,
    };

    [Fact]
    public async Task What_another_admin_changed_meanwhile_stays_where_a_form_leaves_it_alone()
    {
        var begun = await Clinic.Profile.ReadAsync(Clinic.Ines);
        await Clinic.Profile.ChangeAsync(Clinic.Ines, begun with { EmergencyLine = "911" });

        await Clinic.Profile.ChangeAsync(Clinic.Ines, begun with { Phone = "(555) 010-3000" }, begun);

        var now = await Clinic.Profile.ReadAsync(Clinic.Ines);
        (now.EmergencyLine, now.Phone).Should().Be(("911", "(555) 010-3000"));
    }

    [Fact]
    public async Task A_clinic_that_chose_no_language_chooses_none_by_saving_its_phone()
    {
        await Clinic.QuietlyAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Clinic.Ana.Id)).Reach(null, "Spanish"));
        var begun = await Clinic.Profile.ReadAsync(Clinic.Ines);

        await Clinic.Profile.ChangeAsync(Clinic.Ines, begun with { Phone = "(555) 010-3000" });

        (await Clinic.Languages.OfAsync(Clinic.Ana.Id, null)).Should().Be(Language.Spanish);
    }

    [Fact]
    public async Task An_admin_says_what_the_clinic_is_and_everybody_of_it_reads_that()
    {
        await Clinic.Profile.ChangeAsync(Clinic.Ines, Lakeside with { Phone = " (555) 010-2000 " });
        await Clinic.Profile.ChangeAsync(Clinic.Ines, Lakeside);

        foreach (var somebody in new[] { Clinic.Ana, Clinic.Nora, Clinic.Ines })
            (await Clinic.Profile.ReadAsync(somebody)).Should().Be(Lakeside);
        (await Clinic.Profile.ReadAsync(Clinic.Theo)).Should().Be(new ClinicProfileModel
        {
            Name = "Riverside Physio",
            Language = Language.English
        }, "another clinic has its own");
        (await Clinic.Colleagues.SelfAtOrganizationAsync(Clinic.Ana)).Organization.Should().Be("Lakeside Family Clinic");
        var entry = (await Clinic.RecordAsync()).Should().ContainSingle("the second time changed nothing").Subject;
        (entry.Action, entry.ActorId, entry.Right).Should().Be((AuditAction.ClinicProfileChanged, Clinic.Ines.Id, AuditRight.Admin));
        entry.Facts.Should().Be(new AuditFacts
        {
            FormerName = "Lakeside Clinic",
            Phone = Lakeside.Phone,
            EmergencyLine = "911",
            OpeningHours = Lakeside.Hours!.ToString(),
            TimeZone = "America/Chicago",
            Language = "es",
        });
    }

    [Fact]
    public async Task What_is_left_empty_is_taken_away_and_the_record_says_so()
    {
        await Clinic.Profile.ChangeAsync(Clinic.Ines, Lakeside);
        var bare = Lakeside with { Phone = "  ", EmergencyLine = null, Hours = new OpeningHours(_ => []), TimeZone = "" };
        await Clinic.Profile.ChangeAsync(Clinic.Ines, bare);

        (await Clinic.Profile.ReadAsync(Clinic.Ana)).Should()
            .Be(Lakeside with { Phone = null, EmergencyLine = null, Hours = null, TimeZone = null });
        (await Clinic.LastRecordAsync()).Facts.Should()
            .Be(new AuditFacts { Phone = "", EmergencyLine = "", OpeningHours = "", TimeZone = "" });
    }

    [Fact]
    public async Task Only_admins_set_it()
    {
        foreach (var nobody in new[] { Clinic.Jamie, Clinic.Ana })
            await Clinic.HidesAsync(() => Clinic.Profile.ChangeAsync(nobody, Lakeside), MissingKind.Page);
    }

    [Fact]
    public async Task Only_admins_are_led_through_the_set_up()
    {
        foreach (var nobody in new[] { Clinic.Jamie, Clinic.Ana })
        {
            await Clinic.HidesAsync(() => Clinic.CheckList.ReadAsync(nobody), MissingKind.Page);
            await Clinic.HidesAsync(() => Clinic.CheckList.SkipAsync(nobody, SetUpStep.Team), MissingKind.Page);
        }
    }

    [Theory]
    [InlineData("call us")]
    [InlineData("12")]
    [InlineData("555 0102\n555 0103")]
    [InlineData("555 0102, 555 0103, 555 0104, 555 0105, 555 0106")]
    public async Task What_cannot_be_dialled_is_refused_and_nothing_else_is_changed(string number)
    {
        foreach (var bad in new[] { Lakeside with { Phone = number }, Lakeside with { EmergencyLine = number } })
            await Clinic.RefusesAsync(() => Clinic.Profile.ChangeAsync(Clinic.Ines, bad));
        (await Clinic.Profile.ReadAsync(Clinic.Ana)).Name.Should().Be("Lakeside Clinic");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Lakeside\nClinic")]
    public async Task A_clinic_has_a_name_in_one_line(string name) =>
        await Clinic.RefusesAsync(() => Clinic.Profile.ChangeAsync(Clinic.Ines, Lakeside with { Name = name }));

    [Theory]
    [InlineData("Chicago")]
    [InlineData("Central Standard Time")]
    [InlineData("Etc/GMT+5")]
    [InlineData("../etc/passwd")]
    [InlineData("America/Nowhere")]
    public async Task A_time_zone_nobody_knows_is_refused(string zone) =>
        (await Clinic.RefusesAsync(() => Clinic.Profile.ChangeAsync(Clinic.Ines, Lakeside with { TimeZone = zone })))
            .Message.Should().StartWith("There is no such time zone.");

    [Fact]
    public void The_zones_to_choose_from_are_places_and_all_of_them_are_taken()
    {
        TimeZoneName.All.Should().Contain(["America/Chicago", "America/Mexico_City", "Europe/Berlin", "UTC"])
            .And.OnlyContain(name => TimeZoneName.Checked(name) == name);
    }

    [Theory]
    [InlineData("(555) 010-2000", "5550102000")]
    [InlineData("+49 40 123+4", "+49401234")]
    public void A_telephone_dials_digits_and_the_plus_before_them(string written, string dialled) =>
        PhoneNumber.Dialled(written).Should().Be(dialled);
}

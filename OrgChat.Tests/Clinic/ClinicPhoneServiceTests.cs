using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clinic;

public sealed class ClinicPhoneServiceTests : ClinicTest
{
    [Fact]
    public async Task An_admin_sets_the_number_and_everybody_of_the_clinic_reads_it()
    {
        (await Clinic.Phone.ReadAsync(Clinic.Ana)).Should().BeNull();

        await Clinic.Phone.ChangeAsync(Clinic.Ines, " (555) 010-2000 ");
        await Clinic.Phone.ChangeAsync(Clinic.Ines, "(555) 010-2000");

        foreach (var somebody in new[] { Clinic.Ana, Clinic.Nora, Clinic.Ines })
            (await Clinic.Phone.ReadAsync(somebody)).Should().Be("(555) 010-2000");
        (await Clinic.Phone.ReadAsync(Clinic.Theo)).Should().BeNull("another clinic has its own");
        (await Clinic.RecordAsync()).Should().ContainSingle().Which.Should()
            .Match<AuditEntry>(entry => entry.Action == AuditAction.ClinicPhoneChanged && entry.Facts!.Phone == "(555) 010-2000"
                && entry.ActorId == Clinic.Ines);
    }

    [Fact]
    public async Task Without_digits_the_number_is_taken_away()
    {
        await Clinic.Phone.ChangeAsync(Clinic.Ines, "555 0102");
        await Clinic.Phone.ChangeAsync(Clinic.Ines, "  ");

        (await Clinic.Phone.ReadAsync(Clinic.Ana)).Should().BeNull();
        (await Clinic.LastRecordAsync()).Facts.Should().Be(new AuditFacts { Phone = "" });
    }

    [Fact]
    public async Task Only_admins_set_it()
    {
        foreach (var nobody in new[] { Clinic.Jamie, Clinic.Ana })
            await Clinic.HidesAsync(() => Clinic.Phone.ChangeAsync(nobody, "555 0102"), MissingKind.Page);
    }

    [Theory]
    [InlineData("call us")]
    [InlineData("12")]
    [InlineData("555 0102\n555 0103")]
    [InlineData("555 0102, 555 0103, 555 0104, 555 0105, 555 0106")]
    public async Task What_cannot_be_dialled_is_refused(string number) =>
        await Clinic.RefusesAsync(() => Clinic.Phone.ChangeAsync(Clinic.Ines, number));

    [Theory]
    [InlineData("(555) 010-2000", "5550102000")]
    [InlineData("+49 40 123+4", "+49401234")]
    public void A_telephone_dials_digits_and_the_plus_before_them(string written, string dialled) =>
        PhoneNumber.Dialled(written).Should().Be(dialled);
}

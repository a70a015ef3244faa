using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Accounts;

public sealed class OwnAccountServiceTests : ClinicTest
{
    [Fact]
    public async Task A_member_changes_their_own_name_on_record_and_what_they_wrote_keeps_the_name_of_its_day()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, conversation, "Good morning");

        await Clinic.OwnAccount.RenameAsync(Clinic.Maria, "Dr. Maria Lopez Vega");

        (await Clinic.OwnAccount.OpenAsync(Clinic.Maria)).Name.Should().Be("Dr. Maria Lopez Vega");
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new
        {
            Action = AuditAction.MemberEdited,
            Right = AuditRight.Member,
            SubjectName = "Dr. Maria Lopez Vega",
            Facts = new AuditFacts { FormerName = "Dr. Maria Lopez" },
        });
        (await Clinic.MessagesAsync(conversation)).Should().ContainSingle().Which.AuthorName.Should().Be("Dr. Maria Lopez");
    }

    [Fact]
    public async Task Without_proving_again_who_they_are_nobody_is_renamed()
    {
        var screen = new Actor(Clinic.Nora, await Clinic.SessionOfAsync(Clinic.Nora));
        await Clinic.ForgetConfirmationsAsync();

        (await Clinic.RefusesAsync(() => Clinic.OwnAccount.RenameAsync(screen, "Nora Field")))
            .Should().BeOfType<ConfirmationNeededException>();
    }

    [Fact]
    public async Task A_client_is_called_what_the_clinic_calls_them()
    {
        await Clinic.HidesAsync(() => Clinic.OwnAccount.RenameAsync(Clinic.Ana, "Anna Ruiz"), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.OwnAccount.SignAsync(Clinic.Ana, "Hello"), MissingKind.Page);
    }

    [Fact]
    public async Task A_client_reads_the_signature_line_of_whoever_takes_part()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await Clinic.OwnAccount.SignAsync(Clinic.Maria, " Mondays to\nThursdays ");

        (await Clinic.Reader.DetailsAsync(Clinic.Ana, conversation)).People.Single(person => person.Id == Clinic.Maria.Id)
            .Signature.Should().Be("Mondays to Thursdays");
        (await Clinic.RecordAsync()).Where(entry => entry.Action == AuditAction.MemberEdited).Should().ContainSingle()
            .Which.Facts.Should().Be(new AuditFacts { IsSignatureChanged = true });
    }

    [Fact]
    public async Task A_signature_line_that_is_too_long_is_refused_and_an_empty_one_takes_it_away()
    {
        await Clinic.OwnAccount.SignAsync(Clinic.Maria, "Mondays");

        (await Clinic.RefusesAsync(() => Clinic.OwnAccount.SignAsync(Clinic.Maria, new string('x', PersonNameRules.MaxLength + 1))))
            .Message.Should().Be("A signature line has at most 120 characters.");

        await Clinic.OwnAccount.SignAsync(Clinic.Maria, "");
        (await Clinic.OwnAccount.OpenAsync(Clinic.Maria)).Signature.Should().BeEmpty();
    }
}

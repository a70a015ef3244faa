using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain;
using OrgChat.Tests.Support;
using OrgChat.Web.Audit;

namespace OrgChat.Tests.Audit;

public sealed class VerifyCommandTests : ClinicTest
{
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    [Fact]
    public async Task A_whole_record_is_0_and_one_that_was_changed_is_1_with_a_sentence_that_names_the_entry()
    {
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Ana);
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Grace);

        (await RunAsync()).Should().Be(0);
        output.ToString().Should().Contain("Lakeside Clinic: the record is whole, 2 entries")
            .And.Contain("Riverside Physio: the record is whole, 0 entries");

        Contents.Ask(Clinic.File, "DROP TRIGGER AuditEntries_refuse_update; UPDATE AuditEntries SET SealedWords = NULL WHERE Number = 2");
        (await RunAsync()).Should().Be(1);
        errors.ToString()
            .Should()
            .Contain(
                "Lakeside Clinic: the record is NOT whole. The first that is not right is entry 2 of Mar 2, 2026, 09:00:00 UTC: it was changed");
    }

    private async Task<int> RunAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clinic.Clock)
            .AddSingleton(Clinic.AuditOptions).AddOrgChatDomain($"Data Source={Clinic.File}", TestClinic.MasterKey).BuildServiceProvider();
        return await VerifyCommand.RunAsync(services, output, errors);
    }
}

using OrgChat.Domain.Model;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Audit;

/// <summary>
/// Whatever is done to the file behind OrgChat’s back, the verification names the first entry that is not as it was written.
/// </summary>
public sealed class ChainTests : ClinicTest
{
    private const string WithoutTriggers =
        "DROP TRIGGER AuditEntries_refuse_update; DROP TRIGGER AuditEntries_refuse_delete; DROP TRIGGER AuditEntries_refuse_replace; DROP TRIGGER AuditEntries_refuse_unlinked;";

    [Fact]
    public async Task Entries_are_numbered_without_a_gap_in_each_organization_and_a_record_left_alone_is_whole()
    {
        await RecordSomethingAsync(15);
        await Clinic.Clients.OpenAsync(Clinic.Ida, Clinic.Theo);
        await Clinic.Anchors.AnchorAllAsync();

        var record = await Clinic.RecordAsync();
        record.GroupBy(e => e.OrganizationId).Should().HaveCount(2)
            .And.OnlyContain(entries => entries.Select(e => e.Number!.Value)
                .SequenceEqual(Enumerable.Range(1, entries.Count()).Select(n => (long)n)));
        var verdicts = await VerifyAllAsync();
        verdicts.Should().OnlyContain(verdict => verdict.IsWhole && verdict.Checked == verdict.Anchored);
        verdicts[0]
            .Checked.Should().Be(record.Count(e => e.ActorName != "Ida Holm") - 1, "each organization’s signing began with an entry");
    }

    [Theory]
    [InlineData("SealedWords = x'01'")]
    [InlineData("At = At + 1")]
    [InlineData("Address = '10.0.0.1'")]
    [InlineData("ClientId = NULL")]
    [InlineData("SealedWords = NULL")]
    [InlineData("Right = 3")]
    [InlineData("Outcome = 1")]
    [InlineData("Action = 101")]
    [InlineData("SessionId = ActorId")]
    public async Task One_changed_field_names_the_entry(string change)
    {
        await RecordSomethingAsync(10);

        Execute($"{WithoutTriggers} UPDATE AuditEntries SET {change} WHERE {Lakeside} AND Number = 7");

        (await FaultAsync()).Should().Contain("entry 7 of Mar 2, 2026").And.Contain("was changed");
    }

    [Fact]
    public async Task One_removed_in_the_middle_is_missed_by_its_number()
    {
        await RecordSomethingAsync(10);

        Execute($"{WithoutTriggers} DELETE FROM AuditEntries WHERE {Lakeside} AND Number = 5");

        (await FaultAsync()).Should().StartWith("Entry 5 is missing: it was removed. It stood between entry 4 of Mar 2, 2026");
    }

    [Fact]
    public async Task The_newest_ten_cut_off_are_missed_by_the_anchor()
    {
        await RecordSomethingAsync(20);
        await Clinic.Anchors.AnchorAllAsync();

        Execute($"{WithoutTriggers} DELETE FROM AuditEntries WHERE {Lakeside} AND Number > 11");

        (await FaultAsync())
            .Should()
            .StartWith("Entry 12 and those after it are missing: the record was cut off. Entry 21 was there and signed on Mar 2, 2026");
    }

    [Fact]
    public async Task Two_that_were_swapped_are_found()
    {
        await RecordSomethingAsync(10);

        Execute($"{WithoutTriggers} UPDATE AuditEntries SET Number = -1 WHERE {Lakeside} AND Number = 4; UPDATE AuditEntries SET Number = 4 WHERE {Lakeside} AND Number = 6; UPDATE AuditEntries SET Number = 6 WHERE {Lakeside} AND Number = -1");

        (await FaultAsync()).Should().Contain("entry 4 of");
    }

    [Fact]
    public async Task One_put_in_beside_the_chain_is_found()
    {
        await RecordSomethingAsync(10);

        Execute($"{WithoutTriggers} INSERT INTO AuditEntries (OrganizationId, At, ActorId, SealedWords, Action, Outcome) SELECT OrganizationId, At, ActorId, SealedWords, Action, Outcome FROM AuditEntries WHERE Number = 3 AND {Lakeside}");

        (await FaultAsync()).Should().Be("1 entry stands beside the chain: it was inserted.");
    }

    [Fact]
    public async Task A_whole_new_chain_computed_without_the_key_of_the_anchors_is_found()
    {
        await RecordSomethingAsync(10);
        await Clinic.Anchors.AnchorAllAsync();
        await RecordSomethingAsync(5);
        await Clinic.Anchors.AnchorAllAsync();

        await RewriteAsync("UPDATE AuditEntries SET ClientId = NULL WHERE Number = 14");

        (await FaultAsync())
            .Should().Contain("The record was rewritten, from entry 12 on at the earliest").And.Contain("signed on Mar 2, 2026");
    }

    [Fact]
    public async Task Anchors_deleted_with_their_file_are_missed_and_stay_missed_when_new_ones_begin()
    {
        await RecordSomethingAsync(10);
        await Clinic.Anchors.AnchorAllAsync();
        Directory.Delete(Clinic.AuditOptions.AnchorDirectory, recursive: true);

        (await FaultAsync()).Should().StartWith("The signed anchors are gone");

        await RecordSomethingAsync(3);
        await Clinic.Anchors.AnchorAllAsync();
        (await FaultAsync()).Should().Contain("are gone, and others begun in their place");
    }

    [Fact]
    public async Task An_anchor_that_OrgChat_did_not_sign_is_found()
    {
        await RecordSomethingAsync(10);
        await Clinic.Anchors.AnchorAllAsync();
        foreach (var file in Directory.GetFiles(Clinic.AuditOptions.AnchorDirectory, "*.jsonl"))
            await File.WriteAllTextAsync(file,
                (await File.ReadAllTextAsync(file)).Replace("\"number\":11", "\"number\":10", StringComparison.Ordinal));

        (await FaultAsync()).Should().StartWith("The anchors were changed");
    }

    [Fact]
    public async Task A_record_without_any_anchor_is_suspect_once_one_was_due()
    {
        await RecordSomethingAsync(3);
        (await VerifyAllAsync())[0].IsWhole.Should().BeTrue("the first anchor may still come");

        Clinic.Later(31);

        (await FaultAsync()).Should().Contain("No signed anchor");
    }

    [Fact]
    public async Task Anchors_come_after_many_entries_or_a_quarter_of_an_hour_and_not_before()
    {
        await Clinic.Anchors.AnchorAllAsync();
        await RecordSomethingAsync(2);
        await Clinic.Anchors.AnchorDueAsync();
        (await VerifyAllAsync())[0].Anchored.Should().Be(1);

        Clinic.Later(15);
        await Clinic.Anchors.AnchorDueAsync();
        (await VerifyAllAsync())[0].Anchored.Should().Be(3);

        await RecordSomethingAsync(AuditAnchorService.Entries);
        await Clinic.Anchors.AnchorDueAsync();
        (await VerifyAllAsync())[0].Anchored.Should().Be(3 + AuditAnchorService.Entries);
    }

    [Theory]
    [InlineData(
        "INSERT INTO AuditEntries (OrganizationId, At, ActorId, SealedWords, Action, Outcome, Number, Hash) SELECT OrganizationId, At, ActorId, SealedWords, Action, Outcome, NULL, NULL FROM AuditEntries LIMIT 1")]
    [InlineData(
        "INSERT OR REPLACE INTO AuditEntries (OrganizationId, At, ActorId, SealedWords, Action, Outcome, Number, Hash) SELECT OrganizationId, At, ActorId, x'01', Action, Outcome, Number, Hash FROM AuditEntries LIMIT 1")]
    [InlineData(
        "INSERT INTO AuditEntries (OrganizationId, At, ActorId, SealedWords, Action, Outcome, Number, Hash) SELECT OrganizationId, At, ActorId, SealedWords, Action, Outcome, 99, Hash FROM AuditEntries LIMIT 1")]
    [InlineData("UPDATE AuditEntries SET Hash = NULL")]
    [InlineData("UPDATE AuditEntries SET Number = Number + 1")]
    [InlineData("UPDATE AuditEntries SET SessionId = NULL, Address = NULL, Outcome = 0, Reason = NULL")]
    public async Task The_database_takes_nothing_beside_the_chain(string sql)
    {
        await RecordSomethingAsync(3);
        var before = Contents.Of(Clinic.File);

        FluentActions.Invoking(() => Execute(sql)).Should().Throw<SqliteException>().WithMessage("*append-only*");

        Contents.Of(Clinic.File).Should().Equal(before);
    }

    [Fact]
    public async Task Entries_whose_numbers_were_taken_away_are_not_given_new_ones_at_the_next_start()
    {
        await RecordSomethingAsync(6);
        Execute($"{WithoutTriggers} UPDATE AuditEntries SET Number = NULL, Hash = NULL, Address = '10.0.0.1'; CREATE TRIGGER AuditEntries_refuse_update BEFORE UPDATE ON AuditEntries BEGIN SELECT RAISE(ABORT, 'the audit record is append-only'); END;");

        await Clinic.Database.MigrateAsync();

        (await FaultAsync()).Should().Be("6 entries stand beside the chain: they were inserted.");
    }

    [Fact]
    public async Task A_well_formed_entry_that_OrgChat_did_not_write_is_found_and_never_signed()
    {
        await RecordSomethingAsync(5);
        await Clinic.Anchors.AnchorAllAsync();
        var lakeside = (await Clinic.PersonAsync(Clinic.Ines)).OrganizationId;
        var last = (await Clinic.RecordAsync()).Last(entry => entry.OrganizationId == lakeside);
        Execute($"INSERT INTO AuditEntries (OrganizationId, At, ActorId, SealedWords, Action, Outcome, Number, Hash) SELECT OrganizationId, At, ActorId, SealedWords, {(int)AuditAction.ClientAdded}, Outcome, {last.Number + 1}, Hash FROM AuditEntries WHERE Number = {last.Number} AND {Lakeside}");
        await RewriteTailAsync(last.Number!.Value + 1);

        await Clinic.Anchors.AnchorAllAsync();

        var verdict = (await VerifyAllAsync())[0];
        verdict.Fault!.ToString().Should().Contain($"entry {last.Number + 1} of").And.EndWith("OrgChat did not write it.");
        verdict.Anchored.Should().Be(last.Number);
    }

    [Fact]
    public async Task What_is_rewritten_after_the_last_anchor_is_found_by_its_keyed_hash()
    {
        await Clinic.Anchors.AnchorAllAsync();
        await RecordSomethingAsync(5);

        await RewriteAsync("UPDATE AuditEntries SET ClientId = NULL WHERE Number = 4", new byte[32]);

        (await FaultAsync()).Should().EndWith("OrgChat did not write it.");
    }

    [Fact]
    public async Task An_empty_record_of_a_clinic_that_is_not_new_is_not_whole()
    {
        await RecordSomethingAsync(5);
        await Clinic.Anchors.AnchorAllAsync();
        Clinic.Later(60);

        Execute($"{WithoutTriggers} DELETE FROM AuditEntries");
        Directory.Delete(Clinic.AuditOptions.AnchorDirectory, recursive: true);

        (await FaultAsync()).Should().Be("The record is empty although the clinic is not new: it was taken away.");
    }

    [Fact]
    public async Task An_admin_verifies_their_own_organization_and_the_verification_is_recorded()
    {
        await RecordSomethingAsync(4);

        var verdict = await Clinic.Verifier.VerifyAsync(Clinic.Ines, new Progress<AuditProgress>());

        verdict.Should().BeEquivalentTo(new { OrganizationName = "Lakeside Clinic", IsWhole = true, Checked = 4L });
        (await Clinic.LastRecordAsync())
            .Should()
            .BeEquivalentTo(
                new { Action = AuditAction.RecordVerified, Facts = new AuditFacts { IsWhole = true }, ActorName = "Ines Romero" });
        await Clinic.HidesAsync(() => Clinic.Verifier.VerifyAsync(Clinic.Jamie, new Progress<AuditProgress>()), MissingKind.Page);
    }

    [Fact]
    public async Task One_act_with_many_entries_reads_the_chain_once_and_keeps_their_order()
    {
        await Clinic.AllowAsync(Clinic.Nora, PermissionSet.Full.Value);
        var heard =
            await CommandLog.DuringAsync(Clinic.File, () => Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Nora, TestClinic.TheThree));

        heard.Count(command => command.Sql.Contains("\"Number\" DESC", StringComparison.Ordinal)).Should().Be(1);
        var record = await Clinic.RecordAsync();
        record.Should().HaveCount(4);
        record.Select(e => e.Number).Should().BeInAscendingOrder();
        (await VerifyAllAsync())[0].IsWhole.Should().BeTrue();
    }

    private string Lakeside =>
        $"OrganizationId = (SELECT OrganizationId FROM People WHERE Id = '{Clinic.Ines.Id.ToString().ToUpperInvariant()}')";

    private async Task RecordSomethingAsync(int times)
    {
        foreach (var _ in Enumerable.Range(0, times))
            await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Ana);
    }

    /// <summary>What somebody could do who has the file, the program and all the time, but not the key that signs anchors.</summary>
    private async Task RewriteAsync(string sql, byte[]? recordKey = null)
    {
        Execute($"{WithoutTriggers} {sql}");
        await using var db = Clinic.Database.ForIdentity();
        var lakeside = (await db.People.SingleAsync(p => p.Id == Clinic.Ines.Id)).OrganizationId;
        var head = new ChainLink(0, new byte[AuditChainFormat.HashLength]);
        foreach (var entry in await db.AuditEntries.Where(e => e.OrganizationId == lakeside).OrderBy(e => e.Number).ToListAsync())
        {
            entry.Follow(head, recordKey ?? Clinic.Keys.RecordKey);
            head = new ChainLink(entry.Number!.Value, entry.Hash!);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Puts the public hash right, which anybody can compute; the keyed one nobody can.</summary>
    private async Task RewriteTailAsync(long number)
    {
        var lakeside = (await Clinic.PersonAsync(Clinic.Ines)).OrganizationId;
        var record = (await Clinic.RecordAsync()).Where(entry => entry.OrganizationId == lakeside).ToList();
        var (forged, before) = (record.Single(entry => entry.Number == number), record.Single(entry => entry.Number == number - 1));
        Execute($"{WithoutTriggers} UPDATE AuditEntries SET Hash = x'{Convert.ToHexString(AuditChainFormat.HashOf(forged, before.Hash!))}', Mac = x'{Convert.ToHexString(before.Mac!)}' WHERE Number = {number} AND {Lakeside}");
    }

    private Task<IReadOnlyList<AuditVerdict>> VerifyAllAsync() => Clinic.Verifier.VerifyAllAsync(new Progress<AuditProgress>());

    private async Task<string?> FaultAsync() =>
        (await VerifyAllAsync()).Select(verdict => verdict.Fault?.ToString()).FirstOrDefault(fault => fault is not null);

    private void Execute(string sql) => Contents.Ask(Clinic.File, string.Create(CultureInfo.InvariantCulture, $"{sql}"));
}

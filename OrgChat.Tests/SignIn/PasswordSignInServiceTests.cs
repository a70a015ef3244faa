using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.SignIn;

public sealed class PasswordSignInServiceTests : ClinicTest
{
    private const string Right = "mango tram river";
    private const string Nora = "nora.fields@lakeside.example";

    [Fact]
    public async Task The_right_password_opens_and_any_other_does_not()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, Right);

        (await OpenAsync(Right)).Should().BeTrue();
        (await OpenAsync(Right, " Nora.Fields@LAKESIDE.example ")).Should().BeTrue("addresses are compared without case");
        (await OpenAsync("Mango tram river")).Should().BeFalse();
        (await OpenAsync(Right, "sam.ortiz@lakeside.example")).Should().BeFalse();
        (await OpenAsync(Right, "nobody@lakeside.example")).Should().BeFalse();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_address_they_came_from_for_a_quarter_of_an_hour_and_then_longer()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, Right);

        foreach (var minutes in new[] { 15, 30, 60, 60 })
        {
            for (var attempt = 0; attempt < 5; attempt++)
                await OpenAsync("a wrong one");

            Clinic.Later(minutes - 0.1);
            (await OpenAsync(Right)).Should().BeFalse("Nora’s sign-in still rests there");
            Clinic.Later(0.2);
        }

        (await Clinic.RecordAsync()).Count(e => e.Action == AuditAction.SignInLocked)
            .Should().Be(4, "each rest was over before the next began");
        (await OpenAsync(Right)).Should().BeTrue();
        for (var attempt = 0; attempt < 4; attempt++)
            await OpenAsync("a wrong one");

        (await OpenAsync(Right)).Should().BeTrue("who came in starts anew");
    }

    [Fact]
    public async Task Of_two_hundred_guesses_at_once_five_count_and_the_right_one_among_the_rest_is_refused()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, Right);
        for (var attempt = 0; attempt < 5; attempt++)
            await OpenAsync("a wrong one");

        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => OpenAsync(i % 2 == 0 ? Right : "a wrong one"))));

        opened.Should().OnlyContain(open => !open);
        (await Clinic.RecordAsync()).Count(e => e.Action == AuditAction.SignInLocked).Should().Be(1);
    }

    [Fact]
    public async Task Every_failure_and_the_lock_are_on_the_record_of_the_accounts_clinic_without_what_was_typed()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, Right);
        for (var attempt = 0; attempt < 7; attempt++)
            await OpenAsync("a very secret mistake");

        var entries = await Clinic.Database.ReadAsync(db => db.AuditEntries.ToListAsync());

        entries.Select(e => e.Action)
            .Should().BeEquivalentTo([.. Enumerable.Repeat(AuditAction.SignInFailed, 7), AuditAction.SignInLocked]);
        var lakeside = (await Clinic.PersonAsync(Clinic.Ines)).OrganizationId;
        entries.Should().OnlyContain(e => e.OrganizationId == lakeside && e.SubjectId == Clinic.Nora.Id && e.ActorId == Guid.Empty);
        entries.Should().OnlyContain(e => e.Outcome == Outcome.Denied, "an officer who asks for denied attempts finds them");
        Contents.Of(Clinic.File).Should().NotContain(row => row.Contains("secret mistake"));
    }

    [Fact]
    public async Task Who_is_not_active_is_refused_like_a_wrong_password()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, Right);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);

        (await OpenAsync(Right)).Should().BeFalse();
        (await Clinic.LastRecordAsync()).Action.Should().Be(AuditAction.SignInFailed);
    }

    [Fact]
    public async Task One_address_in_two_clinics_opens_each_with_its_own_password()
    {
        var twin = await Clinic.Team.InviteAsync(Clinic.Ida, new("Nora Fields", Nora, TeamRole.Support, "", false));
        await Clinic.HasPasswordAsync(Clinic.Nora, Right);
        await Clinic.HasPasswordAsync(new Someone(twin, "Nora Fields"), "another tram river");

        (await Clinic.SignIn.OpenAsync(Nora, Right, new(null))).Should().ContainSingle().Which.Id.Should().Be(Clinic.Nora.Id);
        (await Clinic.SignIn.OpenAsync(Nora, "another tram river", new(null))).Should().ContainSingle().Which.Id.Should().Be(twin);
        (await Clinic.SignIn.OpenAsync(Nora, "neither", new(null))).Should().BeEmpty();
        (await Clinic.Database.ReadAsync(db => db.AuditEntries.Where(e => e.Action == AuditAction.SignInFailed).Select(e => e.SubjectId)
            .ToListAsync()))
            .Should().BeEquivalentTo([Clinic.Nora.Id, twin]);
    }

    [Fact]
    public async Task A_password_stored_with_less_effort_is_stored_anew_when_it_is_used()
    {
        var weak = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 }));
        await Clinic.Database.WriteAsync(async db =>
            (await db.Users.SingleAsync(a => a.Id == Clinic.Nora.Id)).PasswordHash = weak.HashPassword(null!, Right));

        (await OpenAsync(Right)).Should().BeTrue();

        var stored = Convert.FromBase64String((await Clinic.AccountAsync(Clinic.Nora)).PasswordHash!);
        BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(5)).Should().Be(210_000);
        (await OpenAsync(Right)).Should().BeTrue();
    }

    private async Task<bool> OpenAsync(string password, string email = Nora) =>
        (await Clinic.SignIn.OpenAsync(email, password, new("192.0.2.7"))).Count > 0;
}

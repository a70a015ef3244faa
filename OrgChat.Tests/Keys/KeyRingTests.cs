using System.Text;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Keys;

public sealed class KeyRingTests : ClinicTest
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("Please sit up slowly.");

    [Fact]
    public async Task What_is_sealed_opens_in_its_place_and_shows_nothing_of_the_words()
    {
        var lakeside = await LakesideAsync();

        var stored = Clinic.Keys.Seal(lakeside, Words, "Messages.Text/1");

        stored.Should().HaveCount(Words.Length + 31).And.StartWith([1, 0, 1]);
        Encoding.UTF8.GetString(stored).Should().NotContain("slowly");
        Clinic.Keys.Open(lakeside, stored, "Messages.Text/1").Should().Equal(Words);
        Clinic.Keys.Seal(lakeside, Words, "Messages.Text/1").Should().NotEqual(stored, "no nonce is used twice");
    }

    [Fact]
    public async Task No_changed_byte_opens()
    {
        var lakeside = await LakesideAsync();
        var stored = Clinic.Keys.Seal(lakeside, Words, "here");

        foreach (var at in Enumerable.Range(0, stored.Length))
        {
            var changed = (byte[])stored.Clone();
            changed[at] ^= 1;
            Opening(lakeside, changed, "here").Should().Throw<CannotOpenException>("byte {0} was changed", at);
        }

        foreach (var length in Enumerable.Range(0, stored.Length))
            Opening(lakeside, stored[..length], "here").Should().Throw<CannotOpenException>();
    }

    [Fact]
    public async Task Moved_to_another_place_or_organization_it_does_not_open()
    {
        var lakeside = await LakesideAsync();
        var riverside = (await Clinic.PersonAsync(Clinic.Ida)).OrganizationId;
        var stored = Clinic.Keys.Seal(lakeside, Words, "Messages.Text/1");

        Opening(lakeside, stored, "Messages.Text/2").Should().Throw<CannotOpenException>();
        Opening(riverside, stored, "Messages.Text/1").Should().Throw<CannotOpenException>();
        Opening(Guid.NewGuid(), stored, "Messages.Text/1").Should().Throw<CannotOpenException>();
    }

    [Fact]
    public async Task The_database_holds_keys_only_wrapped_and_another_master_key_opens_none()
    {
        var stored = await Clinic.Database.ReadAsync(db => db.OrganizationKeys.ToListAsync());

        stored.Should().HaveCount(5, "the installation has one, each of two organizations one for indexes and one for data");
        foreach (var key in stored)
        {
            var plain = key.Unwrap(TestClinic.MasterKey);
            key.Wrapped.AsSpan().IndexOf(plain).Should().Be(-1);
            key.Invoking(k => k.Unwrap(MasterKey.Random())).Should().Throw<CannotOpenException>();
        }
    }

    [Fact]
    public async Task A_new_organization_has_its_keys_in_the_same_transaction_and_can_seal_in_it()
    {
        var (id, stored) = await Clinic.Database.WriteAsync(db =>
        {
            var hillside = db.Organizations.Add(new Organization("Hillside Dental", Clinic.Clock.GetUtcNow())).Entity;
            return Task.FromResult((hillside.Id, Clinic.Keys.Seal(hillside.Id, Words, "here")));
        });

        (await Clinic.Database.ReadAsync(db => db.OrganizationKeys.CountAsync(key => key.OrganizationId == id))).Should().Be(2);
        Clinic.Keys.Open(id, stored, "here").Should().Equal(Words);
    }

    [Fact]
    public async Task Keys_that_another_process_made_are_found()
    {
        var lakeside = await LakesideAsync();
        using var other = new ServerBeside(Clinic.File);

        var stored = other.Database.Keys.Seal(lakeside, Words, "here");

        Clinic.Keys.Open(lakeside, stored, "here").Should().Equal(Words);
        Clinic.Keys.IndexKey(lakeside).Should().Equal(other.Database.Keys.IndexKey(lakeside));
    }

    [Fact]
    public async Task Keys_for_different_uses_differ()
    {
        var lakeside = await LakesideAsync();
        var riverside = (await Clinic.PersonAsync(Clinic.Ida)).OrganizationId;

        new[]
        {
            Clinic.Keys.IndexKey(lakeside), Clinic.Keys.IndexKey(riverside), Clinic.Keys.InstallationKey("e-mail"),
            Clinic.Keys.InstallationKey("cookies"),
        }.Select(Convert.ToHexString).Should().OnlyHaveUniqueItems();
    }

    private async Task<Guid> LakesideAsync() => (await Clinic.PersonAsync(Clinic.Ines)).OrganizationId;

    private Action Opening(Guid organization, byte[] stored, string place) => () => Clinic.Keys.Open(organization, stored, place);
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Photos;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Photos;

public sealed class PhotoServiceTests : ClinicTest
{
    public static TheoryData<string, byte[], string> Unfit { get; } = new()
    {
        { "no picture", Samples.Pdf(), "This is not a photo in JPEG, PNG or WebP. Choose another one." },
        { "nothing", [], "This is not a photo in JPEG, PNG or WebP. Choose another one." },
        { "another kind of picture", Samples.Gif(), "This is not a photo in JPEG, PNG or WebP. Choose another one." },
        { "a page that begins like a picture", [0xFF, 0xD8, 0xFF, .. Samples.Text("<script>alert(1)</script>")],
            "The content of this file is not what its name says, or the file is damaged. Save it again in its program and attach it once more." },
        { "too wide", Samples.Png(513, 8), "This photo has more than 512 pixels on a side. Choose a smaller one." },
        { "too high", Samples.Jpeg(8, 513), "This photo has more than 512 pixels on a side. Choose a smaller one." },
    };

    [Fact]
    public async Task Jamie_s_photo_is_seen_by_the_team_and_is_nowhere_in_the_file()
    {
        var photo = Samples.Png(256, 256);

        await ChangeAsync(Clinic.Jamie, photo);

        foreach (var reader in new[] { Clinic.Jamie, Clinic.Nora, Clinic.Ines })
        {
            var seen = await SeeAsync(reader, Clinic.Jamie);
            (seen!.ContentType, seen.Content).Should().BeEquivalentTo(("image/png", photo), $"{reader} reads Jamie’s name");
        }

        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new
        {
            Action = AuditAction.PhotoChanged,
            ActorName = "Jamie Lee",
            Right = AuditRight.Own,
            Facts = new AuditFacts { FileType = "image/png" },
        });
        await Disk.HoldsNothingOfAsync(Clinic.File, Convert.ToBase64String(photo));
    }

    [Fact]
    public async Task Where_a_photo_was_taken_is_left_out()
    {
        await ChangeAsync(Clinic.Ana, Samples.Jpeg(256, 256));

        var seen = await SeeAsync(Clinic.Ana, Clinic.Ana);
        System.Text.Encoding.Latin1.GetString(seen!.Content!).Should().NotContain("GPS");
    }

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task What_is_no_photo_is_refused_and_the_one_before_stays(string what, byte[] content, string told)
    {
        await ChangeAsync(Clinic.Jamie, Samples.Png());
        var before = await VersionAsync(Clinic.Jamie);

        (await Clinic.RefusesAsync(() => ChangeAsync(Clinic.Jamie, content))).Should().BeOfType<UnfitFileException>(what)
            .Which.Message.Should().Be(told);

        (await VersionAsync(Clinic.Jamie)).Should().Be(before);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        byte[] large = [.. Samples.Png(), .. new byte[PersonPhoto.MaxBytes]];

        (await Clinic.RefusesAsync(() => ChangeAsync(Clinic.Jamie, large))).Should().BeOfType<FileTooLargeException>()
            .Which.Message.Should().Be("This photo is larger than 200 kB. Choose a smaller one.");
    }

    [Fact]
    public async Task Whoever_changes_their_photo_again_and_again_waits_an_hour()
    {
        for (var times = 0; times < PhotoService.MostInAnHour; times++)
            await ChangeAsync(Clinic.Jamie, Samples.Png());

        (await Clinic.RefusesAsync(() => ChangeAsync(Clinic.Jamie, Samples.Png()))).Message
            .Should().Be("You have changed your photo 20 times within an hour. Try again later.");
        await ChangeAsync(Clinic.Nora, Samples.Png());
        Clinic.Later(minutes: 61);
        await ChangeAsync(Clinic.Jamie, Samples.Png());
    }

    [Fact]
    public async Task A_client_sees_themself_and_those_of_their_conversations_and_nobody_else()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var person in new[] { Clinic.Maria, Clinic.Nora, Clinic.Tomas, Clinic.Ana })
            await ChangeAsync(person, Samples.Png());

        (await SeenByAsync(Clinic.Ana)).Should().Equal("Ana Ruiz", "Dr. Maria Lopez");
        (await SeenByAsync(Clinic.Tomas)).Should().Equal("Tomás Okafor");

        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Nora], []);
        (await SeenByAsync(Clinic.Ana)).Should().Equal("Ana Ruiz", "Dr. Maria Lopez", "Nora Fields");
        (await SeenByAsync(Clinic.Maria)).Should().HaveCount(4);
    }

    [Fact]
    public async Task A_client_sees_who_may_read_along_and_who_once_answered_for_the_owner()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await ChangeAsync(Clinic.Jamie, Samples.Png());
        (await SeenByAsync(Clinic.Ana)).Should().Equal(["Jamie Lee"], "the details name him");
        (await SeenByAsync(Clinic.Henrik)).Should().BeEmpty("he has no conversation");

        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Good morning");
        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);

        (await SeenByAsync(Clinic.Ana)).Should().Equal(["Jamie Lee"], "his message still shows his name");
    }

    [Fact]
    public async Task The_other_clinic_sees_nothing_and_not_even_that_there_is_a_photo()
    {
        await ChangeAsync(Clinic.Jamie, Samples.Png());

        foreach (var other in new[] { Clinic.Ida, Clinic.Haddad, Clinic.Theo })
        {
            (await SeeAsync(other, Clinic.Jamie)).Should().BeNull();
            (await Clinic.Photos.ListAsync(other)).Of(Clinic.Jamie).Should().BeNull();
        }
    }

    [Fact]
    public async Task A_session_that_was_ended_sees_and_changes_nothing()
    {
        await ChangeAsync(Clinic.Jamie, Samples.Png());
        var version = await VersionAsync(Clinic.Jamie);
        var session = await Clinic.SessionOfAsync(Clinic.Nora);
        var nora = new Actor(Clinic.Nora, session);
        (await Clinic.Photos.FindAsync(nora, Clinic.Jamie, version)).Should().NotBeNull();

        await Clinic.Sessions.EndAsync(Clinic.Nora, session);

        await FluentActions.Awaiting(() => Clinic.Photos.FindAsync(nora, Clinic.Jamie, version))
            .Should().ThrowAsync<SessionEndedException>();
        await Clinic.RefusesAsync(() => ChangeAsync(nora, Samples.Png()));
    }

    [Fact]
    public async Task Another_photo_has_another_address_and_the_one_before_is_gone()
    {
        await ChangeAsync(Clinic.Jamie, Samples.Png());
        var first = await VersionAsync(Clinic.Jamie);

        await ChangeAsync(Clinic.Jamie, Samples.Png(16, 16));

        (await VersionAsync(Clinic.Jamie)).Should().NotBe(first);
        (await Clinic.Photos.FindAsync(Clinic.Jamie, Clinic.Jamie, first)).Should().BeNull();
    }

    [Fact]
    public async Task A_photo_that_is_removed_is_gone_on_record_and_once()
    {
        await ChangeAsync(Clinic.Ana, Samples.Png());

        await Clinic.Photos.RemoveAsync(Clinic.Ana);
        await Clinic.Photos.RemoveAsync(Clinic.Ana);

        (await Clinic.Photos.ListAsync(Clinic.Ana)).Of(Clinic.Ana).Should().BeNull();
        (await Clinic.ActsAsync()).Select(entry => entry.Action).Should().Equal(AuditAction.PhotoChanged, AuditAction.PhotoRemoved);
        (await Clinic.Database.ReadAsync(db => db.PersonPhotos.AnyAsync())).Should().BeFalse();
    }

    [Fact]
    public async Task Whoever_leaves_the_clinic_leaves_no_photo()
    {
        await ChangeAsync(Clinic.Nora, Samples.Png());

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);

        (await Clinic.Photos.ListAsync(Clinic.Jamie)).Of(Clinic.Nora).Should().BeNull();
    }

    [Fact]
    public async Task Every_open_window_of_the_clinic_is_told_and_no_other()
    {
        using var maria = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        using var ida = await TestScreen.OpenAsync(Clinic, Clinic.Ida);
        await maria.SettledAsync();
        await ida.SettledAsync();

        await ChangeAsync(Clinic.Jamie, Samples.Png());

        (await maria.SettledAsync()).OfType<PhotoChange>().Last().Photos.Of(Clinic.Jamie).Should().Be(await VersionAsync(Clinic.Jamie));
        (await ida.SettledAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("UPDATE PersonPhotos SET ContentType = 'text/html'")]
    [InlineData("UPDATE PersonPhotos SET PersonId = {0}")]
    [InlineData("UPDATE PersonPhotos SET OrganizationId = (SELECT Id FROM Organizations WHERE Name = 'Riverside Physio')")]
    public async Task A_photo_that_somebody_changed_in_the_file_is_not_shown(string change)
    {
        await ChangeAsync(Clinic.Jamie, Samples.Png());
        var version = await VersionAsync(Clinic.Jamie);
        Contents.Ask(Clinic.File, string.Format(System.Globalization.CultureInfo.InvariantCulture, change,
            $"'{Clinic.Nora.Id.ToString().ToUpperInvariant()}'"));

        foreach (var person in new[] { Clinic.Jamie, Clinic.Nora })
        {
            var seen = await Record.ExceptionAsync(async () =>
                (await Clinic.Photos.FindAsync(Clinic.Maria, person, version)).Should().BeNull());
            seen.Should().Match(one => one == null || one is RefusedException);
        }
    }

    private async Task ChangeAsync(Actor person, byte[] content)
    {
        using var sent = new MemoryStream(content);
        await Clinic.Photos.ChangeAsync(person, sent);
    }

    private async Task<Guid> VersionAsync(Someone person) => (await Clinic.Photos.ListAsync(person)).Of(person)!.Value;

    private async Task<PersonPhoto?> SeeAsync(Someone reader, Someone person) =>
        await Clinic.Photos.FindAsync(reader, person, await VersionAsync(person));

    /// <summary>Whose photos the reader sees, by name.</summary>
    private async Task<List<string>> SeenByAsync(Someone reader)
    {
        var all = await Clinic.Database.ReadAsync(db => db.PersonPhotos.ToListAsync());
        var seen = new List<string>();
        foreach (var photo in all)
        {
            if (await Clinic.Photos.FindAsync(reader, photo.PersonId, photo.Version) is not null)
                seen.Add((await Clinic.PersonAsync(new Someone(photo.PersonId, ""))).Name);
        }

        return [.. seen.Order(StringComparer.Ordinal)];
    }
}

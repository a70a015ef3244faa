using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Messaging;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

public sealed class OpeningFilesTests : AttachmentTest
{
    [Theory, MemberData(nameof(Standing.All), MemberType = typeof(Standing))]
    public async Task Who_may_read_the_conversation_opens_its_files_and_for_others_they_do_not_exist(Standing standing)
    {
        foreach (var permissions in standing.Sets)
        {
            var chat = await standing.ArrangeAsync(Clinic, permissions);
            var file = await SendAsync(Clinic.Ana, chat, "knee.png", Samples.Png());
            foreach (var open in new Func<Guid, Task>[] { id => Clinic.Files.OpenAsync(standing.In(Clinic), id),
                id => Clinic.Files.ShowAsync(standing.In(Clinic), id) })
            {
                if (standing.Expected(permissions) != Access.None)
                {
                    await open(file.Id);
                    continue;
                }

                var refused = await Clinic.RefusesAsync(() => open(file.Id));
                refused.Message
                    .Should()
                    .Be((await Clinic.RefusesAsync(() => open(Guid.NewGuid()))).Message, $"{standing} cannot tell it from nothing");
            }
        }
    }

    [Fact]
    public async Task A_file_that_was_not_sent_is_its_uploaders_alone()
    {
        var chat = await StartAsync();
        var file = await UploadAsync(Clinic.Ana, chat, "knee.png", Samples.Png());

        await Clinic.Files.ShowAsync(Clinic.Ana, file.Id);
        await Clinic.HidesAsync(() => Clinic.Files.ShowAsync(Clinic.Maria, file.Id), MissingKind.File);
        await Clinic.HidesAsync(() => Clinic.Files.OpenAsync(Clinic.Jamie, file.Id), MissingKind.File);
    }

    [Fact]
    public async Task Opening_a_file_is_recorded_once_per_opening_with_the_right_it_was_opened_by()
    {
        var chat = await StartAsync();
        var file = await SendAsync(Clinic.Ana, chat);
        var before = (await Clinic.RecordAsync()).Count;

        await Clinic.Files.OpenAsync(Clinic.Maria, file.Id);
        await Clinic.Files.OpenAsync(Clinic.Jamie, file.Id);

        (await Clinic.RecordAsync())[before..].Should().BeEquivalentTo(
            [
                new { ActorName = "Dr. Maria Lopez", Action = AuditAction.FileOpened, Right = AuditRight.Participate,
                    Facts = new AuditFacts { FileType = "application/pdf" }, ClientName = "Ana Ruiz" },
                new { ActorName = "Jamie Lee", Action = AuditAction.FileOpened, Right = AuditRight.OnBehalf,
                    Facts = new AuditFacts { FileType = "application/pdf" }, ClientName = "Ana Ruiz" },
            ]);
    }

    [Fact]
    public async Task A_picture_in_its_place_is_on_record_with_the_opening_of_the_conversation_and_never_without()
    {
        var chat = await StartAsync();
        var file = await SendAsync(Clinic.Ana, chat, "knee.png", Samples.Png());
        var before = (await Clinic.RecordAsync()).Count;

        await Clinic.Files.ShowAsync(Clinic.Maria, file.Id);
        (await Clinic.RecordAsync()).Should().HaveCount(before, "she takes part");

        await Clinic.Files.ShowAsync(Clinic.Jamie, file.Id);
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { ActorName = "Jamie Lee", Action = AuditAction.FileOpened });
        await Clinic.Files.ShowAsync(Clinic.Jamie, file.Id);
        (await Clinic.RecordAsync()).Should().HaveCount(before + 1, "one visit is one line");

        await Clinic.Reader.OpenAsync(Clinic.Sam, chat);
        await Clinic.Files.ShowAsync(Clinic.Sam, file.Id);
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { ActorName = "Sam Ortiz", Action = AuditAction.ConversationOpened });
        Clinic.Later(13 * 60);
        await Clinic.Files.ShowAsync(Clinic.Sam, file.Id);
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { ActorName = "Sam Ortiz", Action = AuditAction.FileOpened });
    }

    [Fact]
    public async Task Only_pictures_are_shown_in_place()
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync());

        await Clinic.HidesAsync(() => Clinic.Files.ShowAsync(Clinic.Ana, file.Id), MissingKind.File);
    }

    [Fact]
    public async Task A_file_that_was_changed_cut_or_taken_away_is_a_sentence_on_record_and_in_the_log()
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync());
        var path = Clinic.Store.PathOf(file.Id);
        var stored = await File.ReadAllBytesAsync(path);
        await Clinic.Files.RequireWholeAsync(Clinic.Maria, file, default);
        foreach (var spoil in new Action[] { () => File.WriteAllBytes(path, [.. stored[..^1], (byte)~stored[^1]]),
            () => File.WriteAllBytes(path, stored[..9]), () => File.Delete(path) })
        {
            spoil();

            (await Clinic.Files.Awaiting(files => files.RequireWholeAsync(Clinic.Maria, file, default))
                .Should().ThrowAsync<DamagedFileException>())
                .WithMessage("This file is damaged or missing*");
        }

        (await Clinic.RecordAsync())[^3..]
            .Should()
            .AllBeEquivalentTo(
                new
                {
                    ActorName = "Dr. Maria Lopez",
                    Action = AuditAction.FileDamaged,
                    Facts = new AuditFacts { FileType = "application/pdf" },
                    ClientName = "Ana Ruiz"
                });
        Clinic.Log.Where(line => line.StartsWith($"File {file.Id} is damaged or missing.", StringComparison.Ordinal)).Should().HaveCount(3);
    }
}

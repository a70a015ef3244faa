using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Sealing;
using OrgChat.Tests.Messaging;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

public sealed class UploadingTests : AttachmentTest
{
    private const int Piece = SealedFileFormat.PieceSize;

    [Theory, MemberData(nameof(Standing.All), MemberType = typeof(Standing))]
    public async Task Who_may_write_may_attach_and_nobody_else(Standing standing)
    {
        foreach (var permissions in standing.Sets)
        {
            var chat = await standing.ArrangeAsync(Clinic, permissions);
            var access = standing.Expected(permissions);
            var upload = () => UploadAsync(standing.In(Clinic), chat);
            if (access is Access.OnBehalf or Access.Participate)
                (await upload()).UploaderId.Should().Be(standing.In(Clinic).Id);
            else if (access is Access.Read)
                (await Clinic.RefusesAsync(upload)).Message.Should().Contain("not answer in it");
            else
                await Clinic.HidesAsync(upload, standing.IsActive ? MissingKind.Conversation : MissingKind.Account);
        }
    }

    [Fact]
    public async Task What_was_uploaded_is_what_comes_out_whatever_its_length()
    {
        var chat = await StartAsync();
        foreach (var length in new[] { 1, Piece - 1, Piece, Piece + 1, 3 * Piece })
        {
            var content = Samples.Text(new string('a', length - 1) + "z");

            var file = await SendAsync(Clinic.Ana, chat, "notes.txt", content);

            (await ContentAsync(Clinic.Maria, file)).Should().Equal(content);
            file.Size.Should().Be(length);
        }
    }

    [Fact]
    public async Task Exactly_25_megabytes_go_and_one_byte_more_does_not_and_leaves_nothing()
    {
        var chat = await StartAsync();
        var content = new byte[AttachmentOptions.MaxFileBytes + 1];
        content.AsSpan().Fill((byte)'x');

        var file = await UploadAsync(Clinic.Ana, chat, "big.txt", content[1..]);
        file.Size.Should().Be(AttachmentOptions.MaxFileBytes);

        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat, "bigger.txt", content))).Should().BeOfType<FileTooLargeException>();
        OnDisk().Should().ContainSingle();
    }

    [Fact]
    public async Task A_file_is_never_in_memory_as_a_whole()
    {
        var chat = await StartAsync();
        using var content = new Endless(AttachmentOptions.MaxFileBytes);
        content.Watch = () => content.Position - OnDisk().Sum(file => new FileInfo(file).Length);

        await Clinic.Attachments.UploadAsync(Clinic.Ana, chat, "long.txt", content);

        content.Most.Should().BeInRange(1, 3 * Piece, "what came in is on disk but for the last pieces");
    }

    [Fact]
    public async Task Somebody_removed_while_uploading_has_uploaded_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        using var content = new Endless(200_000) { Midway = () => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora) };

        await FluentActions.Awaiting(() => Clinic.Attachments.UploadAsync(Clinic.Nora, chat, "notes.txt", content))
            .Should().ThrowAsync<NotFoundException>();

        OnDisk().Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_attached_to_a_closed_conversation_that_is_locked_also_when_it_closes_meanwhile()
    {
        await Clinic.SaysAsync(profile => profile with { LocksClosed = true });
        var chat = await StartAsync();
        using var content = new Endless(200_000) { Midway = () => Clinic.Conversations.CloseAsync(Clinic.Maria, chat) };
        await FluentActions.Awaiting(() => Clinic.Attachments.UploadAsync(Clinic.Ana, chat, "notes.txt", content))
            .Should().ThrowAsync<RefusedException>();

        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat))).Message.Should().Contain("closed");

        OnDisk().Should().BeEmpty();
    }

    [Fact]
    public async Task A_line_that_breaks_leaves_nothing()
    {
        var chat = await StartAsync();
        using var content = new Endless(200_000) { Midway = () => throw new IOException("The line broke.") };

        await FluentActions.Awaiting(() => Clinic.Attachments.UploadAsync(Clinic.Ana, chat, "notes.txt", content))
            .Should().ThrowAsync<IOException>();

        OnDisk().Should().BeEmpty();
        (await Clinic.Attachments.UnsentAsync(Clinic.Ana, chat)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_upload_that_takes_too_long_is_stopped()
    {
        var chat = await StartAsync();
        using var content = new Endless(
            long.MaxValue)
        { Midway = () => { Clinic.Later(16); return Task.Delay(Timeout.Infinite, default(CancellationToken)); } };
        content.HalfwayAt = 0;

        (await Clinic.RefusesAsync(() => Clinic.Attachments.UploadAsync(Clinic.Ana, chat, "notes.txt", content))).Message
            .Should().Contain("too long");

        OnDisk().Should().BeEmpty();
    }

    [Fact]
    public async Task A_fourth_upload_at_a_time_has_to_wait_its_turn()
    {
        var chat = await StartAsync();
        var line = new TaskCompletionSource();
        var under = Enumerable.Range(0, 3).Select(_ => Clinic.Attachments.UploadAsync(
            Clinic.Ana, chat, "notes.txt", new Endless(100) { Midway = () => line.Task, HalfwayAt = 0 })).ToList();

        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat))).Message.Should().Contain("3 files are being uploaded");
        (await UploadAsync(Clinic.Maria, chat)).Should().NotBeNull("others have slots of their own");

        line.SetResult();
        await Task.WhenAll(under);
        await UploadAsync(Clinic.Ana, chat);
    }

    [Fact]
    public async Task A_day_and_an_organization_have_an_end()
    {
        var chat = await StartAsync();
        Clinic.AttachmentOptions.MegabytesPerPersonAndDay = 1;
        await UploadAsync(Clinic.Ana, chat, "notes.txt", Samples.Text(new string('x', 900_000)));

        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat, "notes.txt", Samples.Text(new string('x', 200_000))))).Message
            .Should().Contain("in a day");
        OnDisk().Should().ContainSingle();
        await UploadAsync(Clinic.Maria, chat, "notes.txt", Samples.Text(new string('x', 200_000)));
        Clinic.Later(24 * 60);
        await UploadAsync(Clinic.Ana, chat, "notes.txt", Samples.Text(new string('x', 200_000)));

        Clinic.AttachmentOptions.GigabytesPerOrganization = 0;
        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Maria, chat))).Message.Should().Contain("space for files is full");
    }

    [Fact]
    public async Task Only_its_uploader_takes_an_unsent_file_away_and_nobody_a_sent_one()
    {
        var chat = await StartAsync();
        var (kept, sent, gone) =
            (await UploadAsync(Clinic.Ana, chat), await SendAsync(Clinic.Ana, chat), await UploadAsync(Clinic.Ana, chat));

        await Clinic.Attachments.DiscardAsync(Clinic.Maria, kept.Id);
        await Clinic.Attachments.DiscardAsync(Clinic.Ana, sent.Id);
        await Clinic.Attachments.DiscardAsync(Clinic.Ana, gone.Id);
        await Clinic.Attachments.DiscardAsync(Clinic.Ana, gone.Id);

        (await Clinic.Attachments.UnsentAsync(Clinic.Ana, chat)).Select(file => file.Id).Should().Equal(kept.Id);
        OnDisk().Should().HaveCount(2);
        (await ContentAsync(Clinic.Maria, sent)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData(@"C:\Users\ana\photo.txt", "photo.txt")]
    [InlineData("cv\u202Etxt.exe.txt", "cvtxt.exe.txt")]
    [InlineData("two\r\nlines\0.txt", "two lines.txt")]
    [InlineData("CON.txt", "CON.txt")]
    [InlineData("  .. befund größe.txt", "befund größe.txt")]
    public async Task A_name_is_only_ever_shown_and_never_a_path(string given, string shown)
    {
        var chat = await StartAsync();

        var file = await UploadAsync(Clinic.Ana, chat, given, Samples.Text("x"));

        file.FileName.Should().Be(shown);
        OnDisk().Should().ContainSingle().Which.Should().StartWith(Clinic.Store.Folder).And.EndWith(file.Id.ToString("N"));
    }

    [Fact]
    public async Task A_very_long_name_keeps_its_extension()
    {
        var file = await UploadAsync(Clinic.Ana, await StartAsync(), new string('n', 400) + ".pdf");

        file.FileName.Should().HaveLength(120).And.EndWith("….pdf");
    }
}

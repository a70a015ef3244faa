using OrgChat.Domain.Model;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

/// <summary>With a scanner, nothing is shown before it has passed. The scanner here is a shell script.</summary>
public sealed class AttachmentScanServiceTests : AttachmentTest
{
    [Fact]
    public async Task A_file_waits_is_looked_at_and_then_shown_in_the_open_windows()
    {
        UseScanner("cat > /dev/null; exit 0");
        var chat = await StartAsync();
        var file = await SendAsync(Clinic.Ana, chat);
        file.State.Should().Be(AttachmentState.Waiting);
        await Clinic.HidesAsync(() => Clinic.Files.OpenAsync(Clinic.Maria, file.Id), MissingKind.File);
        await Clinic.HidesAsync(() => Clinic.Files.OpenAsync(Clinic.Ana, file.Id), MissingKind.File);
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Maria);

        await Clinic.Scanner.LookAsync();

        (await screen.NextAsync<ConversationChange>()).ConversationId.Should().Be(chat);
        var message = (await Clinic.Reader.AgainAsync(Clinic.Maria, chat, [1])).Messages.Single();
        message.Attachments.Single().State.Should().Be(AttachmentState.Ready);
        (await ContentAsync(Clinic.Maria, file)).Should().Equal(Samples.Pdf());
    }

    [Fact]
    public async Task The_scanner_gets_the_content_and_what_it_refuses_is_never_opened()
    {
        UseScanner("grep -q EICAR && exit 1; exit 0");
        var chat = await StartAsync();
        var (clean, harmful) = (await SendAsync(Clinic.Ana, chat), await SendAsync(Clinic.Ana, chat, "bad.txt", Samples.Eicar));

        await Clinic.Scanner.LookAsync();

        (await ContentAsync(Clinic.Maria, clean)).Should().NotBeEmpty();
        await Clinic.HidesAsync(() => Clinic.Files.OpenAsync(Clinic.Maria, harmful.Id), MissingKind.File);
        await Clinic.HidesAsync(() => Clinic.Files.OpenAsync(Clinic.Ana, harmful.Id), MissingKind.File);
        (await StateAsync(harmful)).Should().Be(AttachmentState.Refused);
        (await Clinic.RecordAsync())
            .Should().ContainSingle(entry => entry.Action == AuditAction.FileRefused).Which.ActorName.Should().Be("Ana Ruiz");
    }

    [Fact]
    public async Task A_refused_file_cannot_be_sent()
    {
        UseScanner("cat > /dev/null; exit 1");
        var chat = await StartAsync();
        var file = await UploadAsync(Clinic.Ana, chat);
        await Clinic.Scanner.LookAsync();

        (await Clinic.RefusesAsync(() => Clinic.Messages.SendAsync(Clinic.Ana, chat, With(file)))).Message.Should().Contain("did not pass");
    }

    [Theory]
    [InlineData("cat > /dev/null; exit 2")]
    [InlineData("exit 77")]
    [InlineData("kill -9 $$")]
    [InlineData(null)]
    public async Task A_scanner_that_does_not_look_leaves_the_file_waiting_until_one_does(string? script)
    {
        UseScanner(script);
        var file = await SendAsync(Clinic.Ana, await StartAsync(), "big.txt", Samples.Text(new string('x', 300_000)));

        await Clinic.Scanner.LookAsync();

        (await StateAsync(file)).Should().Be(AttachmentState.Waiting);
        Clinic.Scanner.NotScanned.Should().Be(1);
        UseScanner("cat > /dev/null; exit 0");
        await Clinic.Scanner.LookAsync();
        (await StateAsync(file)).Should().Be(AttachmentState.Ready);
        Clinic.Scanner.NotScanned.Should().Be(0);
    }

    [Fact]
    public async Task A_scanner_that_never_ends_is_ended()
    {
        var started = Path.Combine(Path.GetDirectoryName(Clinic.File)!, "started");
        UseScanner($"cat > /dev/null; echo $$ > {started}; sleep 1000");
        var file = await SendAsync(Clinic.Ana, await StartAsync());

        var look = Clinic.Scanner.LookAsync();
        await Eventually.TrueAsync(() => File.Exists(started) && new FileInfo(started).Length > 0);
        Clinic.Later(3);
        await look;

        (await StateAsync(file)).Should().Be(AttachmentState.Waiting);
        var process = (await File.ReadAllTextAsync(started)).Trim();
        await Eventually.TrueAsync(() => !Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public async Task The_scanner_learns_neither_names_nor_secrets()
    {
        var seen = Path.Combine(Path.GetDirectoryName(Clinic.File)!, "seen");
        Environment.SetEnvironmentVariable("ORGCHAT_TEST_SECRET", "do not tell");
        UseScanner($"cat > /dev/null; env > {seen}; echo \"$@\" >> {seen}");
        await SendAsync(Clinic.Ana, await StartAsync(), "Ana’s knee.pdf");

        await Clinic.Scanner.LookAsync();

        (await File.ReadAllTextAsync(seen)).Should().Contain("PATH=").And.NotContain("do not tell").And.NotContain("knee");
    }

    [Fact]
    public async Task Arguments_reach_the_scanner_as_they_are_and_no_shell_reads_them()
    {
        var seen = Path.Combine(Path.GetDirectoryName(Clinic.File)!, "seen");
        UseScanner($"cat > /dev/null; echo \"$#:$1:$2\" > {seen}");
        Clinic.AttachmentOptions.ScannerCommand += " \"two words\" $HOME;ls";
        await SendAsync(Clinic.Ana, await StartAsync());

        await Clinic.Scanner.LookAsync();

        (await File.ReadAllTextAsync(seen)).Trim().Should().Be("2:two words:$HOME;ls");
    }

    private void UseScanner(string? script)
    {
        var path = Path.Combine(Path.GetDirectoryName(Clinic.File)!, $"scanner-{Guid.NewGuid():N}.sh");
        if (script is not null)
            File.WriteAllText(path, $"{script}\n");

        // Given to the shell as a file: a program written a moment ago may still be “busy” for another test’s fork.
        Clinic.AttachmentOptions.ScannerCommand = script is null ? path : $"/bin/sh {path}";
    }

    private Task<AttachmentState> StateAsync(Attachment file) =>
        Clinic.Database.ReadAsync(db => db.Attachments.Where(a => a.Id == file.Id).Select(a => a.State).SingleAsync());
}

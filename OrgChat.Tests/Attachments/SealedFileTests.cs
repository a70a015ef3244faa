using OrgChat.Domain.Features.Keys;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Sealing;
using OrgChat.Tests.Storage;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

/// <summary>What stands on the disk tells nothing and cannot be changed unnoticed.</summary>
public sealed class SealedFileTests : AttachmentTest
{
    private const string Canary = "Metastasis-in-the-left-lung";

    private const int Head = SealedFileHeader.Length;
    private const int Piece = SealedFileFormat.PieceSize + SealedFileFormat.Tag;

    private static readonly byte[] Long = Samples.Text(string.Concat(Enumerable.Repeat(Canary + "\n", 10_000)));

    [Fact]
    public async Task Nothing_of_a_file_nor_of_its_name_is_readable_on_disk()
    {
        await SendAsync(Clinic.Ana, await StartAsync(), $"{Canary}.txt", Long);
        await UploadAsync(Clinic.Ana, await StartAsync(), $"{Canary}.txt", Long);

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Clinic.File)!, "*", SearchOption.AllDirectories))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[open.Length];
            await open.ReadExactlyAsync(content);
            content.AsSpan().IndexOf(Samples.Text(Canary)).Should().Be(-1, $"{file} is sealed");
            Path.GetFileName(file).Should().NotContain(Canary);
        }
    }

    [Fact]
    public async Task A_file_of_which_any_byte_was_changed_does_not_open()
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync(), "notes.txt", Long);
        var stored = await File.ReadAllBytesAsync(OnDisk().Single());
        foreach (var at in Enumerable.Range(0, 200).Select(n => n * (stored.Length - 1) / 199))
        {
            byte[] changed = [.. stored];
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(OnDisk().Single(), changed);

            await ShouldNotOpenAsync(file);
        }
    }

    [Fact]
    public async Task A_file_cut_off_at_a_piece_or_anywhere_does_not_open()
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync(), "notes.txt", Long);
        var stored = await File.ReadAllBytesAsync(OnDisk().Single());
        Pieces(stored).Should().HaveCount(5);
        foreach (var end in new[] { 0, 3, Head, Head + Piece, Head + (2 * Piece), stored.Length - 1 })
        {
            await File.WriteAllBytesAsync(OnDisk().Single(), stored[..end]);

            await ShouldNotOpenAsync(file);
        }
    }

    [Fact]
    public async Task Pieces_swapped_repeated_or_taken_from_another_file_do_not_open()
    {
        var chat = await StartAsync();
        var file = await SendAsync(Clinic.Ana, chat, "notes.txt", Long);
        var path = OnDisk().Single();
        var other = await SendAsync(Clinic.Ana, chat, "notes.txt", Long);
        var (head, pieces) = Opened(await File.ReadAllBytesAsync(path));
        var (foreignHead, foreign) = Opened(await File.ReadAllBytesAsync(OnDisk().Single(one => one != path)));
        foreach (byte[][] order in new byte[][][]
        {
            [head, pieces[1], pieces[0], .. pieces[2..]], [head, pieces[0], .. pieces], [head, pieces[0], pieces[2], .. pieces[3..]],
            [head, pieces[0], foreign[1], .. pieces[2..]], [head, .. foreign], [foreignHead, .. pieces], [foreignHead, .. foreign],
            [head, .. pieces, .. pieces], [head, pieces[^1]], [.. pieces],
        })
        {
            await File.WriteAllBytesAsync(path, [.. order.SelectMany(piece => piece)]);

            await ShouldNotOpenAsync(file);
        }

        (await ContentAsync(Clinic.Maria, other)).Should().Equal(Long);
    }

    [Fact]
    public async Task A_rotation_seals_files_anew_and_the_former_key_is_needed_no_more()
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync(), $"{Canary}.txt", Long);
        var before = await File.ReadAllBytesAsync(OnDisk().Single());

        await Clinic.Rotation.RotateAsync("Lakeside Clinic", new Progress<RotationProgress>());
        Clinic.Later(61);
        (await Clinic.Rotation.DropUnusedAsync()).Should().Be(1);

        (await File.ReadAllBytesAsync(OnDisk().Single())).Should().NotEqual(before);
        (await ContentAsync(Clinic.Maria, file)).Should().Equal(Long);
        await File.WriteAllBytesAsync(OnDisk().Single(), before);
        await ShouldNotOpenAsync(file);
    }

    [Fact]
    public async Task A_file_of_an_earlier_version_opens_is_checked_and_is_sealed_anew_by_a_rotation()
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync(), "notes.txt", Long);
        var earlier = EarlierFormats.Attachment(Clinic.Keys, file, Long);
        await File.WriteAllBytesAsync(OnDisk().Single(), earlier);
        (await ContentAsync(Clinic.Maria, file)).Should().Equal(Long);
        (await Clinic.Store.FaultOfAsync(file, default)).Should().BeNull();

        await Clinic.Rotation.RotateAsync("Lakeside Clinic", new Progress<RotationProgress>());
        Clinic.Later(61);
        (await Clinic.Rotation.DropUnusedAsync()).Should().Be(1);

        (await ContentAsync(Clinic.Maria, file)).Should().Equal(Long);
        (await File.ReadAllBytesAsync(OnDisk().Single())).Should().StartWith("ORGCHAT\u0002"u8.ToArray());
        await File.WriteAllBytesAsync(OnDisk().Single(), earlier);
        await ShouldNotOpenAsync(file);
    }

    private async Task ShouldNotOpenAsync(Attachment file) =>
        await FluentActions.Awaiting(() => ContentAsync(Clinic.Maria, file)).Should().ThrowAsync<CannotOpenException>();

    private static (byte[] Head, byte[][] Pieces) Opened(byte[] stored) => (stored[..Head], Pieces(stored));

    private static byte[][] Pieces(byte[] stored) => [.. stored[Head..].Chunk(Piece)];
}

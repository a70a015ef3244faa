using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Backups;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Sealing;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Storage;

/// <summary>The one format of files and backups, and that what earlier versions wrote still opens.</summary>
public sealed class SealedStreamTests : ClinicTest
{
    private const int PieceSize = SealedFileFormat.PieceSize;

    private static readonly MasterKey Master = MasterKey.Parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static readonly byte[] Key = [.. Enumerable.Range(100, 32).Select(n => (byte)n)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PieceSize - 1)]
    [InlineData(PieceSize)]
    [InlineData(PieceSize + 1)]
    [InlineData(3 * PieceSize)]
    public async Task Any_length_comes_back_and_adds_one_tag_to_each_piece(int length)
    {
        var stored = await SealAsync(Content(length), "a");

        (await OpenAsync(stored, "a")).Should().Equal(Content(length));
        var pieces = Math.Max(1, (length + PieceSize - 1) / PieceSize);
        stored.Should().HaveCount(SealedFileHeader.Length + length + (SealedFileFormat.Tag * pieces));
    }

    [Fact]
    public async Task The_same_content_is_never_sealed_to_the_same_bytes()
    {
        var (one, other) = (await SealAsync(Content(20), "a"), await SealAsync(Content(20), "a"));

        one.AsSpan(SealedFileHeader.Length).SequenceEqual(other.AsSpan(SealedFileHeader.Length)).Should().BeFalse();
        await NotOpenAsync([.. other[..SealedFileHeader.Length], .. one[SealedFileHeader.Length..]], "a");
    }

    [Fact]
    public async Task Another_key_another_place_and_another_format_do_not_open()
    {
        var stored = await SealAsync(Content(20), "a");

        await NotOpenAsync(stored, "b");
        await FluentActions.Awaiting(() => OpenAsync(stored, "a", new byte[32])).Should().ThrowAsync<CannotOpenException>();
        await NotOpenAsync([.. stored[..7], 1, .. stored[8..]], "a");
        await NotOpenAsync([.. stored[..7], 3, .. stored[8..]], "a");
    }

    [Fact]
    public async Task What_was_not_ended_does_not_open()
    {
        using var file = new MemoryStream();
        await using (var sealing = new SealingStream(file, SealedFileHeader.New(1, DateTimeOffset.UnixEpoch), Key, "a"))
            await sealing.WriteAsync(Content(2 * PieceSize));

        await NotOpenAsync(file.ToArray(), "a");
    }

    [Fact]
    public async Task A_backup_is_no_file_of_a_message_and_a_file_no_backup()
    {
        var clinic = (await Clinic.PersonAsync(Clinic.Ines)).OrganizationId;
        var file = FileOf(clinic, Guid.NewGuid());
        Directory.CreateDirectory(Path.GetDirectoryName(Clinic.Store.PathOf(file.Id))!);
        using var backup = new MemoryStream();
        await using (var sealing = BackupFormat.Writer(backup, TestClinic.MasterKey, Clinic.Clock.GetUtcNow()))
        {
            await sealing.WriteAsync(Content(20));
            await sealing.EndAsync();
        }

        await File.WriteAllBytesAsync(Clinic.Store.PathOf(file.Id), backup.ToArray());
        await FluentActions.Awaiting(() => ReadAsync(Clinic.Store, file)).Should().ThrowAsync<CannotOpenException>();
    }

    [Theory]
    [InlineData("attachment-short.bin", 20)]
    [InlineData("attachment-long.bin", PieceSize + 20)]
    public async Task A_file_that_an_earlier_version_wrote_opens_and_only_whole(string name, int length)
    {
        var folder = Directory.CreateTempSubdirectory("orgchat-earlier-");
        var organization = new Guid("11111111-1111-1111-1111-111111111111");
        var third = new OrganizationKey(organization, 3, Key, Master, DateTimeOffset.UnixEpoch);
        var keys = new KeyRing(Master, _ => [third], Clinic.Clock, NullLogger<KeyRing>.Instance);
        var options = Options.Create(new AttachmentOptions { Directory = folder.FullName });
        var store = new AttachmentStore(keys, Clinic.Database, options, Clinic.Clock);
        var file = FileOf(organization, new Guid("ab222222-2222-2222-2222-222222222222"));
        var stored = EarlierFormats.Stored(name);
        Directory.CreateDirectory(Path.GetDirectoryName(store.PathOf(file.Id))!);
        await File.WriteAllBytesAsync(store.PathOf(file.Id), stored);

        (await ReadAsync(store, file)).Should().Equal(Content(length));
        store.VersionOf(file.Id).Should().Be(3);
        foreach (var end in new[] { 3, 5, 40, stored.Length - 1 })
        {
            await File.WriteAllBytesAsync(store.PathOf(file.Id), stored[..end]);
            await FluentActions.Awaiting(() => ReadAsync(store, file)).Should().ThrowAsync<CannotOpenException>();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_backup_that_an_earlier_version_wrote_opens_and_only_whole()
    {
        var stored = EarlierFormats.Stored("backup-pieces.bin");

        var (head, content) = await BackupFormat.OpenAsync(new MemoryStream(stored), Master);

        head.SealedAt.Should().Be(new DateTimeOffset(2026, 11, 26, 6, 0, 0, TimeSpan.Zero));
        (await AllAsync(content)).Should().Equal(Content(PieceSize + 20));
        foreach (byte[] changed in new byte[][]
        {
            stored[..^1], stored[..(36 + 4 + PieceSize + 16)], [.. stored, 0], [.. stored[..40], (byte)(stored[40] ^ 1), .. stored[41..]],
        })
        {
            var broken = await BackupFormat.OpenAsync(new MemoryStream(changed), Master);
            await FluentActions.Awaiting(() => AllAsync(broken.Content)).Should().ThrowAsync<CannotOpenException>();
        }
    }

    /// <summary>What the versions before were given to seal.</summary>
    private static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(n => (byte)(n % 251))];

    private static async Task<byte[]> SealAsync(byte[] content, string place)
    {
        using var file = new MemoryStream();
        await using var sealing = new SealingStream(file, SealedFileHeader.New(1, DateTimeOffset.UnixEpoch), Key, place);
        await sealing.WriteAsync(content);
        await sealing.EndAsync();
        return file.ToArray();
    }

    private static async Task<byte[]> OpenAsync(byte[] stored, string place, byte[]? key = null)
    {
        using var file = new MemoryStream(stored);
        var head = (await SealedFileHeader.ReadAsync(file))!;
        return await AllAsync(SealedFileReader.ReadAsync(file, head, key ?? Key, place));
    }

    private static Task NotOpenAsync(byte[] stored, string place) =>
        FluentActions.Awaiting(() => OpenAsync(stored, place)).Should().ThrowAsync<CannotOpenException>();

    private static Task<byte[]> ReadAsync(AttachmentStore store, Attachment file) => AllAsync(store.ReadAsync(file));

    private static async Task<byte[]> AllAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        using var all = new MemoryStream();
        await foreach (var piece in pieces)
            all.Write(piece.Span);

        return all.ToArray();
    }

    private static Attachment FileOf(Guid organization, Guid id)
    {
        var then = DateTimeOffset.UnixEpoch;
        var maria = new TeamMember(organization, "Dr. Maria Lopez", "maria@lakeside.example", TeamRole.Provider, null, then);
        var chat = Conversation.Start(maria, [new Client(organization, "Ana Ruiz", null, null, then)], null, then);
        var content = new AttachmentContent("notes.txt", FileType.Promised("notes.txt")!, 0, null);
        return new Attachment(id, maria, chat, content, isChecked: true, then);
    }
}

using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

/// <summary>A test with files in the conversation of Dr. Maria Lopez and Ana Ruiz.</summary>
public abstract class AttachmentTest : ClinicTest
{
    protected Task<Guid> StartAsync() => Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

    protected async Task<Attachment> UploadAsync(Someone person, Guid chat, string name = "letter.pdf", byte[]? content = null)
    {
        using var stream = new MemoryStream(content ?? Samples.Pdf());
        return await Clinic.Attachments.UploadAsync(person, chat, name, stream);
    }

    /// <summary>Uploads and sends it as oneself, with nothing but the file.</summary>
    protected async Task<Attachment> SendAsync(Someone person, Guid chat, string name = "letter.pdf", byte[]? content = null)
    {
        var file = await UploadAsync(person, chat, name, content);
        await Clinic.Messages.SendAsync(person, chat, With(file));
        return file;
    }

    protected static Draft With(params Attachment[] files) => new(Guid.NewGuid(), "") { Files = [.. files.Select(file => file.Id)] };

    protected async Task<byte[]> ContentAsync(Someone reader, Attachment file)
    {
        using var content = new MemoryStream();
        await foreach (var piece in Clinic.Files.ReadAsync(await Clinic.Files.OpenAsync(reader, file.Id), default))
            content.Write(piece.Span);

        return content.ToArray();
    }

    protected List<string> OnDisk() => Directory.Exists(Clinic.Store.Folder)
        ? [.. Directory.EnumerateFiles(Clinic.Store.Folder, "*", SearchOption.AllDirectories)]
        : [];
}

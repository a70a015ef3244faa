
namespace OrgChat.Domain.Model.Attachments;

/// <summary>What an upload turned out to be.</summary>
internal sealed record AttachmentContent(string FileName, FileType Type, long Size, PixelSize? Pixels);

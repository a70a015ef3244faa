using System.Globalization;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Files.Content;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

public sealed class RulesTests
{
    [Fact]
    public async Task The_written_rules_are_those_of_the_code()
    {
        var rules = await File.ReadAllTextAsync(Repository.At("docs", "files.md"));
        var limits = new AttachmentOptions();

        foreach (var extension in FileType.All.SelectMany(type => type.Extensions))
            rules.Should().Contain($"`{extension}`");

        foreach (var limit in new FormattableString[]
        {
            $"| one file | {AttachmentOptions.MaxFileBytes / 1024 / 1024} MB |", $"| one message | {Message.MaxFiles} files |",
            $"| uploads of one person at a time | {AttachmentOptions.MaxAtOnce} |", $"| one upload | {limits.UploadMinutes} minutes ",
            $"| one person in 24 hours | {limits.MegabytesPerPersonAndDay} MB ",
            $"| one organization | {limits.GigabytesPerOrganization} GB ",
            $"| a picture | {PixelSize.MaxArea / 1_000_000} megapixels, {PixelSize.MaxSide} pixels a side |",
        })
        {
            rules.Should().Contain(limit.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Something_looks_at_the_content_of_every_type() =>
        FileType.All.Select(ContentFilterFactory.For).Should().HaveSameCount(FileType.All).And.NotContainNulls();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void A_picture_comes_out_the_same_in_whatever_pieces_it_comes_in(int piece)
    {
        foreach (var (filter, content) in new (Func<ContentFilter>, byte[])[]
        {
            (() => new JpegFilter(), Samples.Jpeg(orientation: 8)),
            (() => new PngFilter(), Samples.Png(200, 200, ("tEXt", Samples.Text("GPS")))),
            (() => new WebpFilter(), Samples.Webp()),
        })
        {
            In(filter(), content, piece).Should().Equal(In(filter(), content, content.Length));
        }
    }

    /// <summary>The first piece is never so short that its head is missing.</summary>
    private static byte[] In(ContentFilter filter, byte[] content, int piece)
    {
        var kept = new System.Buffers.ArrayBufferWriter<byte>();
        filter.Take(content.AsSpan(0, Math.Min(64, content.Length)), kept);
        for (var at = 64; at < content.Length; at += piece)
            filter.Take(content.AsSpan(at, Math.Min(piece, content.Length - at)), kept);

        filter.Finish().Should().NotBeNull();
        return kept.WrittenSpan.ToArray();
    }
}

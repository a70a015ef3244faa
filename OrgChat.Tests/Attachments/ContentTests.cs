using System.Text;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

/// <summary>What a file is, its content says; its name must agree.</summary>
public sealed class ContentTests : AttachmentTest
{
    private const string Page = "<!doctype html><script>alert(1)</script>";

    public static TheoryData<string, byte[]> Good { get; } = new()
    {
        { "photo.jpg", Samples.Jpeg() },
        { "PHOTO.JPEG", Samples.Jpeg() },
        { "scan.png", Samples.Png() },
        { "move.gif", Samples.Gif() },
        { "photo.webp", Samples.Webp() },
        { "letter.pdf", Samples.Pdf() },
        { "letter.docx", Samples.Docx() },
        { "list.xlsx", Samples.Zip(["[Content_Types].xml", "xl/workbook.xml"]) },
        { "talk.pptx", Samples.Zip(["[Content_Types].xml", "ppt/presentation.xml"]) },
        { "letter.odt", Samples.Odt() },
        { "notes.txt", Samples.Text("Größe: 2 cm\nnext line") },
        { "values.csv", Samples.Text("\uFEFFday,value\n1,2") },
        { "names.exe.pdf", Samples.Pdf() },
    };

    public static TheoryData<string, byte[], string> Bad { get; } = new()
    {
        { "photo.pdf", Samples.Jpeg(), "not what its name says" },
        { "photo.jpg", Samples.Pdf(), "not what its name says" },
        { "page.png", Samples.Text(Page), "not what its name says" },
        { "page.html", Samples.Text(Page), "cannot be attached" },
        { "drawing.svg", Samples.Text("<svg onload='alert(1)'/>"), "cannot be attached" },
        { "drawing.png", Samples.Text("<svg onload='alert(1)'/>"), "not what its name says" },
        { "program.exe", Samples.Text("MZ"), "cannot be attached" },
        { "letter.pdf.exe", Samples.Pdf(), "cannot be attached" },
        { "letter.pdf", Samples.Text("MZ%PDF-1.7"), "not what its name says" },
        { "phone.heic", Samples.Heic, "Settings, Camera, Formats, Most Compatible" },
        { "phone.jpg", Samples.Heic, "Settings, Camera, Formats, Most Compatible" },
        { "phone.heic", Samples.Text("something else"), "Settings, Camera, Formats, Most Compatible" },
        { "program.exe", Samples.Jpeg(), "cannot be attached" },
        { "nothing", Samples.Pdf(), "cannot be attached" },
        { "empty.txt", [], "is empty" },
        { "notes.txt", Samples.Text("one\0two"), "not plain text" },
        { "notes.txt", Encoding.Unicode.GetBytes("two bytes each"), "not plain text" },
        { "notes.txt", [0x47, 0x72, 0xF6, 0xDF, 0x65], "not plain text" },
        { "cut.txt", [0x41, 0xC3], "not plain text" },
        { "huge.png", Samples.Png(60_000, 60_000), "too many pixels" },
        { "huge.jpg", Samples.Jpeg(65_000, 65_000), "too many pixels" },
        { "huge.gif", Samples.Gif(60_000, 60_000), "too many pixels" },
        { "wide.webp", Samples.Webp(40_000, 2), "too many pixels" },
        { "none.png", Samples.Png(0, 5), "not what its name says" },
        { "cut.jpg", Samples.Jpeg()[..300], "not what its name says" },
        { "cut.png", Samples.Png()[..60], "not what its name says" },
        { "letter.docx", Samples.Zip(["a.txt"]), "not what its name says" },
        { "letter.docx", Samples.Odt(), "not what its name says" },
        { "letter.odt", Samples.Docx(), "not what its name says" },
        { "list.xlsx", Samples.Docx(), "not what its name says" },
        { "macro.docx", Samples.Docx("word/vbaProject.bin"), "macros" },
        { "slip.docx", Samples.Docx("../../evil"), "not what its name says" },
        { "cut.docx", Samples.Docx()[..^10], "not what its name says" },
        { "behind.docx", [.. Samples.Docx(), .. Samples.Text(Page)], "not what its name says" },
        { "before.docx", [.. Samples.Text(Page), .. Samples.Docx()], "not what its name says" },
        { "bomb.docx", Announcing(Samples.Docx(), 0xFFFF_0000), "not what its name says" },
    };

    [Theory, MemberData(nameof(Good))]
    public async Task What_a_clinic_sends_goes(string name, byte[] content)
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync(), name, content);

        file.FileName.Should().Be(name);
        (await ContentAsync(Clinic.Maria, file)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("photo.jfif", "photo.jpg")]
    [InlineData("photo.JPE", "photo.jpg")]
    [InlineData("photo.pjpeg", "photo.jpg")]
    [InlineData("IMG_1.JPG", "IMG_1.JPG")]
    [InlineData("image", "image.jpg")]
    [InlineData("photo.png", "photo.jpg")]
    [InlineData("IMG_2.HEIC", "IMG_2.jpg")]
    public async Task A_picture_is_what_its_content_says_and_gets_the_ending_of_that(string name, string kept)
    {
        var file = await SendAsync(Clinic.Ana, await StartAsync(), name, Samples.Jpeg());

        (file.FileName, file.ContentType).Should().Be((kept, "image/jpeg"));
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task Everything_else_is_refused_with_a_reason_and_leaves_nothing(string name, byte[] content, string reason)
    {
        var chat = await StartAsync();

        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat, name, content))).Message.Should().Contain(reason);

        OnDisk().Should().BeEmpty();
    }

    [Theory]
    [InlineData("attachedTemplate", "https://evil.example/letter.dotm", "External", "fetches a template")]
    [InlineData("attachedTemplate", "\\\\evil.example\\share\\letter.dotm", "external", "fetches a template")]
    [InlineData("image", "http://evil.example/pixel.png", "External", "fetches a template")]
    [InlineData("image", "http://evil.example/pixel.png", null, "fetches a template")]
    [InlineData("externalLinkPath", "file:///Q:/prices.xlsx", "External", "fetches a template")]
    [InlineData("oleObject", "https://evil.example/x.html!", "External", "object of another program")]
    [InlineData("oleObject", "embeddings/harmless.png", null, "object of another program")]
    [InlineData("package", "embeddings/setup.exe", null, "object of another program")]
    [InlineData("control", "activeX/activeX1.xml", null, "object of another program")]
    [InlineData("vbaProject", "theme/theme9.bin", null, "macros")]
    [InlineData("xlMacrosheet", "macrosheets/sheet1.xml", null, "macros")]
    public async Task What_an_office_document_fetches_or_brings_along_is_found_by_its_relations(string type, string target, string? mode,
        string reason)
    {
        var (kind, place) =
            ($"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}", mode is null ? "" : $"TargetMode='{mode}'");
        var relations =
            $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' Type='{kind}' Target='{target}' {place}/></Relationships>";
        var chat = await StartAsync();
        foreach (var part in new[] { "word/_rels/settings.xml.rels", "_rels/.rels", "word/_rels/document.xml.RELS",
            "word/_rels/x.xml.%72els" })
            (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat, "letter.docx", Samples.DocxWith(part, relations)))).Message
                .Should().Contain(reason, part);
    }

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml", "macros")]
    [InlineData("application/vnd.ms-office.vbaProject", "macros")]
    [InlineData("application/vnd.openxmlformats-officedocument.oleObject", "object of another program")]
    [InlineData("application/vnd.ms-office.activeX+xml", "object of another program")]
    public async Task And_by_the_types_it_names(string type, string reason)
    {
        var types =
            $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/theme9.bin' ContentType='{type}'/></Types>";

        var chat = await StartAsync();

        (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat, "letter.docx", Samples.DocxWith("[Content_Types].xml", types))))
            .Message.Should().Contain(reason);
    }

    [Theory]
    [InlineData("hyperlink", "https://clinic.example/", "External")]
    [InlineData("image", "media/image1.png", null)]
    [InlineData("package", "embeddings/chart.xlsx", null)]
    [InlineData("styles", "styles.xml", "Internal")]
    public async Task Links_to_click_own_pictures_and_charts_may_stay(string type, string target, string? mode)
    {
        var place = mode is null ? "" : $"TargetMode='{mode}'";
        var relations =
            $"<Relationships><Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/{type}' Target='{target}' {place}/></Relationships>";

        await UploadAsync(Clinic.Ana, await StartAsync(), "letter.docx", Samples.DocxWith("word/_rels/document.xml.rels", relations));

        OnDisk().Should().ContainSingle();
    }

    [Fact]
    public async Task Relations_that_hide_behind_another_name_are_refused()
    {
        // The directory says relations, the place itself says picture: one program reads the one, one the other.
        var document = Samples.DocxWith("word/_rels/settings.xml.rels", "<Relationships/>");
        var place = document.AsSpan().IndexOf("word/_rels/settings.xml.rels"u8);
        "word/media/settings.xml.pngs"u8.CopyTo(document.AsSpan(place));
        var chat = await StartAsync();
        foreach (var content in new[]
        {
            document,
            Samples.DocxWith("word/_rels/a.rels", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"),
            Samples.DocxWith("word/_rels/a.rels", new string(' ', 2_000_000)),
            Samples.DocxWith("word/_rels/a.rels/[0].piece", ""),
        })
        {
            (await Clinic.RefusesAsync(() => UploadAsync(Clinic.Ana, chat, "letter.docx", content))).Message
                .Should().Contain("not what its name says");
        }
    }

    [Fact]
    public async Task Where_a_photo_was_taken_is_not_kept_and_which_way_is_up_is()
    {
        var chat = await StartAsync();
        foreach (var (name, content) in new[] { ("a.jpg", Samples.Jpeg(orientation: 6)), ("a.webp", Samples.Webp()),
            ("a.png", WithPlace()) })
        {
            Encoding.Latin1.GetString(content).Should().Contain("GPS 52", "else this test shows nothing");

            var file = await SendAsync(Clinic.Ana, chat, name, content);

            Encoding.Latin1.GetString(await ContentAsync(Clinic.Maria, file)).Should().NotContain("52");
        }
    }

    [Fact]
    public async Task A_photo_turned_on_its_side_has_the_size_it_is_seen_in()
    {
        var chat = await StartAsync();

        var turned = await SendAsync(Clinic.Ana, chat, "a.jpg", Samples.Jpeg(640, 480, orientation: 6));
        var upright = await SendAsync(Clinic.Ana, chat, "a.jpg", Samples.Jpeg(640, 480));

        (turned.Width, turned.Height).Should().Be((480, 640));
        (upright.Width, upright.Height).Should().Be((640, 480));
        var (said, silent) = (await ContentAsync(Clinic.Ana, turned), await ContentAsync(Clinic.Ana, upright));
        Encoding.Latin1.GetString(said).Should().Contain("Exif\0\0MM").And.Contain("\x01\x12\0\x03\0\0\0\x01\0\x06");
        Encoding.Latin1.GetString(silent).Should().NotContain("Exif");
    }

    [Fact]
    public async Task What_draws_the_picture_is_untouched_however_the_bytes_arrive()
    {
        var chat = await StartAsync();
        byte[] content = [.. Samples.Jpeg()];
        var scan = content.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDB]);
        var end = content.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);

        var kept = await ContentAsync(Clinic.Ana, await SendAsync(Clinic.Ana, chat, "a.jpg", content));

        kept.AsSpan()[^(end + 2 - scan)..].SequenceEqual(content.AsSpan()[scan..(end + 2)]).Should().BeTrue();
        kept.Should().HaveCount(2 + 18 + (end + 2 - scan));
    }

    private static byte[] WithPlace() =>
        [.. Samples.Png(8, 8, ("tEXt", Samples.Text("GPS 52")), ("eXIf", Samples.Text("GPS 52"))), .. Samples.Text("GPS 52")];

    /// <summary>The directory says that its first entry is this long once unpacked.</summary>
    private static byte[] Announcing(byte[] zip, uint length)
    {
        var entry = zip.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x50, 0x4B, 0x01, 0x02]);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + 24), length);
        return zip;
    }
}

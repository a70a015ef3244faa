using System.Xml;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>
/// What a Word, Excel or PowerPoint document may not bring along (ECMA-376 part 2, relationships and content types): macros, objects of
/// other programs, and whatever the program fetches from elsewhere by itself when the document is opened. A link one has to click may stay.
/// </summary>
internal static class OfficeParts
{
    private const string Types = "[Content_Types].xml";

    private static readonly string[] MacroTypes = ["macroEnabled", "vbaProject", "vbaData", "macrosheet"];
    private static readonly string[] ObjectTypes = ["oleObject", "activeX"];
    private static readonly string[] Macros = ["vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet"];
    private static readonly string[] Objects = ["oleObject", "control", "activeXControlBinary"];
    private static readonly string[] Fetching = ["externalLink", "externalLinkPath", "attachedToolbars"];
    private static readonly string[] Embedded = [".xlsx", ".docx", ".pptx"];

    /// <summary>Whether a part says what the document brings along, however its name is written.</summary>
    public static bool Tells(string name) =>
        Uri.UnescapeDataString(name) is var plain
            && (plain.Equals(Types, StringComparison.OrdinalIgnoreCase) || plain.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));

    /// <exception cref="RefusedException">The part tells of something that may not come along, or cannot be read.</exception>
    public static void Require(Stream part)
    {
        try
        {
            using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    Require(xml);
                }
            }
        }
        catch (XmlException)
        {
            throw FileType.NotAsNamed();
        }
    }

    private static void Require(XmlReader xml)
    {
        var type = xml.GetAttribute("ContentType") ?? "";
        if (MacroTypes.Any(Of(type)))
        {
            throw ZipFilter.HasMacros();
        }

        if (ObjectTypes.Any(Of(type)))
        {
            throw HasObjects();
        }

        if (xml.LocalName == "Relationship")
        {
            RequireRelation((xml.GetAttribute("Type") ?? "").Split('/')[^1], xml.GetAttribute("Target")
                ?? "", xml.GetAttribute("TargetMode"));
        }
    }

    private static void RequireRelation(string type, string target, string? mode)
    {
        if (Macros.Any(Is(type)))
        {
            throw ZipFilter.HasMacros();
        }

        if (Objects.Any(Is(type))
            || (Is(type)("package") && !Embedded.Any(ending => target.EndsWith(ending, StringComparison.OrdinalIgnoreCase))))
        {
            throw HasObjects();
        }

        var isElsewhere = string.Equals(mode?.Trim(), "External", StringComparison.OrdinalIgnoreCase) || target.Contains(':')
            || target.StartsWith(@"\\", StringComparison.Ordinal);
        if (Fetching.Any(Is(type)) || (isElsewhere && !Is(type)("hyperlink")))
        {
            throw new RefusedException("DocumentFetches");
        }
    }

    private static RefusedException HasObjects() => new("DocumentHasObjects");

    private static Func<string, bool> Of(string contentType) => part => contentType.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static Func<string, bool> Is(string type) => one => string.Equals(type, one, StringComparison.OrdinalIgnoreCase);
}

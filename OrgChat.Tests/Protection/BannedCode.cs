using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Protection;

/// <summary>
/// What an assembly really refers to, held against the lists of banned symbols. It reads what the compiler wrote, Razor's part too, where
/// an analyzer may not look.
/// </summary>
internal static class BannedCode
{
    /// <summary>The symbols of a list, without the reasons.</summary>
    public static IReadOnlyList<string> Listed(string file) =>
        [.. File.ReadLines(Repository.At(file)).Where(line => line.Length > 0).Select(line => line.Split(';')[0])];

    /// <summary>Which of the banned symbols the assembly uses.</summary>
    public static IReadOnlyList<string> UsedBy(Assembly assembly, IEnumerable<string> banned)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var reader = image.GetMetadataReader();
        var types = reader.TypeReferences.Select(handle => TypeName(reader, handle)).ToHashSet();
        var members = reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference && member.GetKind() == MemberReferenceKind.Method)
            .Select(member =>
                $"{TypeName(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}/{ParameterCount(reader, member)}")
                    .ToHashSet();
        return [.. banned.Where(symbol => symbol[0] == 'T' ? types.Contains(symbol[2..]) : Compiled(symbol).Any(members.Contains))];
    }

    private static IEnumerable<string> Compiled(string symbol)
    {
        if (symbol[0] == 'P')
        {
            var name = symbol[2..];
            var (type, property) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
            return [$"{type}.get_{property}/0", $"{type}.set_{property}/1"];
        }

        var open = symbol.IndexOf('(', StringComparison.Ordinal);
        var method = (open < 0 ? symbol[2..] : symbol[2..open]).Split('`')[0].Replace("#ctor", ".ctor", StringComparison.Ordinal);
        return [$"{method}/{(open < 0 ? 0 : 1 + Commas(symbol[(open + 1)..^1]))}"];
    }

    // Commas of the outermost parameters only: a generic argument has its own.
    private static int Commas(string parameters)
    {
        var depth = 0;
        return parameters.Count(letter =>
        {
            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
            return letter == ',' && depth == 0;
        });
    }

    private static string TypeName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    private static int ParameterCount(MetadataReader reader, MemberReference member)
    {
        var signature = reader.GetBlobReader(member.Signature);
        if (signature.ReadSignatureHeader().IsGeneric)
            signature.ReadCompressedInteger();

        return signature.ReadCompressedInteger();
    }
}

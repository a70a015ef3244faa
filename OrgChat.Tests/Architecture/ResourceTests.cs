using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using Mono.Cecil;
using Mono.Cecil.Cil;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Tests.Support;
using OrgChat.Web.Components;

namespace OrgChat.Tests.Architecture;

/// <summary>The resources are whole: every word in every language, and every word that the program asks for.</summary>
public sealed partial class ResourceTests
{
    /// <summary>What is made with the name of a sentence, and where that stands.</summary>
    private static readonly Dictionary<string, string> Refusals = typeof(RefusedException).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(RefusedException)) || type == typeof(AuditFault))
        .ToDictionary(type => type.FullName!, type => type == typeof(AuditFault) ? type.Name : nameof(RefusedException));

    [Fact]
    public void Every_language_has_every_word_with_the_same_places_for_what_stands_in_it()
    {
        Files().Should().NotBeEmpty();

        string.Join('\n', Files().SelectMany(file => Language.All.Skip(1).SelectMany(language => Differences(file, language))))
            .Should().BeEmpty();
    }

    /// <summary>The program asks for words by name; here every name it asks for is compared with what its resources hold.</summary>
    [Fact]
    public void Every_word_that_is_asked_for_is_there()
    {
        var asked = Methods().SelectMany(AskedBy).ToHashSet();

        asked.Should().NotBeEmpty();
        string.Join('\n', asked.Where(one => !Known(one.Feature).ContainsKey(one.Key)).Select(one => $"{one.Feature}: {one.Key}").Order())
            .Should().BeEmpty();
    }

    /// <summary>A refusal names its sentence; one whose name is missing or made up would show the person that name.</summary>
    [Fact]
    public void Every_refusal_has_a_sentence_with_a_place_for_all_that_stands_in_it()
    {
        var refusals = Methods().SelectMany(RefusalsIn).ToHashSet();

        refusals.Should().NotBeEmpty();
        string.Join('\n', refusals.Where(one => !HasSentence(one.Feature, one.Key, one.Arguments)).Order()).Should().BeEmpty();
    }

    /// <summary>The few refusals whose sentence depends on a kind.</summary>
    [Fact]
    public void Every_kind_of_refusal_has_a_sentence()
    {
        var unavailable = Enum.GetValues<UnavailableKind>().Select(kind => new UnavailableException(kind, null)).ToList();

        Enum.GetValues<MissingKind>().Select(kind => new NotFoundException(kind).Message)
            .Concat(unavailable.SelectMany(one => new[] { one.Message, one.Because, one.AsOfReading().Message }))
            .Should().OnlyContain(sentence => sentence.EndsWith('.') && sentence.Contains(' '));
    }

    private static IEnumerable<MethodDefinition> Methods() =>
        new[] { typeof(RefusedException), typeof(App) }.Select(type => ModuleDefinition.ReadModule(type.Assembly.Location))
            .SelectMany(module => module.GetTypes()).SelectMany(type => type.Methods).Where(method => method.HasBody);

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Root, "*.resx", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file).Count(letter => letter == '.') == 1
                && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static IEnumerable<string> Differences(string file, Language language)
    {
        var (english, other) = (WordsIn(file), WordsIn(Path.ChangeExtension(file, $".{language.Code}.resx")));
        var name = Path.GetFileName(file);
        return english.Keys.Union(other.Keys).Order().Select(key => (english.GetValueOrDefault(key), other.GetValueOrDefault(key)) switch
        {
            (null, _) => $"{name}: {key} is in {language.Name} only",
            (_, null or "") => $"{name}: {key} is missing in {language.Name}",
            ({ } one, { } its) when !Places(one).SetEquals(Places(its)) => $"{name}: {key} has other places in {language.Name}",
            _ => null,
        }).OfType<string>();
    }

    private static HashSet<string> Places(string words) => [.. Place().Matches(words).Select(match => match.Value)];

    private static IEnumerable<(string Feature, string Key)> AskedBy(MethodDefinition method)
    {
        string? feature = null, key = null;
        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case MethodReference { Name: "get_Words" or "get_Texts", ReturnType.Name: nameof(IStringLocalizer) } words:
                    (feature, key) = (words.DeclaringType.FullName, null);
                    break;
                case string text when feature is not null && instruction.OpCode == OpCodes.Ldstr:
                    key ??= text;
                    break;
                // A name that is made up as the program runs is not seen here.
                case MethodReference { Name: "get_Item", DeclaringType.Name: nameof(IStringLocalizer) }:
                    if (feature is not null && key is not null)
                        yield return (feature, key);
                    (feature, key) = (null, null);
                    break;
                case MethodReference { Name: nameof(LocalizerExtensions.Count), DeclaringType.Name: nameof(LocalizerExtensions) }
                    when (feature, key) is ({ } of, { } asked):
                    yield return (of, $"{asked}.One");
                    yield return (of, $"{asked}.Other");
                    (feature, key) = (null, null);
                    break;
                case GenericInstanceMethod { Name: nameof(LocalizerExtensions.Of), DeclaringType.Name: nameof(LocalizerExtensions) } call
                    when feature is not null:
                    foreach (var member in MembersOf(call.GenericArguments[0].Resolve()))
                        yield return (feature, member);
                    (feature, key) = (null, null);
                    break;
            }
        }
    }

    /// <summary>The sentences a method names, with how much it puts into each; no name for one made up as the program runs.</summary>
    private static IEnumerable<(string Method, string Feature, string? Key, int Arguments)> RefusalsIn(MethodDefinition method) =>
        from instruction in method.Body.Instructions
        let made = instruction.Operand as MethodReference
        where made is { Name: ".ctor", Parameters: [{ ParameterType.Name: nameof(String) }, ..] }
            && Refusals.ContainsKey(made.DeclaringType.FullName)
        from key in KeysBefore(instruction)
            // What a kind of refusal hands on was named elsewhere, or depends on the kind.
        where key.Text is not null || !Refusals.ContainsKey(method.DeclaringType.FullName)
        select ($"{method.DeclaringType.FullName}.{method.Name}", Refusals[made.DeclaringType.FullName], key.Text, key.Arguments);

    private static bool HasSentence(string feature, string? key, int arguments)
    {
        var sentences = Known(feature);
        return key is not null && (sentences.TryGetValue(key, out var sentence) || sentences.TryGetValue($"{key}.Other", out sentence))
            && Places(sentence).Count == (sentences.ContainsKey(key) ? arguments : 1);
    }

    /// <summary>The string, or the two to choose from, that stand before the making of a refusal in the same statement.</summary>
    private static IEnumerable<(string? Text, int Arguments)> KeysBefore(Instruction refusal)
    {
        var arguments = 0;
        var before = refusal.Previous;
        for (; before is not null && before.OpCode != OpCodes.Ldstr && !EndsStatement(before); before = before.Previous)
        {
            arguments += before.OpCode == OpCodes.Stelem_Ref ? 1 : 0;
        }

        yield return (before?.Operand as string, arguments);
        if (before?.Previous is { OpCode.FlowControl: FlowControl.Branch } other && other.Operand == before.Next)
            yield return (other.Previous.Operand as string, arguments);
    }

    // Or joins words.
    private static bool EndsStatement(Instruction instruction) =>
        instruction.OpCode.FlowControl is FlowControl.Return or FlowControl.Throw or FlowControl.Branch
        // Where an argument is asked of a value, the value is put down for a moment.
        || (instruction.OpCode.Name.StartsWith("stloc", StringComparison.Ordinal)
            && !instruction.Next.OpCode.Name.StartsWith("ldloca", StringComparison.Ordinal))
        || instruction.Operand is MethodReference { DeclaringType.Name: nameof(String) or nameof(DefaultInterpolatedStringHandler) };

    private static IEnumerable<string> MembersOf(TypeDefinition type) =>
        type.Fields.Where(field => field.IsStatic).Select(field => $"{type.Name}.{field.Name}");

    private static Dictionary<string, string> Known(string feature) =>
        Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == feature.Split('.')[^1]) is { } file ? WordsIn(file) : [];

    private static Dictionary<string, string> WordsIn(string file) => File.Exists(file)
        ? XDocument.Load(file).Root!.Elements("data").ToDictionary(one => one.Attribute("name")!.Value, one => one.Element("value")!.Value)
        : [];

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();
}

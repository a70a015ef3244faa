using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Logging;
using Mono.Cecil;
using Mono.Cecil.Cil;
using OrgChat.Domain.Model;
using OrgChat.Web.Components;

namespace OrgChat.Tests.Architecture;

/// <summary>
/// What a person reads stands in resources, in every language. The compiled program is looked through, so that markup, code and what is
/// joined from both are judged alike.
/// </summary>
public sealed partial class WordTests
{
    /// <summary>Attributes that people see or hear.</summary>
    internal static readonly HashSet<string> Spoken =
        ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "alt", "placeholder", "label"];

    /// <summary>Parameters of components that are no words.</summary>
    private static readonly HashSet<string> Technical =
    [
        "Icon", "Class", "Id", "Name", "Kind", "Href", "For", "DescribedBy", "Autocomplete", "Handler", "Symbol", "Options", "InputId", "Action",
        "FormName", "Style", "Field", "Role", "Key", "AriaLabelledBy", "Accept", "class", "href", "form",
    ];

    /// <summary>What is called the same in every language.</summary>
    private static readonly HashSet<string> Names = ["Samsung Internet"];

    /// <summary>
    /// Where words are for those who run or build the server, in English: its console, its log, its database; and the demo clinic, whose
    /// people write in their own.
    /// </summary>
    private static readonly string[] ForOperators =
    [
        "OrgChat.Domain.Storage", "OrgChat.Domain.Features.Backups", "OrgChat.Domain.Features.Demo", "OrgChat.Domain.Features.Health",
        "OrgChat.Domain.Features.Keys", "OrgChat.Web.Backups", "OrgChat.Web.Keys", "OrgChat.Web.Audit.VerifyCommand",
        // The import, whose report is printed on the console.
        "OrgChat.Domain.Features.Import", "OrgChat.Web.Import",
        // Commands, and what is said at start.
        "OrgChat.Web.Commands", "OrgChat.Web.Storage", "OrgChat.Web.MasterKeySource", "OrgChat.Web.SignIn.SetUpAnnouncementText",
        "OrgChat.Web.Protection.StartCheckWorker",
        // Names of limits and keys, which nobody reads.
        "OrgChat.Web.Protection.CircuitSocketFilter", "OrgChat.Web.Protection.ConnectionLimitExtensions",
        "OrgChat.Web.SignIn.SignInRateLimitExtensions", "OrgChat.Web.Sessions.CookieKeyExtensions",
        "OrgChat.Web.Accounts.CookieKeyOpener", "OrgChat.Web.Components.Kit.ClinicTheme",
    ];

    /// <summary>Whose words still have to move to resources.</summary>
    private static readonly HashSet<string> NotYet = [];

    private static readonly ModuleDefinition[] Modules =
        [.. new[] { typeof(RefusedException), typeof(App) }.Select(type => ModuleDefinition.ReadModule(type.Assembly.Location))];

    [Fact]
    public void No_word_a_person_reads_stands_outside_the_resources()
    {
        var found = Modules.SelectMany(module => module.GetTypes()).Where(IsForPeople).SelectMany(type => type.Methods)
            .Where(method => method.HasBody && !IsGenerated(method.CustomAttributes)).SelectMany(WordsOf).Distinct().ToList();

        string.Join('\n', found).Should().BeEmpty("people read it in their own language");
    }

    private static bool IsForPeople(TypeDefinition type) => !IsGenerated(type.CustomAttributes)
        && !NotYet.Contains(Outermost(type).Namespace)
        && !ForOperators.Any(floor => $"{Outermost(type).FullName}.".StartsWith($"{floor}.", StringComparison.Ordinal));

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // What the compiler writes for iterators and lambdas is somebody’s code; what generators of logging and patterns write is not.
    private static bool IsGenerated(IEnumerable<CustomAttribute> attributes) =>
        attributes.Any(one => one.AttributeType.Name == "GeneratedCodeAttribute");

    private static IEnumerable<string> WordsOf(MethodDefinition method) =>
        from instruction in method.Body.Instructions
        where instruction.OpCode == OpCodes.Ldstr
        from words in WordsOf(instruction)
        where !Names.Contains(words)
        select $"{Outermost(method.DeclaringType).FullName}: {words}";

    private static IEnumerable<string> WordsOf(Instruction instruction)
    {
        var text = (string)instruction.Operand;
        return (TakerOf(instruction), NameBefore(instruction)) switch
        {
            ("AddMarkupContent", _) => WordsOfMarkup(text),
            ("AddContent", _) => Words(text),
            ("AddAttribute", { } name) => Spoken.Contains(name) ? Words(text) : [],
            ("AddComponentParameter", { } name) => Technical.Contains(name) || TechnicalName().IsMatch(name) ? [] : Words(text),
            _ when Markup().IsMatch(text) => WordsOfMarkup(text),
            _ => Sentence().IsMatch(text) && !StyleClasses().IsMatch(text) && !Header().IsMatch(text) && !Sql().IsMatch(text)
                && !Moment().IsMatch(text) && !IsTechnical(instruction) ? [text] : [],
        };
    }

    private static IEnumerable<string> Words(string text) => HasWords(text) ? [text] : [];

    // The product is called the same in every language.
    private static bool HasWords(string text) => text.Replace("OrgChat", "", StringComparison.Ordinal).Any(char.IsLetter)
        && !Sample().IsMatch(text);

    private static IEnumerable<string> WordsOfMarkup(string markup)
    {
        var body = new HtmlParser().ParseDocument(markup);
        return body.All.SelectMany(element => element.Attributes.Where(one => Spoken.Contains(one.Name)).Select(one => one.Value))
            .Append(body.Title ?? "").Append(body.Body!.TextContent).Where(HasWords);
    }

    /// <summary>The method of the render tree that takes a string, if one does.</summary>
    private static string? TakerOf(Instruction instruction)
    {
        var next = instruction.Next;
        while (next?.Operand is MethodReference { Name: "TypeCheck" })
        {
            next = next.Next;
        }

        return next?.Operand is MethodReference { DeclaringType.Name: nameof(RenderTreeBuilder) } taker ? taker.Name : null;
    }

    private static string? NameBefore(Instruction instruction) =>
        instruction.Previous?.OpCode == OpCodes.Ldstr ? (string)instruction.Previous.Operand : null;

    /// <summary>Whether no person reads it: a line of the log, an exception that is no refusal, or what a key is for.</summary>
    private static bool IsTechnical(Instruction instruction)
    {
        for (var next = instruction.Next;
            next is not null && next.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return); next = next.Next)
        {
            if (next.Operand is MethodReference { DeclaringType.Name: nameof(LoggerMessage) }
                or MethodReference { Name: "InstallationKey" })
            {
                return true;
            }

            if (next.Operand is MethodReference { Name: ".ctor", DeclaringType: { } type }
                && type.Name.EndsWith("Exception", StringComparison.Ordinal))
            {
                return type.Name == nameof(OperatorException) || type.Namespace.StartsWith("System", StringComparison.Ordinal);
            }
        }

        return false;
    }

    [GeneratedRegex(@"\p{L}{2,}[,.:;!?]? \p{L}{2,}")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^(?=.*-)[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*$")]
    private static partial Regex StyleClasses();

    [GeneratedRegex(@"^\w+/[\w.+-]+; charset=|-src '")]
    private static partial Regex Header();

    [GeneratedRegex(@"^\s*(SELECT|UNION|INSERT|UPDATE|DELETE|WITH|PRAGMA)\b|^[A-Z, ]+$")]
    private static partial Regex Sql();

    [GeneratedRegex("<[a-z!/][^>]*>?", RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex("^[X-]+$")]
    private static partial Regex Sample();

    [GeneratedRegex("Class$|Width$|Height$|^Selector$|^role$|^aria-(?!label$)")]
    private static partial Regex TechnicalName();

    [GeneratedRegex(@"^[dMyHhmsftz:., -]+$")]
    private static partial Regex Moment();
}

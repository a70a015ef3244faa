using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using static OrgChat.Web.Components.Clients.Adding.AddingWords;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>Which column of a file is which field, by what it is called in any language; whoever knows the file corrects it.</summary>
public static class ColumnRules
{
    /// <summary>What the reader’s language calls a column.</summary>
    public static string HeadOf(ClientFieldKind field) => NamesOf(field)[0];

    /// <returns>The column of each field; null where none is called so. No column is two fields.</returns>
    public static int?[] Guess(IReadOnlyList<string> heads)
    {
        var folded = heads.Select(PersonNameRules.Fold).ToList();
        return [.. Enum.GetValues<ClientFieldKind>().Select(field => Find(folded, field))];
    }

    private static int? Find(List<string> heads, ClientFieldKind field)
    {
        var names = Language.All.SelectMany(language => language.In(() => NamesOf(field))).Select(PersonNameRules.Fold).ToHashSet();
        return heads.FindIndex(names.Contains) is >= 0 and var column ? column : null;
    }

    // The first is what the file to fill in has.
    private static string[] NamesOf(ClientFieldKind field)
    {
        var key = $"Heads.{field}";
        return Texts[key].Value.Split('|');
    }
}

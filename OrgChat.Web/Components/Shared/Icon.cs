using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace OrgChat.Web.Components.Shared;

/// <summary>
/// A symbol of the kit by its name; decoration, the words stand beside it. It is no component, which would cost a window 2 kB each, but one
/// piece of markup of the program’s own words, shared by all windows.
/// </summary>
public static class Icon
{
    private static readonly CompositeFormat Drawing =
        CompositeFormat.Parse("""<svg class="{0}" aria-hidden="true"><use href="{1}"></use></svg>""");

    private static readonly ConcurrentDictionary<(string File, string Name, string Class), RenderFragment> Drawings = new();

    /// <param name="assets">The component’s own, which know the file of symbols by its contents.</param>
    /// <param name="name">One of <see cref="Kit.Symbols"/>.</param>
    public static RenderFragment Of(ResourceAssetCollection assets, string name, bool isSmall = false, bool isLarge = false) =>
        Drawings.GetOrAdd(
            (assets["icons.svg"], name, isSmall ? "icon icon-small" : isLarge ? "icon icon-large" : "icon"),
            static icon => builder => builder.AddMarkupContent(0, Markup(icon.Class, $"{icon.File}#{icon.Name}")));

    private static string Markup(string style, string address) =>
        string.Format(CultureInfo.InvariantCulture, Drawing, style, HtmlEncoder.Default.Encode(address));
}

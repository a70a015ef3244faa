using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace OrgChat.Tests.Support;

/// <summary>Finds things on a screen by what a person reads.</summary>
internal static class Reading
{
    /// <remarks>Find and act in one <c>InvokeAsync</c>: a live update in between would take the element away.</remarks>
    public static IElement Button<T>(this IRenderedComponent<T> page, string name) where T : IComponent =>
        page.FindAll("button")
            .Single(button => (button.GetAttribute("aria-label") ?? button.Words()).EndsWith(name, StringComparison.Ordinal));

    public static IElement Switch<T>(this IRenderedComponent<T> page, string name) where T : IComponent =>
        page.FindAll("[role=switch]").Single(one => page.Find($"#{one.GetAttribute("aria-labelledby")}").Words() == name);

    public static bool IsOn(this IElement element) => element.GetAttribute("aria-checked") == "true";

    /// <summary>The element’s text with its spaces in order.</summary>
    public static string Words(this IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IReadOnlyList<string> Texts<T>(this IRenderedComponent<T> page, string selector) where T : IComponent =>
        [.. page.FindAll(selector).Select(Words)];
}

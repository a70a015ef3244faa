using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Notes;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Notes;

/// <summary>What a note says, with the colleagues it calls by name standing out.</summary>
public static class NoteText
{
    public static RenderFragment Of(NoteModel note) => builder =>
    {
        foreach (var (text, isMention) in Runs(note.Text ?? UnreadableText.Unopened, [.. note.Mentioned.Select(one => $"@{one.Name}")]))
        {
            if (isMention)
            {
                builder.OpenElement(0, "b");
                builder.AddAttribute(1, "class", "note-mention");
                builder.AddContent(2, text);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(3, MessageLogText.Of(text));
            }
        }
    };

    /// <summary>The text in pieces; together they are the text.</summary>
    public static IEnumerable<(string Text, bool IsMention)> Runs(string text, IReadOnlyList<string> mentions)
    {
        var from = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var mention = mentions.Where(one => text.AsSpan(at).StartsWith(one)).MaxBy(one => one.Length);
            if (mention is not null)
            {
                yield return (text[from..at], false);
                yield return (mention, true);
                from = at + mention.Length;
                at = from - 1;
            }
        }

        yield return (text[from..], false);
    }
}

using Microsoft.AspNetCore.Components;

namespace OrgChat.Web.Components.Messaging;

/// <summary>What somebody wrote, always as text; addresses and numbers in it are links that say nothing of where one comes from.</summary>
public static class MessageLogText
{
    public static RenderFragment Of(string text) => builder =>
    {
        foreach (var run in TextRun.Of(text))
        {
            if (run.Address is null)
            {
                builder.AddContent(0, run.Text);
                continue;
            }

            builder.OpenElement(1, "a");
            builder.AddAttribute(2, "href", run.Address);
            builder.AddAttribute(3, "target", "_blank");
            builder.AddAttribute(4, "rel", "noopener noreferrer");
            builder.AddAttribute(5, "dir", "ltr");
            builder.AddContent(6, run.Text);
            builder.CloseElement();
        }
    };
}

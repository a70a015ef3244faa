using Microsoft.AspNetCore.Components;

namespace OrgChat.Web.Components.Layout;

/// <summary>A part of the frame that shows the person’s own count, and is drawn when it is another.</summary>
public abstract class CountComponent : ComponentBase, IDisposable
{
    [CascadingParameter] internal OwnCountService? Counts { get; set; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (Counts is not null)
        {
            Counts.Changed -= OnChanged;
        }
    }

    protected override void OnInitialized()
    {
        if (Counts is not null)
        {
            Counts.Changed += OnChanged;
        }
    }

    private void OnChanged(object? sender, EventArgs news) => StateHasChanged();
}

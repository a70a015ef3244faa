using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Shared.Toasts;

/// <summary>Short news in the corner of this person’s screen; one per circuit.</summary>
public sealed class ToastService
{
    private readonly List<Toast> shown = [];

    public event EventHandler? Changed;

    public IReadOnlyList<Toast> Shown => shown;

    public void Say(string text) => Add(new Toast(text, false, null, null));

    public void Refuse(string text) => Add(new Toast(text, true, null, null));

    /// <summary>What did not work, with a way to try it again.</summary>
    public void Refuse(string text, string again, Func<Task> againAsync) => Add(new Toast(text, true, again, againAsync));

    /// <summary>News in place of what was said about the same before.</summary>
    public void Tell(string topic, string text, bool isUrgent)
    {
        shown.RemoveAll(toast => toast.Topic == topic);
        Add(new Toast(text, isUrgent, null, null) { Topic = topic });
    }

    /// <summary>News with a way back.</summary>
    /// <returns>What is shown, to be dismissed where there is nothing to take back any more.</returns>
    public Toast Say(string text, string undo, Func<Task> undoAsync) => Add(new Toast(text, false, undo, undoAsync));

    public void Dismiss(Toast toast)
    {
        shown.Remove(toast);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private Toast Add(Toast toast)
    {
        shown.Add(toast);
        if (shown.Count > 3)
        {
            shown.RemoveAt(0);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return toast;
    }
}

/// <summary>One piece of news; the same words a moment later are another.</summary>
public sealed class Toast(string text, bool isUrgent, string? offer, Func<Task>? offerAsync)
{
    public string Text { get; } = text.Readable();

    /// <summary>What it is about, where newer news of the same makes it untrue.</summary>
    public string? Topic { get; init; }

    public bool IsUrgent { get; } = isUrgent;

    /// <summary>What its button says: the way back, or another try; null without one.</summary>
    public string? Offer { get; } = offer;

    public Func<Task>? OfferAsync { get; } = offerAsync;
}

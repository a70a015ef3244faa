
namespace OrgChat.Web.Components.Shared.Dialogs;

/// <summary>The question “is it still you?” of one circuit: an act that needs it waits here until the dialog has an answer.</summary>
public sealed class Confirmation
{
    private TaskCompletionSource<bool>? asked;

    public event EventHandler? Changed;

    public bool IsAsked => asked is not null;

    /// <returns>Whether the person proved it; false when they would not.</returns>
    public Task<bool> AskAsync()
    {
        asked ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Changed?.Invoke(this, EventArgs.Empty);
        return asked.Task;
    }

    public void Answer(bool isConfirmed)
    {
        var waiting = asked;
        asked = null;
        waiting?.TrySetResult(isConfirmed);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}

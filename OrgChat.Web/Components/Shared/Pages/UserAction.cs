using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Components.Shared.Dialogs;

namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>
/// What a person tries on a screen: one act at a time, however often the button is pressed, and what was wrong with the last one. Where the
/// act needs to know that it is still them, they are asked and the act goes on; nothing typed is lost.
/// </summary>
public sealed class UserAction(Confirmation? confirmation = null)
{
    public bool IsUnderWay { get; private set; }

    /// <summary>A sentence the person may read; null when nothing was wrong.</summary>
    public string? Problem => Refused?.Message;

    /// <summary>Why the last one was refused.</summary>
    public RefusedException? Refused { get; private set; }

    /// <returns>True when it was done; false when it was refused, or another one is under way.</returns>
    public async Task<bool> TryAsync(Func<Task> act)
    {
        if (IsUnderWay)
        {
            return false;
        }

        (IsUnderWay, Refused) = (true, null);
        try
        {
            Refused = await ConfirmedAsync(act);
            return Refused is null;
        }
        finally
        {
            IsUnderWay = false;
        }
    }

    /// <summary>What was wrong is no longer said.</summary>
    public void Forget() => Refused = null;

    private async Task<RefusedException?> ConfirmedAsync(Func<Task> act)
    {
        var refused = await Refusal.OfAsync(act);
        return refused is not ConfirmationNeededException || confirmation is null ? refused
            : await confirmation.AskAsync() ? await Refusal.OfAsync(act)
            : new RefusedException("NotConfirmed");
    }
}

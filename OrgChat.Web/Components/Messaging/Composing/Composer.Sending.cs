using Microsoft.JSInterop;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Pages;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Composing;

/// <summary>Reviewing what goes out in somebody else’s name, and sending.</summary>
public sealed partial class Composer
{
    private async Task<bool?> ReviewAsync(Draft draft) => WasSent(false, await OrStopAsync(draft, async () =>
    {
        await ReadFilesAsync(draft);
        var text = MessageText.Checked(draft.Text, mayBeEmpty: reviewedFiles.Count > 0);
        await Messages.RequireUnchangedAsync(await CurrentPerson.ActorAsync(), Details.Id, draft);
        reviewed = draft with { Text = text };
    }));

    private async Task ReadFilesAsync(Draft draft)
    {
        var unsent = draft.Files.Count == 0 ? [] : await Attachments.UnsentAsync(await CurrentPerson.ActorAsync(), Details.Id);
        reviewedFiles = [.. draft.Files.Select(id => unsent.FirstOrDefault(file => file.Id == id)).OfType<Attachment>()];
    }

    // Where others did something meanwhile, that is shown in place of a problem.
    private async Task<RefusedException?> OrStopAsync(Draft draft, Func<Task> act)
    {
        var refused = await Refusal.OfAsync(act);
        if (refused is not ChangedMeanwhileException)
        {
            return refused;
        }

        reviewed = unfilled = null;
        stopped ??= draft; // Stopped again, it still tells all since writing began.
        return await Refusal.OfAsync(() => ReadFilesAsync(draft)) ?? refused;
    }

    private async Task SendOnBehalfAsync(long seenNumber)
    {
        if (reviewed is null || isSending)
        {
            return;
        }

        var confirmed = reviewed with { OnBehalfOfId = Details.Owner.Id, SeenNumber = seenNumber };
        await SendConfirmedAsync(confirmed);
    }

    private async Task SendAnywayAsync(GuardSight sight)
    {
        if (stopped is not null && !isSending)
        {
            await SendConfirmedAsync(stopped with
            {
                OnBehalfOfId = IsOnBehalf ? Details.Owner.Id : null,
                SeenNumber = sight.Number,
                SeenAt = sight.At,
                Reopens = Details.IsClosed,
            });
        }
    }

    private async Task SendConfirmedAsync(Draft confirmed)
    {
        if (await SendAsync(confirmed) is true)
        {
            reviewed = stopped = unfilled = null;
            StateHasChanged(); // The dialog goes before the text box takes the focus.
            await editor.CallAsync("sent", confirmed.Key, confirmed.Files);
            await OnSent.InvokeAsync();
        }
    }

    // A slip costs nothing: the text comes back from the toast, or is still in the other window.
    [JSInvokable]
    public async Task DiscardAsync(string text)
    {
        stopped = null;
        await editor.CallAsync("write", "");
        Toasts.Say(Words["TextDiscarded"], SharedWords.Words["Undo"], () => BringBackAsync(text));
    }

    // Here, or where its conversation is opened next: never in another one.
    private async Task BringBackAsync(string text)
    {
        if (editor.IsStarted)
        {
            await editor.CallAsync("bringBack", text);
        }
        else if (await Refusal.OfAsync(async () => await Messages.RestoreDraftAsync(
            await CurrentPerson.ActorAsync(), Details.Id, new Draft(Guid.NewGuid(), text))) is { } refused)
        {
            Toasts.Refuse(refused.Message);
        }
    }

    /// <returns>Whether it was sent; null when the records are busy.</returns>
    private async Task<bool?> SendAsync(Draft draft)
    {
        isSending = true;
        try
        {
            var isSent = WasSent(true, await OrStopAsync(draft, async () =>
                await Messages.SendAsync(await CurrentPerson.ActorAsync(), Details.Id, draft)));
            Own.Reply(isReplying: false);
            return isSent;
        }
        finally
        {
            isSending = false;
        }
    }

    private bool? WasSent(bool wasMeantToBe, RefusedException? refused)
    {
        problem = refused is ChangedMeanwhileException ? null : refused?.Message;
        return refused.IsBusy() ? null : wasMeantToBe && refused is null;
    }
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Messaging.Composing;

/// <summary>Reviewing what goes out in somebody else’s name, and sending.</summary>
public sealed partial class Composer
{
    private async Task<bool?> ReviewAsync(Draft draft) => WasSent(false, await Refusal.OfAsync(async () =>
    {
        var unsent = await Attachments.UnsentAsync(await CurrentPerson.ActorAsync(), Details.Id);
        reviewedFiles = [.. draft.Files.Select(id => unsent.FirstOrDefault(file => file.Id == id)).OfType<Attachment>()];
        reviewed = draft with { Text = MessageText.Checked(draft.Text, mayBeEmpty: reviewedFiles.Count > 0) };
    }));

    private async Task SendOnBehalfAsync(long seenNumber)
    {
        if (reviewed is null || isSending)
        {
            return;
        }

        var confirmed = reviewed with { OnBehalfOfId = Details.Owner.Id, SeenNumber = seenNumber };
        if (await SendAsync(confirmed) is true)
        {
            reviewed = null;
            StateHasChanged(); // The confirmation gives the focus back before the text box takes it.
            await editor.CallAsync("sent", confirmed.Key, confirmed.Files);
        }
    }

    /// <returns>Whether it was sent; null when the records are busy.</returns>
    private async Task<bool?> SendAsync(Draft draft)
    {
        isSending = true;
        try
        {
            return WasSent(true, await Refusal.OfAsync(async () =>
                await Messages.SendAsync(await CurrentPerson.ActorAsync(), Details.Id, draft)));
        }
        finally
        {
            isSending = false;
        }
    }

    private bool? WasSent(bool wasMeantToBe, RefusedException? refused)
    {
        problem = refused?.Message;
        return refused.IsBusy() ? null : wasMeantToBe && refused is null;
    }
}

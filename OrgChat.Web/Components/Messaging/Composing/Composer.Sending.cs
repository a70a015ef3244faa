using Microsoft.JSInterop;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Web.Components.Messaging.Composing;

/// <summary>Reviewing what goes out in somebody else’s name, and sending.</summary>
public sealed partial class Composer
{
    private async Task<bool?> ReviewAsync(Draft draft)
    {
        try
        {
            var unsent = await Attachments.UnsentAsync(await CurrentPerson.ActorAsync(), Details.Id);
            reviewedFiles = [.. draft.Files.Select(id => unsent.FirstOrDefault(file => file.Id == id)).OfType<Attachment>()];
            reviewed = draft with { Text = MessageText.Checked(draft.Text, mayBeEmpty: reviewedFiles.Count > 0) };
        }
        catch (RefusedException refused)
        {
            return Refused(refused);
        }

        return false;
    }

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
            await editor!.InvokeVoidAsync("sent", confirmed.Key, confirmed.Files);
        }
    }

    /// <returns>Whether it was sent; null when the records are busy.</returns>
    private async Task<bool?> SendAsync(Draft draft)
    {
        isSending = true;
        try
        {
            await Messages.SendAsync(await CurrentPerson.ActorAsync(), Details.Id, draft);
            problem = null;
            return true;
        }
        catch (RefusedException refused)
        {
            return Refused(refused);
        }
        finally
        {
            isSending = false;
        }
    }

    private bool? Refused(RefusedException refused)
    {
        problem = refused.Message;
        return refused is UnavailableException { IsBusy: true } ? null : false;
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Features.SavedReplies;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.SavedReplies;
using OrgChat.Web.Components.SavedReplies;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Messaging.Composing;

/// <summary>Saved replies, and what of them is not filled in.</summary>
public sealed partial class Composer
{
    [Inject] public required SavedReplyService SavedReplies { get; init; }

    [Inject] public required ClinicProfileService Profile { get; init; }

    /// <summary>Those the reader may use, filled in for this conversation; null when they cannot be read just now.</summary>
    [JSInvokable]
    public async Task<IReadOnlyList<ReplyOfferModel>?> RepliesAsync()
    {
        IReadOnlyList<ReplyOfferModel>? offered = null;
        await Refusal.OfAsync(async () =>
        {
            var actor = await CurrentPerson.ActorAsync();
            var (saved, values) = (await SavedReplies.ListAsync(actor), ValuesFor(await Profile.ReadAsync(actor)));
            offered = [.. saved.Where(reply => reply.Text is not null).Select(reply => ReplyOfferModel.Of(reply, values))];
        });
        return offered;
    }

    /// <summary>A reply was put into the text. Nobody waits for its count, and nobody misses it.</summary>
    [JSInvokable]
    public Task ReplyUsedAsync(Guid id) =>
        Refusal.OfAsync(async () => await SavedReplies.UseAsync((await CurrentPerson.ActorAsync()).AsScreen(), id));

    private SavedReplyValues ValuesFor(ClinicProfileModel clinic) => new()
    {
        ClientFirstNames = [.. Details.Clients.Select(client => client.ShortName)],
        OwnerName = Details.Owner.Name,
        MyName = Reader.Name,
        ClinicName = clinic.Name,
        ClinicPhone = clinic.Phone,
    };

    private bool HasUnfilled(Draft draft) => Reader is TeamMember && SavedReplyText.StandingIn(draft.Text).Count > 0;

    // What would stop the sending all the same comes first, and says this with it.
    private async Task<bool?> AskUnfilledAsync(Draft draft) => WasSent(false, await OrStopAsync(draft, async () =>
    {
        var text = MessageText.Checked(draft.Text);
        await Messages.RequireUnchangedAsync(await CurrentPerson.ActorAsync(), Details.Id, draft);
        unfilled = draft with { Text = text };
    }));

    private Task SendUnfilledAsync() => unfilled is null || isSending ? Task.CompletedTask : SendConfirmedAsync(unfilled);
}

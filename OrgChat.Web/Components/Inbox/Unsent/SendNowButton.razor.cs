using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.SavedReplies;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Inbox.InboxWords;

namespace OrgChat.Web.Components.Inbox.Unsent;

/// <summary>
/// What waits is in the browser, which hands it over when the button is pressed. What the server will not send just so, because others did
/// something since or it has to be reviewed first, the browser sends where it is looked at: in its conversation.
/// </summary>
public sealed partial class SendNowButton
{
    private ElementReference button;
    private ScriptModule<SendNowButton> script = null!;
    private bool isPressed;

    [CascadingParameter] public required Person Reader { get; set; }

    [Parameter, EditorRequired] public required ConversationRowModel Row { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required MessageService Messages { get; init; }

    [Inject] public required AttachmentService Attachments { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override object Given => (Reader, Row.Id, Row.Name, Row.Born);

    /// <param name="unsentSince">When Send was pressed for it in vain, in Unix milliseconds.</param>
    /// <param name="files">What it was sent with when no answer came; null for whatever waits there to be sent.</param>
    /// <param name="seenNumber">The newest message on the screen when it was begun.</param>
    /// <param name="millisecondsAgo">How long ago that was.</param>
    /// <returns>Whether it was sent; null when the records are busy.</returns>
    [JSInvokable]
    public async Task<bool?> SendAsync(Guid key, string text, long unsentSince, Guid[]? files, long seenNumber, int millisecondsAgo)
    {
        if (Reader is TeamMember && SavedReplyText.StandingIn(text).Count > 0)
        {
            return false;
        }

        var began = Clock.GetUtcNow().AddMilliseconds(-millisecondsAgo);
        var draft = new Draft(key, text)
        {
            UnsentSince = DateTimeOffset.FromUnixTimeMilliseconds(unsentSince),
            SeenNumber = seenNumber,
            SeenAt = Reader is TeamMember ? began : null,
        };
        var refused = await Refusal.OfAsync(async () => await Messages.SendAsync(
            await CurrentPerson.ActorAsync(), Row.Id, draft with { Files = files ?? await WaitingFilesAsync() }));
        if (refused is null)
        {
            Toasts.Say(Words["SentTo", Row.InFull()]);
        }
        else if (refused.IsBusy())
        {
            Toasts.Refuse(refused.Message);
            return null;
        }

        return refused is null;
    }

    public ValueTask DisposeAsync() => script.DisposeAsync();

    protected override void OnInitialized() => script = new(Js, this, "./Components/Inbox/Unsent/SendNowButton.razor.js");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await script.StartAsync(button, Reader.Id, Row.Id);
            await (isPressed ? PressAsync() : Task.CompletedTask);
        }
    }

    // Pressed before its script is there, it does what it does when that has come.
    private Task PressAsync()
    {
        isPressed = true;
        return script.CallAsync("press");
    }

    private async Task<IReadOnlyList<Guid>> WaitingFilesAsync() =>
        [.. (await Attachments.UnsentAsync(await CurrentPerson.ActorAsync(), Row.Id)).Select(file => file.Id)];
}

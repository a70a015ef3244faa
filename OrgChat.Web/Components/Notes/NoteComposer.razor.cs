using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Notes;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Notes;

/// <summary>
/// Where a note is written: with a text of its own, kept apart from what goes to the client. When it was added, one writes a reply again.
/// </summary>
public sealed partial class NoteComposer
{
    private ElementReference form;
    private ElementReference input;
    private ScriptModule<NoteComposer> editor = null!;
    private string? problem;
    private bool isAddedEarly;

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    [Parameter, EditorRequired] public required bool IsShown { get; set; }

    /// <summary>A note was added, or a reply is to be written.</summary>
    [Parameter, EditorRequired] public required EventCallback OnLeave { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required NoteService Notes { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>Keeps the text on the server, a moment after the last key.</summary>
    [JSInvokable]
    public async Task<bool> KeepAsync(Guid key, string text, Guid[] mentioned) => await Refusal.OfAsync(async () =>
        await Notes.KeepDraftAsync((await CurrentPerson.ActorAsync()).AsScreen(), Details.Id, new Draft(key, text), mentioned)) is null;

    /// <summary>Enter or the button.</summary>
    /// <returns>Whether it was added; what was wrong is said here.</returns>
    [JSInvokable]
    public async Task<bool> AddAsync(Guid key, string text, Guid[] mentioned)
    {
        var refused = await Refusal.OfAsync(async () =>
            await Notes.AddAsync(await CurrentPerson.ActorAsync(), Details.Id, new Draft(key, text), mentioned));
        problem = refused?.Message;
        if (refused is null)
        {
            await OnLeave.InvokeAsync();
        }

        StateHasChanged();
        return refused is null;
    }

    /// <summary>Shown again: one goes on writing.</summary>
    public Task FocusAsync() => editor.CallAsync("focus");

    public ValueTask DisposeAsync() => editor.DisposeAsync();

    protected override void OnInitialized() => editor = new(Js, this, "./Components/Notes/NoteComposer.razor.js");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await input.FocusAsync();
            var begun = new NoteBeginningModel(null, "", [], []);
            problem = (await Refusal.OfAsync(async () =>
                begun = await Notes.BeginAsync((await CurrentPerson.ActorAsync()).AsScreen(), Details.Id)))?.Message;
            await editor.StartAsync(form, begun.Key, begun.Text, begun.Mentioned, begun.Colleagues, SavedDraft.MaxLength);
            if (isAddedEarly)
            {
                await editor.CallAsync("submitEarly");
            }

            if (problem is not null)
            {
                StateHasChanged();
            }
        }
    }

    // Added before the browser's part had started.
    private void AddEarly() => isAddedEarly = !editor.IsStarted;

    private async Task LeaveAsync()
    {
        problem = null;
        await OnLeave.InvokeAsync();
        await editor.CallAsync("leave");
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Photos;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Profile.ProfileWords;

namespace OrgChat.Web.Components.Profile;

/// <summary>One’s own photo: chosen, seen and taken away.</summary>
public sealed partial class OwnPhoto
{
    private ScriptModule<OwnPhoto> script = null!;
    private ElementReference section;
    private ElementReference choose;
    private string? problem;
    private bool isBusy;

    [CascadingParameter] public required Person Reader { get; set; }

    [CascadingParameter] public PhotoIndex? Photos { get; set; }

    [Inject] public required PhotoService Service { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    private bool HasPhoto => Photos?.Of(Reader.Id) is not null;

    /// <summary>A photo was chosen and is on its way.</summary>
    [JSInvokable]
    public void Begin() => Show(isBusy: true, problem: null);

    /// <summary>It has arrived, or not.</summary>
    /// <param name="refused">Why not, in a sentence.</param>
    [JSInvokable]
    public void End(string? refused)
    {
        Show(isBusy: false, refused);
        if (refused is null)
        {
            Toasts.Say(Words["PhotoSaved"]);
        }
    }

    public ValueTask DisposeAsync() => script.DisposeAsync();

    protected override void OnInitialized() => script = new(Js, this, "./Components/Profile/OwnPhoto.razor.js");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await script.StartAsync(section);
        }
    }

    private void Show(bool isBusy, string? problem)
    {
        (this.isBusy, this.problem) = (isBusy, problem);
        StateHasChanged();
    }

    // The button goes with the photo: who used it goes on at the other one.
    private async Task RemoveAsync()
    {
        var isDone = await Attempt.TryAsync(async () => await Service.RemoveAsync(await CurrentPerson.ActorAsync()));
        problem = Attempt.Problem;
        if (isDone)
        {
            Toasts.Say(Words["PhotoRemoved"]);
            await choose.FocusAsync();
        }
    }
}

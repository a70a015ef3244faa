using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Messaging.Composing;

/// <summary>The messages of others since a dialog was opened.</summary>
public sealed partial class ArrivedMeanwhile
{
    private IReadOnlyList<Message> arrived = [];
    private long shownNumber = -1;
    private string? notRead;

    [CascadingParameter] public required Person Reader { get; set; }

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    /// <summary>The newest message when it began.</summary>
    [Parameter, EditorRequired] public required long After { get; set; }

    /// <summary>Since a question was asked; else since writing began.</summary>
    [Parameter] public bool IsAboutQuestion { get; set; }

    /// <summary>The newest message that is shown here, whenever it is another.</summary>
    [Parameter] public EventCallback<long> OnShown { get; set; }

    /// <summary>The conversation is no longer open to the reader.</summary>
    [Parameter] public EventCallback OnGone { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ReadingService Conversations { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (Details.LastNumber != shownNumber)
        {
            await ShowAsync(Details.LastNumber);
        }
    }

    // What could not be read was not seen, and is not confirmed with the rest.
    private async Task ShowAsync(long number)
    {
        var refused = number > After ? await Refusal.OfAsync(ReadArrivedAsync) : null;
        (shownNumber, notRead) = (number, refused.OfReading());
        if (refused is null)
        {
            await OnShown.InvokeAsync(number);
        }
        else if (refused is NotFoundException)
        {
            await OnGone.InvokeAsync();
        }
    }

    private async Task ReadArrivedAsync()
    {
        var page = await Conversations.NewerAsync(await CurrentPerson.ActorAsync(), Details.Id, After);
        arrived = [.. page.Messages.Where(message => message.AuthorId != Reader.Id)];
    }
}

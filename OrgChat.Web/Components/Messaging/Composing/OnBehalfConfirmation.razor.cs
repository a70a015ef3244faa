using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Composing;

/// <summary>The confirmation before a message is sent in somebody else’s name.</summary>
public sealed partial class OnBehalfConfirmation
{
    private long shownNumber = -1;

    [CascadingParameter] public required Person Reader { get; set; }

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    [Parameter, EditorRequired] public required string Text { get; set; }

    [Parameter] public IReadOnlyList<Attachment> Files { get; set; } = [];

    /// <summary>The newest message when the writing began.</summary>
    [Parameter] public long BeganAfter { get; set; }

    [Parameter] public string? Problem { get; set; }

    /// <summary>Confirmed, with the newest message that was shown here.</summary>
    [Parameter] public EventCallback<long> OnSend { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    private string Lead => Words["To", ListWords.Join([.. Details.Clients.Select(client =>
        client.Facts?.BirthDate is { } born ? SharedWords.Words["NameBorn", client.Name, LocalTimeText.Date(born)] : client.Name)])];

    private string Clients => ListWords.Join([.. Details.Clients.Select(client => client.ShortName)]);

    private Task SendAsync() => OnSend.InvokeAsync(shownNumber);
}

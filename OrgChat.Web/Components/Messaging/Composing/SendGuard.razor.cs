using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Messaging.MessagingWords;

namespace OrgChat.Web.Components.Messaging.Composing;

/// <summary>What was before the eyes of whoever sends all the same.</summary>
/// <param name="Number">The newest message shown.</param>
/// <param name="At">When all of it was read.</param>
public sealed record GuardSight(long Number, DateTimeOffset At);

/// <summary>
/// Sending was stopped because others did something since writing began. It stands for the confirmation too: names, birth date, label and
/// text are all here.
/// </summary>
public sealed partial class SendGuard
{
    private IReadOnlyList<Message> messages = [];
    private IReadOnlyList<ConversationEvent> events = [];
    private GuardSight? shown;
    private long shownRevision = -1;
    private string? notRead;

    [CascadingParameter] public required Person Reader { get; set; }

    [Parameter, EditorRequired] public required ConversationModel Details { get; set; }

    /// <summary>What was going to be sent, as it was begun.</summary>
    [Parameter, EditorRequired] public required Draft Stopped { get; set; }

    [Parameter] public IReadOnlyList<Attachment> Files { get; set; } = [];

    [Parameter] public string? Problem { get; set; }

    /// <summary>Sends all the same, with what was shown here.</summary>
    [Parameter] public EventCallback<GuardSight> OnSend { get; set; }

    /// <summary>Goes on writing, and knows what was shown here: it stops nothing a second time.</summary>
    [Parameter] public EventCallback<GuardSight?> OnKeep { get; set; }

    [Parameter] public EventCallback OnDiscard { get; set; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ReadingService Conversations { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string Text => MessageText.Checked(Stopped.Text, mayBeEmpty: true);

    private bool IsOnBehalf => Details.Access == Access.OnBehalf;

    private bool IsShown => shownRevision == Details.Revision && notRead is null;

    private IEnumerable<TimelineEntry> Lines => messages.Select(message => new TimelineEntry(message, null))
        .Concat(events.Select(happened => new TimelineEntry(null, happened))).OrderBy(line => line.At);

    // Who wrote is called by that: what else they did stands in the list.
    private string Title => Words["NotSentYet", ListWords.Join([.. Lines.Where(line => line.Message is not null
        || messages.All(message => message.AuthorId != line.Event!.ActorId)).Select(What).Distinct()])];

    private string Lead => Words["CameWhileWriting", ListWords.Join([.. Details.Clients.Select(client =>
        client.Facts?.BirthDate is { } born ? SharedWords.Words["NameBorn", client.Name, LocalTimeText.Date(born)] : client.Name)])];

    protected override async Task OnParametersSetAsync()
    {
        if (shownRevision != Details.Revision)
        {
            await ReadAsync();
        }
    }

    // What could not be read was not seen, and nothing goes out over it.
    private async Task ReadAsync()
    {
        var (revision, now) = (Details.Revision, Clock.GetUtcNow());
        var refused = await Refusal.OfAsync(async () =>
        {
            var page = await Conversations.NewerAsync(await CurrentPerson.ActorAsync(), Details.Id, Stopped.SeenNumber);
            messages = [.. page.Messages.Where(message => message.AuthorId != Reader.Id)];
            events = [.. page.Events.Where(one => one.At > Stopped.SeenAt && one.ActorId != Reader.Id && one.Kind.StopsSending())];
            shown = new GuardSight(Math.Max(Stopped.SeenNumber, page.Messages.Count > 0 ? page.Messages[^1].Number : 0), now);
            shownRevision = revision;
        });
        notRead = refused.OfReading();
    }

    private Task SendAsync() => IsShown ? OnSend.InvokeAsync(shown) : Task.CompletedTask;

    private Task KeepAsync() => OnKeep.InvokeAsync(shown);

    private static string What(TimelineEntry line) => line switch
    {
        { Message: { IsByClient: true } message } => Words["Guard.Wrote", PersonNameRules.Shorten(message.AuthorName).Readable()],
        { Message: { } message } => Words["Guard.Answered", PersonNameRules.Shorten(message.AuthorName).Readable()],
        var (_, happened) => Words[$"Guard.{happened!.Kind}", PersonNameRules.Shorten(happened.ActorName).Readable()],
    };
}

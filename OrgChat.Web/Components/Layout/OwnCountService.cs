using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Web.Components.Layout;

/// <summary>
/// Where the person of this window works, and how much waits there for them: one count for the rail, the title and the tabs. On the chat
/// page it is that of the view on the screen, elsewhere that of the list used last, which is remembered for the next window.
/// </summary>
internal sealed class OwnCountService(CurrentPerson currentPerson, InboxService lists, PreferenceService preferences,
    NavigationManager navigation)
{
    private ListPlace place = ListPlace.First;
    private Person? reader;
    private ChatView shown;
    private int asked;

    /// <summary>A number is another, or stands for something else.</summary>
    public event EventHandler? Changed;

    /// <summary>Null until the view has been counted.</summary>
    public InboxTally? Tally { get; private set; }

    public bool IsInChat { get; private set; }

    /// <summary>How the person likes their screens now; null until it was read.</summary>
    public PreferencesModel? Chosen { get; private set; }

    /// <summary>As chosen when the window opened.</summary>
    public Density Density { get; private set; }

    public int Due => Tally?.Due ?? 0;

    /// <summary>What the number says, by its name among the words.</summary>
    public string Key => Tally?.View == ChatView.Organization ? "WaitingAside" : "UnreadAside";

    /// <summary>The list used last.</summary>
    public string ChatAddress => place.Address();

    /// <summary>All that is counted, to be compared.</summary>
    public (ChatView? View, int Waiting, int Unread, int Mine, int Snoozed) Numbers =>
        (Tally?.View, Tally?.NeedsReply ?? 0, Tally?.UnreadAndLoud ?? 0, Tally?.Mine ?? 0, Tally?.Snoozed ?? 0);

    private string Path => navigation.ToBaseRelativePath(navigation.Uri);

    public async Task BeginAsync(Person person)
    {
        reader = person;
        Chosen = await preferences.ReadAsync(await currentPerson.ActorAsync());
        (Density, place) = Chosen;
        shown = place.View;
        await FollowAsync();
        await (Tally is null ? CountAsync() : Task.CompletedTask);
    }

    /// <summary>The same person with other rights, or who chose something else.</summary>
    public async Task ReadForAsync(Person person)
    {
        reader = person;
        place = place.View.IsOpenTo(person) ? place : ListPlace.First;
        shown = shown.IsOpenTo(person) ? shown : ChatView.Personal;
        Chosen = await preferences.ReadAsync(await ScreenAsync());
        await CountAsync();
    }

    /// <summary>The address changed.</summary>
    public async Task FollowAsync()
    {
        var wasInChat = IsInChat;
        IsInChat = ChatViewText.IsChat(Path);
        var now = IsInChat ? ChatViewText.PlaceOf(Path, reader!) : place;
        if (!now.View.IsOpenTo(reader!))
        {
            return;
        }

        // A conversation opened from elsewhere, as from a search, is no choice of a list.
        if (IsInChat && now != place && (wasInChat || ChatViewText.ConversationOf(Path) is null))
        {
            place = now;
            await preferences.RememberAsync(await ScreenAsync(), now);
        }

        if (shown != now.View)
        {
            shown = now.View;
            await CountAsync();
        }
    }

    /// <summary>Takes a change in; true when it is to be counted again.</summary>
    public bool Take(ConversationChange change) => Tally?.Apply(reader!, change) ?? false;

    public async Task CountAsync()
    {
        var number = ++asked;
        var counted = await lists.TallyAsync(await ScreenAsync(), shown);
        Tally = number == asked ? counted : Tally;
    }

    /// <summary>Draws what shows a number; nothing else of the window.</summary>
    public void Draw() => Changed?.Invoke(this, EventArgs.Empty);

    private async Task<Actor> ScreenAsync() => (await currentPerson.ActorAsync()).AsScreen();
}

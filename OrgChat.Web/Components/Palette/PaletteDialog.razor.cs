using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Search;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared;
using static OrgChat.Web.Components.Palette.PaletteWords;

namespace OrgChat.Web.Components.Palette;

/// <summary>
/// Anything by typing: whom and what one may find, as the pickers and the list find it, and what can be done now. What is typed stands in
/// no address, no log and no record.
/// </summary>
public sealed partial class PaletteDialog : IAsyncDisposable
{
    /// <summary>Lines of people, and of conversations.</summary>
    private const int Most = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private ElementReference dialog;
    private ScriptModule<PaletteDialog> script = null!;
    private Person? shownTo;
    private PersonName? starting;
    private bool isOpen;
    private bool isReading;
    private string text = "";
    private IReadOnlyList<string> words = [];
    private IReadOnlyList<PaletteLine> found = [];
    private IReadOnlyList<IGrouping<PaletteKind, PaletteLine>> shown = [];
    private int asked;

    [CascadingParameter] public required Person Reader { get; set; }

    [CascadingParameter] public PhotoIndex? Photos { get; set; }

    [Inject] public required PaletteStore Store { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required SearchService Search { get; init; }

    [Inject] public required TeamDirectoryService Team { get; init; }

    [Inject] public required InboxService Lists { get; init; }

    [Inject] public required SearchMemoryStore Memory { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    private string Said => isReading ? SharedWords.Words["Loading"]
        : shown.Count == 0 ? Words["Nothing", text]
        : Words.Count("Found", shown.Sum(group => group.Count()));

    /// <summary>What is typed by now, and what fits it.</summary>
    /// <returns>Whether it could be read; if not, acts and pages are there all the same.</returns>
    [JSInvokable]
    public async Task<bool> SeekAsync(string typed)
    {
        (isOpen, var turn) = (true, ++asked);
        var reading = ReadAsync(typed.Trim());
        if (await Task.WhenAny(reading, Task.Delay(Patience, Clock)) != reading && turn == asked)
        {
            isReading = true;
            StateHasChanged();
        }

        var (lines, refused) = await reading;
        if (turn == asked && isOpen)
        {
            (isReading, text, found) = (false, typed.Trim(), lines);
            Show();
        }

        return refused is null;
    }

    /// <summary>Nobody’s name stays on the page.</summary>
    [JSInvokable]
    public void Closed()
    {
        (isOpen, isReading, text, found, shown) = (false, false, "", [], []);
        asked++;
        StateHasChanged();
    }

    public ValueTask DisposeAsync()
    {
        Store.Changed -= OnChanged;
        Store.Asked -= OnAsked;
        return script.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        script = new(Js, this, "./Components/Palette/PaletteDialog.razor.js");
        Store.Changed += OnChanged;
        Store.Asked += OnAsked;
    }

    protected override async Task OnParametersSetAsync()
    {
        var isOther = shownTo is not null && !ReferenceEquals(shownTo, Reader);
        shownTo = Reader;
        if (isOther && isOpen)
        {
            found = []; // What was found by other rights goes at once.
            await SeekAsync(text);
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? script.StartAsync(dialog) : Task.CompletedTask;

    private void OnAsked(object? sender, EventArgs e) => _ = Background.RunAsync(() => script.CallAsync("open"), DispatchExceptionAsync);

    private void OnChanged(object? sender, EventArgs e)
    {
        if (isOpen)
        {
            _ = InvokeAsync(Show);
        }
    }

    private async Task<(IReadOnlyList<PaletteLine> Lines, RefusedException? Refused)> ReadAsync(string typed)
    {
        List<PaletteLine> lines = [];
        var refused = typed.Length == 0 ? null : await Refusal.OfAsync(async () =>
        {
            var actor = await CurrentPerson.ActorAsync();
            lines.AddRange((await Search.FindClientsAsync(actor, typed)).Take(Most).Select(OfClient));
            lines.AddRange(!SeesColleagues ? [] : (await Team.FindAsync(actor, typed)).Take(Most).Select(OfColleague));
            var view = Reader.Can(Permission.OrganizationChat) ? ChatView.Organization : ChatView.Personal;
            var rows = await Lists.ListAsync(actor, new InboxFilter(view, Text: typed), most: Most);
            lines.AddRange(rows.Rows.Select(OfConversation));
        });
        return (lines, refused);
    }

    private void Show()
    {
        words = PaletteText.WordsOf(text);
        var acts = Store.Acts.Select(act => act.Line).Concat(PaletteText.PlacesFor(Reader))
            .Where(line => PaletteText.Fits($"{line.Title} {line.Sub}", words));
        shown = [.. found.Concat(StartWith()).Concat(acts).Concat(SearchFor())
            .DistinctBy(line => (line.Kind, line.Title, line.Href, line.Born)).GroupBy(line => line.Kind).OrderBy(group => group.Key)];
        StateHasChanged();
    }

    // A member’s page is the admins’; others go to a member’s conversations, where they may.
    private bool SeesColleagues => Reader is TeamMember { IsAdmin: true } || Reader.Can(Permission.OrganizationChat);

    private static PaletteLine OfClient(PersonName client) => new(PaletteKind.Person, "person", client.Name)
    {
        Face = client,
        Born = client.Born,
        Sub = Words["Client"],
        Href = $"/clients/{client.Id}",
    };

    private PaletteLine OfColleague(ColleagueModel colleague) => new(PaletteKind.Person, "person", colleague.Name)
    {
        Face = new PersonName(colleague.Id, colleague.Name),
        Sub = colleague.Profession.Length > 0 ? colleague.Profession : colleague.Email,
        Href = Reader is TeamMember { IsAdmin: true }
            ? $"/settings/team/{colleague.Id}"
            : new ListPlace(ChatView.Organization, InboxTab.All, colleague.Id).Address(),
    };

    private PaletteLine OfConversation(ConversationRowModel row)
    {
        var isAside = row.Access == Access.OnBehalf
            || (Reader.Can(Permission.OrganizationChat)
                && ChatViewText.Of(Navigation.ToBaseRelativePath(Navigation.Uri)) == ChatView.Organization);
        return new(PaletteKind.Conversation, "chat", row.Name)
        {
            Born = row.Born,
            Sub = row.WaitingSince is { } since
                ? Words["OwnerWaiting", row.Owner.Name, LocalTime.Since(since)]
                : row.IsClosed ? Words["OwnerClosed", row.Owner.Name] : row.Owner.Name,
            Href = (isAside ? ChatView.Organization : ChatView.Personal).Address(row.Id),
            Writes = true,
        };
    }

    // With the first who was found.
    private IEnumerable<PaletteLine> StartWith() => found
        .Where(line => line.Href!.StartsWith("/clients/", StringComparison.Ordinal)).Take(1)
        .Select(client => new PaletteLine(PaletteKind.Act, "add", Words["StartWith", client.Title])
        {
            Born = client.Born,
            Do = () =>
            {
                starting = client.Face;
                return Task.CompletedTask;
            },
        });

    private IEnumerable<PaletteLine> SearchFor() => text.Length == 0
        ? []
        : [new(PaletteKind.Message, "manage_search", Words["SearchMessages", text])
            {
                Do = () =>
                {
                    Memory.Ask(text);
                    Navigation.NavigateTo("/search");
                    return Task.CompletedTask;
                },
            },
        ];

    private void Begin(Guid conversationId)
    {
        starting = null;
        Navigation.NavigateTo(ChatView.Personal.Address(conversationId));
    }
}

using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Search.SearchWords;

namespace OrgChat.Web.Components.Search;

/// <summary>
/// Searches in messages, when asked: every search is accounted for. Results are read again with the rights of now when those change, and
/// on coming back to the page.
/// </summary>
public sealed partial class MessageSearchPage
{
    private const string Kept = "search";
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(2);

    private IReadOnlyList<PersonName> owners = [];
    private CancellationTokenSource giveUp = new();
    private CancellationToken given;
    private ElementReference input;
    private string? hint;
    private string? problem;
    private bool isSearching;
    private bool isCleared;

    [Inject] public required SearchService Search { get; init; }

    [Inject] public required SearchMemoryStore Memory { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required TabMemoryStore Tab { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private bool HasBegun => isCleared || Memory.Sought is not null || Memory.Choice != new SearchChoice();

    private string Counted => (Memory.Sought, isSearching || IsLoading, Memory.Results) switch
    {
        (null, _, _) or (_, true, _) => Words[Reader is Client ? "InYourConversations" : "InEveryConversation"],
        (_, _, { Items.Count: 0 }) => Words["NothingFound"],
        (_, _, { HasMore: false } all) => Words.Count("Messages", all.Items.Count),
        (_, _, var some) when Memory.Total is { IsAll: true, Count: var count } && count >= some.Items.Count =>
            Words.Count("Messages", count),
        (_, _, var some) => Words.Count("MessagesOrMore", Math.Max(some.Items.Count, Memory.Total?.Count ?? 0)),
    };

    protected override void OnInitialized()
    {
        given = giveUp.Token;
        base.OnInitialized();
    }

    protected override bool IsFor(Person reader) => true;

    protected override bool Concerns(LiveChange change) => change switch
    {
        ReaderChange => true,
        ConversationChange { Snapshot: null } gone => Memory.Results.Items.Any(result => result.ConversationId == gone.ConversationId),
        _ => false,
    };

    protected override async Task ReadAsync(Actor actor)
    {
        owners = await Search.OwnersAsync(actor);
        if (Memory.TakeAsked() || await IsReloadedAsync())
        {
            await SearchAsync();
        }
        else if (Memory.Sought is { } sought)
        {
            await ReadUnlessGivenUpAsync(() => Memory.Results.ReadAgainAsync(before => PageAsync(actor, sought, before)));
        }
    }

    protected override void Dispose(bool disposing)
    {
        giveUp.Cancel();
        giveUp.Dispose();
        base.Dispose(disposing);
    }

    private async Task SearchAsync()
    {
        var cancel = Begin();
        SearchRequest? request = null;
        hint = Refusal.Of(() => _ = (request = Memory.Choice.ToRequest(LocalTime)).Query())?.Message;
        if (hint is null && request is not null)
        {
            isSearching = true;
            while (await TryAsync(request, cancel))
            {
                StateHasChanged(); // Nobody has to press anything when the records are free again.
                await Task.Delay(WhileBusy, Clock, CancellationToken.None);
            }
        }
    }

    /// <returns>Whether the records were busy, and somebody still waits for them.</returns>
    private async Task<bool> TryAsync(SearchRequest request, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            return false;
        }

        var refused = await Refusal.OfAsync(() => SearchAsync(request, cancel), cancel);
        (problem, isSearching) = cancel.IsCancellationRequested ? (problem, isSearching) : (refused?.Message, false);
        return refused.IsBusy() && !cancel.IsCancellationRequested;
    }

    // This window is new, and its tab has searched before.
    private async Task<bool> IsReloadedAsync()
    {
        if (HasBegun || SearchChoice.Of(await Tab.ReadAsync(Kept)) is not { } kept || HasBegun)
        {
            return false; // What somebody typed before their browser answered is newer.
        }

        Memory.Choice = kept;
        return true;
    }

    // The search before this one is given up: its words are no longer in the field.
    private CancellationToken Begin()
    {
        giveUp.Cancel();
        giveUp.Dispose();
        giveUp = new CancellationTokenSource();
        (hint, problem, isSearching) = (null, null, false);
        (Memory.Sought, Memory.ReachedBackTo, Memory.Opened) = (null, null, null);
        return given = giveUp.Token;
    }

    private async Task SearchAsync(SearchRequest request, CancellationToken cancel)
    {
        await Tab.KeepAsync(Kept, Memory.Choice.ToText());
        var page = await Search.SearchAsync(await CurrentPerson.ActorAsync(), request, cancel);
        cancel.ThrowIfCancellationRequested();
        Memory.Results.Restart();
        await Memory.Results.ReadAgainAsync(_ => Task.FromResult<Page<SearchResultModel, long?>>(page));
        (Memory.Sought, Memory.ReachedBackTo, Memory.Total) = (request, page.ReachedBackTo, page.Total);
    }

    private async Task ReadOnAsync()
    {
        var (actor, sought) = (await CurrentPerson.ActorAsync(), Memory.Sought!);
        await ReadUnlessGivenUpAsync(() => Memory.Results.ReadOnAsync(before => PageAsync(actor, sought, before)));
    }

    // Given up when another search takes its place, or the page goes. Else whoever asked for it says why it was refused.
    private async Task ReadUnlessGivenUpAsync(Func<Task> read)
    {
        if (await Refusal.OfAsync(read, given) is { } refused)
        {
            throw refused;
        }
    }

    private async Task<Page<SearchResultModel, long?>> PageAsync(Actor actor, SearchRequest request, long? before)
    {
        var cancel = given;
        var page = await Search.ReadOnAsync(actor, request, before, cancel);
        cancel.ThrowIfCancellationRequested();
        Memory.ReachedBackTo = page.ReachedBackTo;
        Memory.Total = page.Total ?? Memory.Total;
        return page;
    }

    // Whoever or whichever days are chosen are a search by themselves; the last choice taken back without a word is none.
    private Task NarrowAsync() => Memory.Choice.IsNarrow || Memory.Choice.Text.Trim().Length > 0 ? SearchAsync() : ForgetAsync();

    private Task ForgetAsync()
    {
        Begin();
        return Tab.KeepAsync(Kept, "");
    }

    private Task AgainAsync() => problem is not null ? SearchAsync() : ReadAgainAsync();

    private Task WidenAsync()
    {
        Memory.Choice = new SearchChoice { Text = Memory.Choice.Text };
        return SearchAsync();
    }

    private async Task ClearAsync()
    {
        (Memory.Choice.Text, isCleared) = ("", true);
        await ForgetAsync();
        await input.FocusAsync();
    }
}

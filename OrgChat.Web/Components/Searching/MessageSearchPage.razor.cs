using Microsoft.AspNetCore.Components;
using OrgChat.Domain;
using OrgChat.Domain.Live;
using OrgChat.Domain.People;
using OrgChat.Domain.Searching;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Searching;

/// <summary>
/// Searches in messages, when asked: every search is accounted for. Results are read again with the rights of now when those change, and
/// on coming back to the page.
/// </summary>
public sealed partial class MessageSearchPage
{
    private IReadOnlyList<PersonName> owners = [];
    private CancellationTokenSource giveUp = new();
    private CancellationToken given;
    private ElementReference input;
    private string? hint;
    private string? problem;
    private bool isSearching;

    [Inject] public required MessageSearch Search { get; init; }

    [Inject] public required SearchMemory Memory { get; init; }

    [Inject] public required LocalTime LocalTime { get; init; }

    private string Counted => (Memory.Sought, isSearching || IsLoading, Memory.Results) switch
    {
        (null, _, _) or (_, true, _) => "In every conversation you can read",
        (_, _, { Items.Count: 0 }) => "Nothing found",
        (_, _, { HasMore: true } many) => $"{many.Items.Count} messages or more, newest first",
        (_, _, { Items.Count: 1 }) => "1 message",
        (_, _, var all) => $"{all.Items.Count} messages, newest first",
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
        if (Memory.TakeAsked())
        {
            await SearchAsync();
        }
        else if (Memory.Sought is { } sought)
        {
            await UnlessGivenUpAsync(() => Memory.Results.ReadAgainAsync(before => PageAsync(actor, sought, before)));
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
        try
        {
            var request = Memory.Choice.ToRequest(LocalTime);
            _ = SearchQuery.Of(request.Text);
            isSearching = true;
            await UnlessGivenUpAsync(() => SearchAsync(request, cancel));
        }
        catch (RefusedException) when (cancel.IsCancellationRequested)
        {
            // What became of a search that was given up is nobody's concern.
        }
        catch (RefusedException refused)
        {
            _ = isSearching ? problem = refused.Message : hint = refused.Message;
        }

        isSearching &= cancel.IsCancellationRequested;
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
        var page = await Search.SearchAsync(await CurrentPerson.ActorAsync(), request, cancel);
        cancel.ThrowIfCancellationRequested();
        Memory.Results.Restart();
        await Memory.Results.ReadAgainAsync(_ => Task.FromResult((page.Results, page.Next)));
        (Memory.Sought, Memory.ReachedBackTo) = (request, page.ReachedBackTo);
    }

    private Task ReadOnAsync() => Attempt.TryAsync(async () =>
    {
        var (actor, sought) = (await CurrentPerson.ActorAsync(), Memory.Sought!);
        await UnlessGivenUpAsync(() => Memory.Results.ReadOnAsync(before => PageAsync(actor, sought, before)));
    });

    private static async Task UnlessGivenUpAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (OperationCanceledException)
        {
            // Another search took its place, or the page is gone.
        }
    }

    private async Task<(IReadOnlyList<SearchResult> Items, long? Next)> PageAsync(Actor actor, SearchRequest request, long? before)
    {
        var cancel = given;
        var page = await Search.ReadOnAsync(actor, request, before, cancel);
        cancel.ThrowIfCancellationRequested();
        Memory.ReachedBackTo = page.ReachedBackTo;
        return (page.Results, page.Next);
    }

    // A filter narrows what was searched for, or mends what could not be; before that it only waits.
    private Task NarrowAsync() => Memory.Sought is null && problem is null && hint is null ? Task.CompletedTask : SearchAsync();

    private Task AgainAsync() => problem is not null ? SearchAsync() : ReadAgainAsync();

    private Task WidenAsync()
    {
        Memory.Choice = new SearchChoice { Text = Memory.Choice.Text };
        return SearchAsync();
    }

    private async Task ClearAsync()
    {
        Begin();
        Memory.Choice.Text = "";
        await input.FocusAsync();
    }
}

using Microsoft.AspNetCore.Components;
using MudBlazor;
using OrgChat.Web.Components.Shared.Browser;

namespace OrgChat.Web.Components.Shared.Lists;

/// <summary>The kit’s table, in the ways all our tables share. Which columns somebody hid stays in their tab.</summary>
public sealed partial class Grid<T>
{
    private MudDataGrid<T>? grid;
    private IReadOnlyList<T>? loaded;
    private GridSort? asked;
    private HashSet<string> hidden = [];
    private Dictionary<string, object?> attributes = [];
    private bool isReady;
    private bool isArranged;

    /// <summary>What the table is called.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What it is kept by, in every language.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>How many there are, in words.</summary>
    [Parameter, EditorRequired] public required string Counted { get; set; }

    /// <summary>The rows of the page shown, in their order.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<T> Rows { get; set; }

    /// <summary>How they are sorted.</summary>
    [Parameter, EditorRequired] public required GridSort Sort { get; set; }

    /// <summary>Asks for another order; done when its rows are there.</summary>
    [Parameter, EditorRequired] public required EventCallback<GridSort> OnSort { get; set; }

    /// <summary>Whether other rows are on their way.</summary>
    [Parameter] public bool IsBusy { get; set; }

    [Parameter, EditorRequired] public required RenderFragment Columns { get; set; }

    [Inject] public required TabMemoryStore Tab { get; init; }

    private IEnumerable<Column<T>> Shown => grid?.RenderedColumns ?? [];

    // Neither the table’s title nor its columns’: those are words of one language.
    private string Kept => $"hidden-columns-{Name}";

    protected override async Task OnInitializedAsync()
    {
        if (await Tab.ReadAsync(Kept) is { Length: > 0 } kept)
        {
            hidden = [.. kept.Split('\n')];
        }

        isReady = true;
    }

    protected override async Task OnParametersSetAsync()
    {
        attributes = new() { ["aria-label"] = Label };
        if (grid is not null && !ReferenceEquals(loaded, Rows))
        {
            await grid.ReloadServerData();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (grid is null || isArranged)
        {
            return;
        }

        isArranged = true;
        foreach (var column in Shown.Where(column => hidden.Contains(NameOf(column))))
        {
            await column.HideAsync();
        }
    }

    private async Task<GridData<T>> LoadAsync(GridState<T> state, CancellationToken cancellationToken)
    {
        if (state.SortDefinitions.FirstOrDefault() is { } wanted)
        {
            await AskAsync(new GridSort(LastWord(wanted.SortBy), wanted.Descending));
        }

        loaded = Rows;
        return new GridData<T> { Items = Rows, TotalItems = Rows.Count };
    }

    private async Task AskAsync(GridSort wanted)
    {
        if (wanted != (asked ?? Sort))
        {
            asked = wanted;
            await OnSort.InvokeAsync(wanted);
        }
    }

    private async Task SortByAsync(Column<T> column)
    {
        var isDescending = Sort.By == NameOf(column) && !Sort.IsDescending;
        await grid!.SetSortAsync(column.PropertyName!, isDescending ? SortDirection.Descending : SortDirection.Ascending,
            _ => GridText.AsRead);
    }

    private async Task ToggleAsync(Column<T> column)
    {
        var isHidden = !hidden.Remove(NameOf(column)) && hidden.Add(NameOf(column));
        await (isHidden ? column.HideAsync() : column.ShowAsync());
        await Tab.KeepAsync(Kept, string.Join('\n', hidden));
    }

    private static string TitleOf(Column<T> column) => column.Title ?? "";

    private static string NameOf(Column<T> column) => LastWord(column.PropertyName ?? "");

    // “Line.Name” is the order “Name”.
    private static string LastWord(string property) => property[(property.LastIndexOf('.') + 1)..];
}

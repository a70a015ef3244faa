using Microsoft.AspNetCore.Components;
using OrgChat.Domain;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Live;
using OrgChat.Domain.People;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Components.Settings;

/// <summary>Who did what. It stands still while one reads it; choosing a filter reads the newest.</summary>
public sealed partial class AuditTrailPage
{
    private readonly PagedList<AuditEntry, long?> entries = new();
    private IReadOnlyList<PersonName> people = [];
    private AuditChoice choice = new();
    private AuditFilter shown = new();

    [Inject] public required AuditTrail Trail { get; init; }

    [Inject] public required LocalTime LocalTime { get; init; }

    protected override bool Concerns(LiveChange change) => change is ReaderChange;

    protected override async Task ReadAsync(Actor actor)
    {
        people = await Trail.PeopleAsync(actor);
        shown = choice.ToFilter(LocalTime);
        var filter = shown;
        await entries.ReadAgainAsync(before => PageAsync(actor, filter, before));
    }

    private Task ReadOnAsync() => ActAsync(actor => entries.ReadOnAsync(before => PageAsync(actor, shown, before)));

    private async Task<(IReadOnlyList<AuditEntry> Items, long? Next)> PageAsync(Actor actor, AuditFilter filter, long? before)
    {
        var page = await Trail.ListAsync(actor, filter, before);
        return (page.Entries, page.Next);
    }

    private Task NarrowAsync()
    {
        entries.Restart();
        return ReadAgainAsync();
    }

    private Task ShowAllAsync()
    {
        choice = new();
        return NarrowAsync();
    }
}

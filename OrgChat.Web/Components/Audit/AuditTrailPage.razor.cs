using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Web.Audit;
using OrgChat.Web.Components.Shared.Lists;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Audit.AuditWords;

namespace OrgChat.Web.Components.Audit;

/// <summary>
/// Who did what. The address holds the question; the answer stands still while one reads it, and asking again reads the newest.
/// </summary>
public sealed partial class AuditTrailPage
{
    private readonly Dictionary<Guid, DateOnly> born = [];
    private readonly PageStack<AuditEntry, long?> entries = new(entry => entry.Id);
    private IReadOnlyList<PersonName> people = [];
    private IReadOnlyList<AuditAccessModel>? looks;
    private AuditAddress choice = new();
    private PersonName? client;
    private bool isNew = true;
    private bool isTurned;

    [SupplyParameterFromQuery] public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "person")] public string? PersonId { get; set; }

    [SupplyParameterFromQuery(Name = "client")] public string? ClientId { get; set; }

    [SupplyParameterFromQuery] public string? Action { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? Order { get; set; }

    [Inject] public required AuditTrailService Trail { get; init; }

    [Inject] public required AuditOptions Settings { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    // Another order is the same question: the table stays, and the focus in it.
    protected override object Subject => choice.Sorted(isOldestFirst: false);

    private bool IsNarrow => choice.Sorted(isOldestFirst: false) != new AuditAddress();

    private string? Wanted => choice switch
    {
        { Asked: AuditQuestion.WhoSaw, Client: null } => Words["WantsClient"].Value,
        { Asked: AuditQuestion.WhatTheyDid, Person: null } => Words["WantsMember"].Value,
        _ => null,
    };

    private AuditFilter Filter => (choice with { Zone = LocalTime.Zone.Id }).ToFilter();

    protected override void OnParametersSet()
    {
        var asked = AuditAddress.Read(Question, PersonId, ClientId, Action, From, To, Order);
        if (asked != choice)
        {
            isNew |= asked.Sorted(isOldestFirst: false) != Subject as AuditAddress;
            isTurned = asked.Order != choice.Order;
            (choice, looks) = (asked, isNew ? null : looks);
            entries.Restart();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (isTurned)
        {
            isTurned = false;
            await ReadAgainAsync();
        }
    }

    protected override bool Concerns(LiveChange change) => change is ReaderChange;

    protected override async Task ReadAsync(Actor actor)
    {
        people = await Trail.PeopleAsync(actor);
        client = choice.Client is { } id ? await Trail.ClientAsync(actor, id) : null;
        if (Wanted is not null)
        {
            return;
        }

        var filter = Filter;
        var isAsked = isNew && !actor.IsScreen;
        await entries.ReadAsync(after => PageAsync(actor, filter, after, isAsked));
        looks = choice.Asked == AuditQuestion.WhoSaw ? await Trail.LooksAsync(actor, filter) : null;
        isNew &= !isAsked;
    }

    private async Task<Page<AuditEntry, long?>> PageAsync(Actor actor, AuditFilter filter, long? after, bool isAsked)
    {
        var page = isAsked ? await Trail.OpenAsync(actor, filter) : await Trail.ListAsync(actor, filter, after);
        foreach (var (client, day) in page.Born)
        {
            born[client] = day;
        }

        return page;
    }

    private Task NextAsync()
    {
        entries.Forward();
        return ReadAgainAsync();
    }

    private Task PreviousAsync()
    {
        entries.Back();
        return ReadAgainAsync();
    }

    private void Sort(GridSort sort) => Narrow(choice.Sorted(!sort.IsDescending));

    private void Ask(AuditQuestion question) => Narrow(choice with { Question = question.ToString(), Action = null });

    private void ShowAll() => Narrow(new AuditAddress());

    private void Narrow(AuditAddress narrowed) => Navigation.NavigateTo(narrowed.On("/settings/audit"));

    // A download over plain HTTP; the browser stays where it is.
    private async Task ExportAsync()
    {
        if (await ActAsync(Trail.RequireExportAsync))
        {
            Navigation.NavigateTo((choice with { Zone = LocalTime.Zone.Id }).On(AuditExportEndpoints.Path), forceLoad: true);
        }
    }
}

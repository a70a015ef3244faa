using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Web.Components.Messaging.Details;

/// <summary>Who the conversation goes to.</summary>
/// <param name="Reason">A line why; empty for none.</param>
public sealed record ColleagueRequest(PersonName Colleague, string Reason);

/// <summary>Chooses a colleague who may answer in a conversation.</summary>
public sealed partial class ColleagueDialog
{
    private PersonName? chosen;
    private string? reason;

    [Parameter, EditorRequired] public required Guid ConversationId { get; set; }

    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter] public string? Lead { get; set; }

    /// <summary>What the button says.</summary>
    [Parameter, EditorRequired] public required string Action { get; set; }

    /// <summary>Whether a line why goes with it.</summary>
    [Parameter] public bool AsksWhy { get; set; }

    /// <summary>Does it; what it refuses is said here.</summary>
    [Parameter, EditorRequired] public required Func<ColleagueRequest, Task> OnTake { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required ClaimService Claims { get; init; }

    private async Task<IReadOnlyList<PersonName>> FindAsync(string text) =>
        await Claims.ColleaguesAsync(await CurrentPerson.ActorAsync(), ConversationId, text);

    private Task TakeAsync() => Attempt.TryAsync(async () =>
    {
        await OnTake(new ColleagueRequest(chosen ?? throw new RefusedException("ChooseColleague"), reason ?? ""));
        await OnClose.InvokeAsync();
    });
}

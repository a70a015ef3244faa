using Microsoft.AspNetCore.Components;
using MudBlazor;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Web.Components.Shared.Lists;

namespace OrgChat.Web.Components.Team;

/// <summary>Who works in the clinic, page by page; what changes shows by itself and leaves order, filter and page as they are.</summary>
public sealed partial class TeamPage
{
    private readonly PageStack<MemberModel, MemberCursor> team = new(member => member.Id);
    private MemberRequest asked = new();
    private int total;
    private bool isInviting;

    [Inject] public required TeamDirectoryService Team { get; init; }

    protected override bool Concerns(LiveChange change) => change is ReaderChange or PersonChange or RefreshChange or TimeChange;

    protected override async Task ReadAsync(Actor actor)
    {
        var wanted = asked;
        await team.ReadAsync(async after =>
        {
            var page = await Team.ListAsync(actor, wanted, after);
            total = page.Total;
            return page;
        });
    }

    private SortDirection Direction(MemberOrder order) => GridText.Direction(order == asked.By, asked.IsDescending);

    private Task AskAsync(MemberRequest narrowed)
    {
        asked = narrowed;
        team.Restart();
        return ReadAgainAsync();
    }

    private Task SortAsync(GridSort sort) =>
        AskAsync(asked with { By = Enum.Parse<MemberOrder>(sort.By), IsDescending = sort.IsDescending });

    private Task ShowAllAsync() => AskAsync(new MemberRequest(By: asked.By, IsDescending: asked.IsDescending));

    private Task NextAsync()
    {
        team.Forward();
        return ReadAgainAsync();
    }

    private Task PreviousAsync()
    {
        team.Back();
        return ReadAgainAsync();
    }
}

using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Permissions;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Permissions.PermissionsWords;

namespace OrgChat.Web.Components.Permissions;

/// <summary>What one member may do. Every switch acts at once; only what takes something else along is asked about first.</summary>
public sealed partial class PermissionsPage
{
    private readonly Dictionary<Permission, PermissionSwitch> switches = [];
    private MemberModel? member;
    private PermissionModel? sheet;
    private Permission? asked;

    [Parameter] public Guid MemberId { get; set; }

    [Inject] public required TeamDirectoryService Team { get; init; }

    [Inject] public required PermissionService Permissions { get; init; }

    protected override object Subject => MemberId;

    // Whether one may change one’s own depends on everybody who could do it instead.
    private bool IsOwn => MemberId == Reader.Id;

    private string ShortName => PersonNameRules.Shorten(member!.Name).Readable();

    private Permission Missing => sheet!.Permissions.MissingFor(Permission.OrganizationChat);

    private string Reach => sheet!.Permissions.Has(Permission.OrganizationChat)
        ? Counted("ReachNow", sheet.Now)
        : Counted("ReachWith", sheet.WithOrganizationChat);

    // Conversations come and go all day; how many there are may be half a minute old here.
    protected override bool Concerns(LiveChange change) =>
        change is ReaderChange or RefreshChange or TimeChange || change is PersonChange { PersonId: var id } && (id == MemberId || IsOwn);

    protected override async Task ReadAsync(Actor actor)
    {
        if (member?.Id != MemberId)
        {
            (member, sheet, asked) = (null, null, null);
        }

        var opened = await Permissions.OpenAsync(actor, MemberId);
        member = await Team.MemberAsync(actor, MemberId);
        if (sheet is not null && sheet.Permissions != opened.Permissions)
        {
            // A question about permissions that changed meanwhile is no longer the question.
            asked = null;
        }

        sheet = opened;
    }

    private string Counted(string sentence, ReachModel reach) => reach.Conversations == 0
        ? Words["ReachNone", ShortName]
        : Words[sentence, ShortName, Words.Count("Conversations", reach.Conversations), Words.Count("People", reach.Owners), reach.OnBehalfOf];

    private Task PressAsync(Permission permission)
    {
        var permissions = sheet!.Permissions;
        if (permissions.MissingFor(permission) != Permission.None || permissions.TakenAlongWith(permission) != Permission.None)
        {
            asked = permission;
            return Task.CompletedTask;
        }

        return permissions.Has(permission)
            ? ActAsync(actor => Permissions.RevokeAsync(actor, MemberId, permission))
            : ActAsync(actor => Permissions.GrantAsync(actor, MemberId, permission));
    }

    private Task AnswerAsync()
    {
        var permission = asked!.Value;
        var isOn = sheet!.Permissions.Has(permission);
        asked = null;
        return isOn
            ? ActAsync(actor => Permissions.RevokeAsync(actor, MemberId, permission))
            : ActAsync(actor => Permissions.GrantWithAllItNeedsAsync(actor, MemberId, permission));
    }

    // The button goes with what was missing: the focus goes to the switch it opened.
    private async Task TurnOnMissingAsync()
    {
        if (await ActAsync(actor => Permissions.GrantMissingAsync(actor, MemberId, Permission.OrganizationChat)))
        {
            await switches[Permission.OrganizationChat].FocusAsync();
        }
    }
}

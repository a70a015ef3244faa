using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using OrgChat.Web.Mail;
using static OrgChat.Web.Components.Team.TeamWords;

namespace OrgChat.Web.Components.Team;

/// <summary>
/// A member’s particulars, sign-in and activity. What an admin is typing is never replaced by what others change meanwhile.
/// </summary>
public sealed partial class MemberPage
{
    private MemberDraft draft = new();
    private MemberDraft saved = new();
    private MemberModel? member;
    private bool isLeaving;

    [Parameter] public Guid MemberId { get; set; }

    [Inject] public required TeamDirectoryService Members { get; init; }

    [Inject] public required TeamService Team { get; init; }

    [Inject] public required AccountMailService Mail { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    protected override object Subject => MemberId;

    private string ShortName => PersonNameRules.Shorten(member!.Name).Readable();

    protected override bool Concerns(LiveChange change) =>
        change is ReaderChange or RefreshChange or TimeChange || change is PersonChange { PersonId: var id } && id == MemberId;

    protected override async Task ReadAsync(Actor actor)
    {
        var isUntouched = draft == saved || member?.Id != MemberId;
        member = await Members.MemberAsync(actor, MemberId);
        saved = MemberDraft.Of(member);
        if (isUntouched)
        {
            Reset();
        }
    }

    private void Reset() => draft = saved with { };

    private async Task SaveAsync()
    {
        var form = draft.ToForm();
        AccountName? former = null;
        if (await ActAsync(async actor => former = await Team.EditAsync(actor, MemberId, form)))
        {
            if (former is not null)
            {
                Mail.TellAddressChanged(former);
            }

            Reset();
            Toasts.Say(SharedWords.Words["Saved"]);
        }
    }

    private async Task DeactivatedAsync()
    {
        isLeaving = false;
        Toasts.Say(Words["CannotSignIn", member!.Name]);
        await ReadAgainAsync();
    }

    private async Task ReactivateAsync()
    {
        if (await ActAsync(actor => Team.ReactivateAsync(actor, MemberId)))
        {
            Toasts.Say(Words["CanSignIn", member!.Name]);
        }
    }
}

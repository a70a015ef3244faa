using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.ClientStarts;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.ClientStarts.ClientStartsWords;

namespace OrgChat.Web.Components.ClientStarts.Settings;

/// <summary>What clients write about, as admins keep it.</summary>
public sealed partial class StartReasonList
{
    private IReadOnlyList<StartReasonModel> all = [];
    private IReadOnlyList<TagName> tags = [];
    private StartReasonForm? editing;
    private StartReasonKind known;
    private string? name;
    private PersonName? member;
    private TagName? tag;

    [Inject] public required StartReasonService Reasons { get; init; }

    [Inject] public required TagService Tags { get; init; }

    /// <summary>Whom one can name.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<PersonName> Team { get; set; }

    [Inject] public required ToastService Toasts { get; init; }

    private bool IsKnown => known != StartReasonKind.Own;

    // Whoever takes it and left since stays to be seen.
    private IEnumerable<PersonName?> Members => member is not null && !Team.Contains(member) ? [member, .. Team] : Team;

    protected override bool IsFor(Person reader) => reader is TeamMember { IsAdmin: true };

    protected override async Task ReadAsync(Actor actor)
    {
        all = await Reasons.ListAsync(actor);
        tags = await Tags.ListAsync(actor);
    }

    private void Edit(StartReasonModel? reason)
    {
        Attempt.Forget();
        editing = new StartReasonForm(reason?.Id, null, null) { SeenAt = reason?.UpdatedAt };
        (known, name, member, tag) = (reason?.Kind ?? StartReasonKind.Own, reason?.Name, reason?.Member, reason?.Tag);
    }

    private void PutAside()
    {
        editing = null;
        Attempt.Forget();
    }

    private async Task SaveAsync()
    {
        var form = editing! with { Name = name, MemberId = member?.Id, TagId = tag?.Id };
        if (await ActAsync(actor => Reasons.SaveAsync(actor, form)))
        {
            editing = null;
            Toasts.Say(SharedWords.Words["Saved"]);
        }
        else
        {
            editing = form with { SeenAt = all.FirstOrDefault(reason => reason.Id == form.Id)?.UpdatedAt };
        }
    }

    private Task BeginAsync() => ActAsync(Reasons.BeginAsync);

    private async Task RemoveAsync(StartReasonModel reason)
    {
        if (await ActAsync(actor => Reasons.RemoveAsync(actor, reason.Id)))
        {
            Toasts.Say(Words["Removed", reason.Text.Readable()], SharedWords.Words["Undo"], () => InvokeAsync(async () =>
            {
                await ActAsync(actor => Reasons.RestoreAsync(actor, reason.Id));
                StateHasChanged();
            }));
        }
    }
}

using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Languages;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Forms;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using OrgChat.Web.Mail;
using static OrgChat.Web.Components.Clients.Adding.AddingWords;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>The dialog in which a client is added by hand; see <see cref="ClientAddingService"/>.</summary>
public sealed partial class AddClient
{
    private ClientDraft draft = new();
    private ClientAddingModel? choices;
    private TextField? firstName;
    private TextField? email;
    private TextField? phone;
    private DateField? birthDate;
    private AccountLinkToSendModel? letter;
    private string added = "";
    private bool hasTried;
    private bool isOneOfMany;

    [Parameter, EditorRequired] public required EventCallback OnClose { get; set; }

    /// <summary>Told of each one who was added.</summary>
    [Parameter] public EventCallback<AddedClientModel> OnAdded { get; set; }

    [Inject] public required UserAction Attempt { get; init; }

    [Inject] public required ClientAddingService Adding { get; init; }

    [Inject] public required AccountMailService Mail { get; init; }

    [Inject] public required CurrentPerson CurrentPerson { get; init; }

    [Inject] public required LocalTimeText LocalTime { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    private string Title => letter is null ? Texts["AddClient"] : Texts["IsAdded", added];

    private string? Lead => letter is not null ? null : (string)Texts[Invitation switch
    {
        AccountLinkKind.Invitation => "NothingBeforeInvite",
        AccountLinkKind.Letter => "NothingBeforeLetter",
        _ when draft.HasEmail => "NoMail",
        _ => "NothingIsSent",
    }];

    /// <summary>By mail where there is an address and a way to it; else by a letter, where this person may make one.</summary>
    private AccountLinkKind? Invitation => draft.HasEmail && Mail.IsConfigured ? AccountLinkKind.Invitation
        : choices?.MayWriteLetters == true ? AccountLinkKind.Letter : null;

    private IReadOnlyList<SameClientModel> Same => (Attempt.Refused as SameClientException)?.Same ?? [];

    // A problem of one field stands beside it, and who is the same stands with their names.
    private string? Problem => Attempt.Refused is SameClientException ? null : Attempt.Problem;

    private string? Age => draft.BirthDate is { } day && day <= LocalTime.Today ? Texts.Count("YearsOld", LocalTime.Age(day)) : null;

    private string? Meaning => draft.Language is { } language ? ClientLanguageText.Meaning(language) : null;

    private string Care => draft.Provider is null ? Texts["CareOfNobody"]
        : string.IsNullOrWhiteSpace(draft.FirstName) ? Texts["CareOfSomebody"] : Texts["CareOf", draft.FirstName.Trim()];

    protected override Task OnInitializedAsync() => Attempt.TryAsync(async () =>
    {
        choices = await Adding.BeginAsync(await CurrentPerson.ActorAsync());
        draft.Language = choices.Language;
        draft.Provider = choices.Suggested;
    });

    private string? ProblemOf(ClientFieldKind field) =>
        field == ClientFieldKind.Email && Same.FirstOrDefault(one => one.By == SameClientKind.Email) is { } owner
            ? ClientLineText.AddressOf(owner)
        : hasTried ? draft.ToForm().ProblemsOn(LocalTime.Today).FirstOrDefault(one => one.Field == field)?.Why.Message : null;

    private async Task SubmitAsync()
    {
        if (letter is not null)
        {
            await GoOnAsync();
        }
        else if (draft.IsEmpty && added.Length > 0)
        {
            hasTried = false; // The second click of a double click: the one before is on record.
        }
        else
        {
            await AddAsync([]);
        }
    }

    private Task AddOtherAsync() => AddAsync([.. Same.Select(one => one.Id)]);

    private async Task AddAsync(IReadOnlyCollection<Guid> others)
    {
        hasTried = true;
        var form = draft.ToForm();
        if (form.ProblemsOn(LocalTime.Today) is [var first, ..])
        {
            Attempt.Forget();
            await FocusAsync(first.Field);
            return;
        }

        AddedClientModel? done = null;
        var invitation = Invitation;
        if (await Attempt.TryAsync(async () => done = await Adding.AddAsync(await CurrentPerson.ActorAsync(), form, invitation, others)))
        {
            await TakeInAsync(done!, isMailed: invitation == AccountLinkKind.Invitation);
        }
    }

    private async Task TakeInAsync(AddedClientModel client, bool isMailed)
    {
        (added, hasTried, draft) = (client.Name, false, draft.Next());
        if (isMailed)
        {
            Mail.Invite(client.Link!);
        }
        else
        {
            letter = client.Link;
        }

        Toasts.Say(Texts[isMailed ? "AddedAndInvited" : "IsAdded", client.Name], Texts["Undo"], () => TakeBackAsync(client));
        await OnAdded.InvokeAsync(client);
        if (letter is null)
        {
            await GoOnAsync();
        }
    }

    private async Task GoOnAsync()
    {
        letter = null;
        if (isOneOfMany)
        {
            await FocusAsync(ClientFieldKind.FirstName);
        }
        else
        {
            await OnClose.InvokeAsync();
        }
    }

    // Also after the dialog was closed.
    private async Task TakeBackAsync(AddedClientModel client)
    {
        var refused = await Refusal.OfAsync(async () => await Adding.TakeBackAsync(await CurrentPerson.ActorAsync(), client.Id));
        if (refused is not null)
        {
            Toasts.Refuse(refused.Message);
        }
        else
        {
            Toasts.Say(Texts["TakenBack", client.Name]);
        }
    }

    private Task FocusAsync(ClientFieldKind? field) => field switch
    {
        ClientFieldKind.BirthDate => birthDate?.FocusAsync(),
        ClientFieldKind.Email => email?.FocusAsync(),
        ClientFieldKind.Phone => phone?.FocusAsync(),
        _ => firstName?.FocusAsync(),
    } ?? Task.CompletedTask;
}

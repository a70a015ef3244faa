using Microsoft.AspNetCore.Components;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Profile.ProfileWords;

namespace OrgChat.Web.Components.Profile;

/// <summary>Who one is here, and how the product speaks to one. Clients have what applies to them.</summary>
public sealed partial class ProfilePage
{
    private OwnAccountModel? sheet;
    private PreferencesModel? chosen;
    private string? name;
    private string? signature;

    [Inject] public required OwnAccountService Own { get; init; }

    [Inject] public required PreferenceService Preferences { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ToastService Toasts { get; init; }

    private static IEnumerable<(string, string)> Languages =>
        [("", Words["AsTheBrowserAsks"]), .. Language.All.Select(one => (one.Code, one.OwnName))];

    private static IEnumerable<(string, string)> Places => Enum.GetValues<NoticePlace>().Select(one => (one.ToString(), Words.Of(one)));

    protected override bool IsFor(Person reader) => true;

    // What is being typed stays; what was changed elsewhere comes in.
    protected override async Task ReadAsync(Actor actor)
    {
        var read = await Own.OpenAsync(actor);
        (name, signature) = (read.Name == sheet?.Name ? name : read.Name, read.Signature == sheet?.Signature ? signature : read.Signature);
        (sheet, chosen) = (read, await Preferences.ReadAsync(actor));
    }

    private async Task SaveAsync()
    {
        var (called, line) = (name ?? "", signature ?? "");
        if (await ActAsync(async actor =>
        {
            if (called != sheet!.Name)
            {
                await Own.RenameAsync(actor, called);
            }

            await Own.SignAsync(actor, line);
        }))
        {
            Toasts.Say(Words["Saved"]);
        }
    }

    // The words of a page are those of the language it began in.
    private async Task ChooseLanguageAsync(string code)
    {
        if (await ActAsync(actor => Preferences.ChooseLanguageAsync(actor, Language.All.FirstOrDefault(one => one.Code == code))))
        {
            Navigation.NavigateTo("/account", forceLoad: true);
        }
    }

    private Task ChooseNoticesAsync(string place) => ActAsync(actor => Preferences.ChooseNoticesAsync(actor, Enum.Parse<NoticePlace>(place)));

    private Task UseShortcutsAsync(ChangeEventArgs changed) => ActAsync(actor => Preferences.UseShortcutsAsync(actor, changed.Value is true));
}

using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Web.Circuits;
using OrgChat.Web.Components.Kit;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Palette;
using OrgChat.Web.Components.Search;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Dialogs;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using OrgChat.Web.Notices;
using OrgChat.Web.Sessions;
using OrgChat.Web.SignIn;

namespace OrgChat.Tests.Support;

/// <summary>A test of a screen over the real services of a clinic of its own; only the browser is played.</summary>
public abstract class ScreenTest : BunitContext
{
    private IRenderedComponent<MudDialogProvider>? dialogs;
    private IRenderedComponent<MudPopoverProvider>? popovers;

    protected ScreenTest()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices().AddSingleton<MudLocalizer, KitWords>();
        Services.AddAccounts(Path.GetDirectoryName(Clinic.File)!);
        Services.AddSingleton<TimeProvider>(Clinic.Clock).AddSingleton(Clinic.Keys);
        Services.AddSingleton(Clinic.Reader).AddSingleton(Clinic.Conversations).AddSingleton(Clinic.Claims)
            .AddSingleton(Clinic.JoinRequests).AddSingleton(Clinic.Away).AddSingleton(Clinic.Snoozes).AddSingleton(Clinic.Messages)
            .AddSingleton(Clinic.Notes).AddSingleton(Clinic.Mentions)
            .AddSingleton(Clinic.Attachments)
            .AddSingleton(Clinic.States);
        Services.AddSingleton(Clinic.Presence).AddScoped<PresenceHandler>();
        Services.AddSingleton(Clinic.Live).AddSingleton(Clinic.Inbox).AddSingleton(Clinic.Clients).AddSingleton(Clinic.CareTeams);
        Services.AddSingleton(Clinic.Starts).AddSingleton(Clinic.StartReasons).AddSingleton(Clinic.StartPolicy);
        Services.AddSingleton(Clinic.Languages).AddSingleton(Clinic.SavedReplies).AddSingleton(Clinic.Tags).AddSingleton(Clinic.Views);
        Services.AddSingleton(Clinic.Adding).AddSingleton(Clinic.ClientFiles).AddSingleton(Clinic.ClientActivity);
        Services.AddSingleton(Clinic.NoticePreferences).AddSingleton(Clinic.DeadLetters).AddSingleton(Clinic.PushAddresses)
            .AddSingleton(Clinic.AnswerTimes).AddSingleton(new PushOptions(true, "mailto:orgchat@lakeside.example", false));
        Services.AddSingleton(Clinic.Colleagues).AddSingleton(Clinic.Team).AddSingleton(Clinic.Permissions).AddSingleton(Clinic.Audit)
            .AddSingleton(Clinic.Verifier).AddSingleton(Clinic.AuditOptions).AddSingleton(Clinic.AccessLog).AddSingleton(Clinic.Readers);
        Services.AddSingleton(Clinic.Search).AddScoped<SearchMemoryStore>().AddScoped<TabMemoryStore>();
        Services.AddSingleton(Clinic.Sessions).AddSingleton(Clinic.SessionExpiry).AddSingleton(Clinic.TabKeys).AddSingleton(Clinic.Rules)
            .AddSingleton(Clinic.Preferences).AddSingleton(Clinic.Profile).AddSingleton(Clinic.CheckList).AddSingleton(Clinic.Found);
        Services.AddScoped(_ => Clinic.Database.ForIdentity());
        Services.AddSingleton(Clinic.Links).AddSingleton(Clinic.SignIn).AddSingleton(Clinic.Passwords)
            .AddSingleton(Clinic.OwnAccount).AddSingleton(Clinic.Photos).AddNoMail();
        Services.AddSingleton(Clinic.Factors).AddSingleton(Clinic.FactorRule).AddSingleton(Clinic.Reauthentication)
            .AddSingleton(Clinic.Invitations);
        Services.AddScoped<Confirmation>().AddTransient(services => new UserAction(services.GetRequiredService<Confirmation>()));
        Services.AddScoped<CurrentPerson>().AddScoped<OwnCircuit>().AddScoped<LiveWindow>().AddScoped<LocalTimeText>()
            .AddScoped<ToastService>().AddScoped<PaletteStore>();
    }

    protected TestClinic Clinic { get; } = new();

    /// <summary>Where the kit draws dialogs: beside the page, not in it.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs => dialogs ?? throw new InvalidOperationException("No page is open.");

    /// <summary>Where the kit draws menus and lists of choices.</summary>
    protected IRenderedComponent<MudPopoverProvider> Popovers => popovers ?? throw new InvalidOperationException("No page is open.");

    protected ToastService Toasts => Services.GetRequiredService<ToastService>();

    /// <summary>A page as this person has it open, with the rights they have now.</summary>
    protected async Task<IRenderedComponent<TPage>> OpenAsync<TPage>(
        Someone reader, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null, string? at = null) where TPage : IComponent
    {
        var session = await Clinic.SessionOfAsync(reader);
        AddAuthorization().SetAuthorized(reader.Name).SetClaims(
            new Claim(ClaimTypes.NameIdentifier, reader.Id.ToString()), new Claim(SessionCookie.Session, session.ToString()));
        var person = await Clinic.PersonAsync(reader);
        RenderTree.Add<CascadingValue<Person>>(frame => frame.Add(value => value.Value, person));
        RenderTree.Add<CascadingValue<string>>(frame => frame.Add(value => value.Name, "Clinic")
            .Add(value => value.Value, "Lakeside Clinic"));
        var photos = await Clinic.Photos.ListAsync(reader);
        RenderTree.Add<CascadingValue<PhotoIndex>>(frame => frame.Add(value => value.Value, photos));
        if (typeof(TPage) != typeof(MainLayout))
        {
            Render<LiveDrawing>();
            popovers ??= Render<MudPopoverProvider>();
            dialogs ??= Render<MudDialogProvider>();
        }

        if (at is not null)
            Services.GetRequiredService<NavigationManager>().NavigateTo(at);
        var page = Render<TPage>(parameters ?? (_ => { }));
        page.WaitForState(() => page.FindAll("[aria-busy=true]").Count == 0);
        return page;
    }

    /// <summary>Something was missed: the window is told to read again, as soon as its turn comes.</summary>
    protected void HaveItReadAgain()
    {
        Services.GetRequiredService<LiveWindow>().FallBehind();
        Clinic.Clock.Advance(TimeSpan.FromSeconds(30));
    }

    /// <summary>Opens a field of choices and takes one, as a person does.</summary>
    protected async Task ChooseAsync<T>(IRenderedComponent<T> where, string field, string choice) where T : IComponent
    {
        await where.InvokeAsync(() => where.Find($"[role=combobox][aria-label='{field}']").MouseDownAsync(new MouseEventArgs()));
        Popovers.WaitForAssertion(() => Popovers.Texts("[role=option]").Should().Contain(choice));
        await Popovers.InvokeAsync(() => Popovers.FindAll("[role=option]").Single(option => option.Words() == choice)
            .ClickAsync(new MouseEventArgs()));
    }

    /// <summary>Writes into a field of people of the open dialog and waits for the choices; an empty text is the pointer alone.</summary>
    protected async Task FindPeopleAsync(string field, string text, int atLeast = 1)
    {
        await Dialogs.InvokeAsync(() => text.Length > 0
            ? Dialogs.Find($"#{field}").InputAsync(text)
            : Dialogs.FindComponents<MudAutocomplete<PersonName>>().Single(one => one.Find("input").Id == field).Instance.OpenMenuAsync());
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        Popovers.WaitForState(() => Popovers.FindAll("[role=option]").Count >= atLeast);
    }

    /// <summary>Takes the one choice that begins so.</summary>
    protected Task TakePersonAsync(string beginning) => Popovers.InvokeAsync(
        () => Popovers.FindAll("[role=option]").Single(option => option.Words().StartsWith(beginning, StringComparison.Ordinal))
            .ClickAsync(new MouseEventArgs()));

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Clinic.DisposeAsync();
    }
}

using MudBlazor;
using MudBlazor.Services;
using OrgChat.Domain;
using OrgChat.Domain.Model.Languages;
using OrgChat.Web;
using OrgChat.Web.Attachments;
using OrgChat.Web.Audit;
using OrgChat.Web.Backups;
using OrgChat.Web.Circuits;
using OrgChat.Web.Components;
using OrgChat.Web.Components.Kit;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Palette;
using OrgChat.Web.Components.Search;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Dialogs;
using OrgChat.Web.Components.Shared.Pages;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Components.Shared.Toasts;
using OrgChat.Web.Languages;
using OrgChat.Web.Mail;
using OrgChat.Web.Notices;
using OrgChat.Web.Photos;
using OrgChat.Web.Printing;
using OrgChat.Web.Protection;
using OrgChat.Web.Sessions;
using OrgChat.Web.SignIn;

// The console and the log speak English, wherever the server stands.
Language.English.Use();
var line = CommandLine.Of(args);
if (Commands.StandsAlone(line))
{
    return await new Commands(null, Console.Out, Console.Error).RunAsync(line);
}

var builder = WebApplication.CreateBuilder(line.Settings);
builder.Configuration.AddOrgChatSettings();
if (!Storage.TryFrom(builder.Configuration, builder.Environment, Console.Error, out var storage)
    || !MasterKeySource.TryFind(builder.Configuration, builder.Environment, storage, Console.Error, out var master))
{
    return 1;
}

builder.Services.AddAudit(builder.Configuration, storage);
builder.Services.AddOrgChatDomain(storage.ConnectionString, master);
builder.Services.AddAccounts(storage.DataDirectory);
builder.AddMail(storage.DataDirectory);
builder.AddNotices();
builder.AddAttachments(storage);
// One of each for all: the kit would make its words anew for every one of its components.
builder.Services.AddMudServices().AddSingleton<MudLocalizer, KitWords>()
    .AddSingleton<ILocalizationInterceptor, DefaultLocalizationInterceptor>();
builder.Services.AddCascadingAuthenticationState();
builder.Services.AddCircuitGuard();
builder.Services.AddScoped<CurrentPerson>().AddScoped<LocalTimeText>().AddScoped<ToastService>().AddScoped<SearchMemoryStore>()
    .AddScoped<TabMemoryStore>().AddScoped<PaletteStore>();
builder.Services.AddScoped<Confirmation>().AddTransient(services => new UserAction(services.GetRequiredService<Confirmation>()));
builder.AddHealth(storage);
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownWorker.Longest);
builder.AddProtection();
builder.Services.AddWorkers();

var app = builder.Build();
if (line.Command.Length > 0)
{
    return await new Commands(app.Services, Console.Out, Console.Error).RunAsync(line);
}

app.UseProtection();
if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler("/error", createScopeForErrors: true);
}

app.UseAskedLanguages();
app.UseNotNow();
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseGuessingLimits();
app.UseAuthentication();
app.UseLanguages();
app.UsePersonalProtection();
app.UseAuthorization();
app.UseFormProtection();
app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapSignOut();
app.MapPasskeys();
app.MapSessionCheck();
app.MapAuditExport();
app.MapAttachments();
app.MapPhotos();
app.MapPrinting();
app.MapHome();
app.MapLanguages();
app.MapNotices();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(CircuitHardeningExtensions.Open).AlsoAnswerHead();
app.AnnounceMail();
return await app.ServeAsync(Console.Error);

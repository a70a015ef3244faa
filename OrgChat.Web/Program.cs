using OrgChat.Web;
using OrgChat.Web.Components;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddOrgChatSettings();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

await app.RunAsync();

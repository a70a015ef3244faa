using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Web.Mail;

namespace OrgChat.Web.SignIn;

/// <summary>Prints the set-up link while there is no organization: to the console only, as a log is kept and read by others.</summary>
public static class SetUpAnnouncementText
{
    /// <summary>At every start a new one, once the address is known.</summary>
    public static async Task AnnounceSetUpAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<SetUpService>().RenewAsync() is { } code)
        {
            app.Lifetime.ApplicationStarted.Register(() => Print(app.Services.GetRequiredService<PublicAddress>().Of($"/set-up#{code}")));
        }
    }

    private static void Print(Uri link) => Console.Out.WriteLine(
        $"There is no organization yet. Open this link within {SetUpLink.Lifetime.TotalHours:0} hours to set one up; it works once:\n{link.AbsoluteUri}");
}

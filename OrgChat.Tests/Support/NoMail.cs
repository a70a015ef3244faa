using MailKit.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Web.Mail;

namespace OrgChat.Tests.Support;

/// <summary>A server without mail, for screens.</summary>
internal static class NoMail
{
    public static IServiceCollection AddNoMail(this IServiceCollection services) => services
        .AddSingleton(new MailOptions(null, 0, SecureSocketOptions.None, null, null, "", null))
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddSingleton<IServer, Nowhere>()
        .AddSingleton<MailService>().AddSingleton<MailQueue>().AddSingleton<PublicAddress>().AddSingleton<AccountMailService>();

    private sealed class Nowhere : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext
            : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() { }
    }
}

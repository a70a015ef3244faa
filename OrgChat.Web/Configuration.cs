using Microsoft.Extensions.Configuration.Json;

namespace OrgChat.Web;

/// <summary>Where the application's settings come from.</summary>
public static class Configuration
{
    /// <summary>
    /// Reads the solution's appsettings.json, which the build copies beside the program. It goes first, so that whatever the
    /// framework reads (the environment, the command line) still wins over it.
    /// </summary>
    public static void AddOrgChatSettings(this IConfigurationBuilder configuration)
    {
        var settings = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "appsettings.json") };
        settings.ResolveFileProvider();
        configuration.Sources.Insert(0, settings);
    }
}

using OrgChat.Domain.Backups;

namespace OrgChat.Web;

/// <summary>Where the application keeps what it writes.</summary>
/// <param name="DataDirectory">The folder of all files, with its full path.</param>
/// <param name="ConnectionString">The database; a file in that folder unless the configuration names another.</param>
public sealed record Storage(string DataDirectory, string ConnectionString)
{
    public static Storage From(IConfiguration configuration, IHostEnvironment environment)
    {
        var directory = Path.GetFullPath(configuration["OrgChat:DataDirectory"] is { Length: > 0 } set ? set : "data", environment.ContentRootPath);
        PrivateFolder.Make(directory);
        var database = configuration.GetConnectionString("OrgChat") is { Length: > 0 } given
            ? given
            : $"Data Source={Path.Combine(directory, "orgchat.db")}";
        return new Storage(directory, database);
    }
}

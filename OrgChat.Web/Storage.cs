using System.Diagnostics.CodeAnalysis;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Web;

/// <summary>Where the application keeps what it writes.</summary>
/// <param name="DataDirectory">The folder of all files, with its full path.</param>
/// <param name="ConnectionString">The database; a file in that folder unless the configuration names another.</param>
public sealed record Storage(string DataDirectory, string ConnectionString)
{
    /// <summary>As <see cref="From"/>, but says what is wrong instead of throwing.</summary>
    public static bool TryFrom(IConfiguration configuration, IHostEnvironment environment, TextWriter errors,
        [NotNullWhen(true)] out Storage? storage)
    {
        try
        {
            storage = From(configuration, environment);
            return true;
        }
        catch (Exception failure) when (OperatorErrorText.Sentence(failure) is { } sentence)
        {
            errors.WriteLine(sentence);
            storage = null;
            return false;
        }
    }

    public static Storage From(IConfiguration configuration, IHostEnvironment environment)
    {
        var directory =
            Path.GetFullPath(configuration["OrgChat:DataDirectory"] is { Length: > 0 } set ? set : "data", environment.ContentRootPath);
        PrivateFolder.Make(directory);
        var database = configuration.GetConnectionString("OrgChat") is { Length: > 0 } given
            ? given
            : $"Data Source={Path.Combine(directory, "orgchat.db")}";
        return new Storage(directory, database);
    }
}

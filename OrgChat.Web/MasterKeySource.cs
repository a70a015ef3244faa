using System.Diagnostics.CodeAnalysis;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Web;

/// <summary>Where the master key comes from: never from the database or the data directory, which backups take.</summary>
public static class MasterKeySource
{
    private const string HowTo = """
        OrgChat does not start without its master key, which keeps what people write sealed in the database. Make one, once:
            dotnet OrgChat.Web.dll new-key /etc/orgchat/master.key
        and name it in the configuration as OrgChat:MasterKey:File, or name a command that prints it as OrgChat:MasterKey:Command.
        Keep a copy apart from the backups: without it nothing can be read again.
        """;

    /// <summary>As <see cref="Find"/>, but says what is wrong instead of throwing.</summary>
    public static bool TryFind(
        IConfiguration configuration, IHostEnvironment environment, Storage storage, TextWriter errors,
        [NotNullWhen(true)] out MasterKey? master)
    {
        try
        {
            master = Find(configuration, environment, storage);
            return true;
        }
        catch (Exception failure) when (OperatorErrorText.Sentence(failure) is { } sentence)
        {
            errors.WriteLine(sentence);
            master = null;
            return false;
        }
    }

    /// <summary>From the configured file or command; Development makes its own key beside the data directory.</summary>
    /// <exception cref="OperatorException">There is none, or others may read it.</exception>
    public static MasterKey Find(IConfiguration configuration, IHostEnvironment environment, Storage storage) =>
        configuration["OrgChat:MasterKey:Command"] is { Length: > 0 } command ? MasterKeyCommand.Run(command)
        : configuration["OrgChat:MasterKey:File"] is { Length: > 0 } file
        ? MasterKeyFile.Read(Path.GetFullPath(file, environment.ContentRootPath))
        : environment.IsDevelopment() ? DevelopmentKey(storage)
        : throw new OperatorException(HowTo);

    private static MasterKey DevelopmentKey(Storage storage)
    {
        var path = storage.DataDirectory.TrimEnd(Path.DirectorySeparatorChar) + ".masterkey";
        return File.Exists(path) ? MasterKeyFile.Read(path) : MasterKeyFile.Create(path);
    }
}

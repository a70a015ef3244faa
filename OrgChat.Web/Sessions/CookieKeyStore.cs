using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Web.Sessions;

/// <summary>
/// The keys that protect cookies, each in a file that is on disk before it is used. One that cannot be read is set aside: whoever signed in
/// under it signs in again, and the server starts.
/// </summary>
internal sealed partial class CookieKeyStore(string directory, ILogger<CookieKeyStore> log) : IXmlRepository
{
    /// <summary>Where unreadable files go, in the folder of the keys.</summary>
    public const string Broken = "broken";

    private readonly Lock guard = new();

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (guard)
        {
            var files = (Directory.Exists(directory) ? Directory.GetFiles(directory, "*.xml") : [])
                .Select(file => (Path: file, Key: Read(file))).ToList();
            SetAside(files.FindAll(file => file.Key is null).ConvertAll(file => file.Path));
            return [.. files.Where(file => file.Key is not null && !IsPlain(file.Path, file.Key)).Select(file => file.Key!)];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        DurableFile.MakeFolder(directory);
        DurableFile.Create(Path.Combine(directory, friendlyName + ".xml"), Encoding.UTF8.GetBytes(element.ToString()));
    }

    private static XElement? Read(string file)
    {
        try
        {
            return XElement.Load(file);
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void SetAside(List<string> files)
    {
        if (files.Count == 0)
        {
            return;
        }

        var broken = Directory.CreateDirectory(Path.Combine(directory, Broken)).FullName;
        files.ForEach(file => File.Move(file, Path.Combine(broken, Path.GetFileName(file)), overwrite: true));
        LogSetAside(files.Count, broken);
    }

    /// <summary>
    /// Keys of the version before, which may have been read by anybody, are not used any more: everybody signs in once again.
    /// </summary>
    private static bool IsPlain(string file, XElement key)
    {
        var isPlain = key.Descendants("masterKey").Any();
        if (isPlain)
        {
            File.Delete(file);
        }

        return isPlain;
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message =
            "{Count} keys of cookies cannot be read and were set aside into {Folder}: who signed in under one of them signs in again.")]
    private partial void LogSetAside(int count, string folder);
}

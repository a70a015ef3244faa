using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Browsers;

/// <summary>The same database as another process would have it open: nothing in memory is shared.</summary>
internal sealed class ServerBeside(string file, MasterKey? master = null) : IDisposable
{
    public OrgChatDatabase Database { get; } = new($"Data Source={file};Pooling=False", master ?? TestClinic.MasterKey, new SignalQueue());

    public void Dispose() => Database.Dispose();
}

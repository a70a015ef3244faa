using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Integrity;

/// <summary>
/// Authenticates every row that is about to be stored, and the second factors of an account in its row. The last to look: it vouches for
/// what the others made.
/// </summary>
internal sealed class KeyedHashInterceptor : BeforeSaveInterceptor
{
    protected override async Task BeforeSaveAsync(OrgChatDb db, CancellationToken cancel)
    {
        await SecondFactorMac.FollowAsync(db);
        RowMac.Authenticate(db);
    }
}

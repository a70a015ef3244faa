using Microsoft.EntityFrameworkCore.Diagnostics;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Integrity;

/// <summary>Authenticates every row that is about to be stored, and the second factors of an account in its row. The last to look: it vouches for what the others made.</summary>
internal sealed class KeyedHashInterceptor : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (OrgChatDb)eventData.Context!;
        await SecondFactorMac.FollowAsync(db);
        RowMac.Authenticate(db);
        return result;
    }
}

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrgChat.Domain.Storage.Database;

/// <summary>Adds to a save, before it, what belongs to its changes.</summary>
internal abstract class BeforeSaveInterceptor : SaveChangesInterceptor
{
    public sealed override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await BeforeSaveAsync((OrgChatDb)eventData.Context!, cancellationToken);
        return result;
    }

    protected abstract Task BeforeSaveAsync(OrgChatDb db, CancellationToken cancel);
}

using Microsoft.JSInterop;

namespace OrgChat.Web.Components.Shared;

/// <summary>Calls to the browser when it may be gone already.</summary>
internal static class Interop
{
    public static async Task QuietlyAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or JSException or TaskCanceledException or ObjectDisposedException)
        {
            // The tab was closed or the circuit has ended: there is nobody to tell.
        }
    }
}

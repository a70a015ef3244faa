using Microsoft.JSInterop;

namespace OrgChat.Web.Components.Shared.Browser;

/// <summary>Calls to the browser when it may be gone already.</summary>
internal static class Interop
{
    /// <summary>For what nobody misses when it was not done.</summary>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> QuietlyAsync(Func<Task> call)
    {
        try
        {
            await UnlessGoneAsync(call);
            return true;
        }
        catch (Exception failure) when (failure is JSException or TaskCanceledException)
        {
            return false; // The browser would not, or did not answer.
        }
    }

    /// <summary>An error of the script is thrown; that there is nobody to call any more is not.</summary>
    /// <param name="isGone">Whether who calls has gone meanwhile: then nobody minds how the call ended.</param>
    public static async Task UnlessGoneAsync(Func<Task> call, Func<bool>? isGone = null)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or ObjectDisposedException || isGone?.Invoke() == true)
        {
            // The tab was closed or the circuit has ended: there is nobody to tell.
        }
    }
}

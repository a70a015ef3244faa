using OrgChat.Domain.Model;
using static OrgChat.Web.Components.Shared.SharedWords;

namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>
/// The one place where a screen meets a refusal: everything a service refuses is a <see cref="RefusedException"/>, whose message the person
/// may read. Whatever else goes wrong is a failure of the program and belongs to the pane (<see cref="Background"/>, PaneErrorBoundary).
/// </summary>
internal static class Refusal
{
    /// <summary>In the place of what could not be read for now.</summary>
    public static string NotRead => Words["NotRead"];

    /// <param name="act">What is tried: an act of the person, or a reading.</param>
    /// <param name="leaving">Cancelled when nobody waits for it any more: then its end is dropped, whichever it is.</param>
    /// <returns>Why it was refused; null when it was done or dropped.</returns>
    public static async Task<RefusedException?> OfAsync(Func<Task> act, CancellationToken leaving = default)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return leaving.IsCancellationRequested ? null : refused;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The same for a check that waits for nothing.</summary>
    public static RefusedException? Of(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused;
        }
    }

    /// <summary>What stands in the place of something that was to be read; null when it was.</summary>
    public static string? OfReading(this RefusedException? refused) => refused is UnavailableException ? NotRead : refused?.Message;

    /// <summary>Whether it passes by itself, so that the same may be tried again without asking anybody.</summary>
    public static bool IsBusy(this RefusedException? refused) => refused is UnavailableException { IsBusy: true };
}

namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>What a component does without anybody waiting for it: after a timer, a signal, or beside the drawing.</summary>
internal static class Background
{
    /// <param name="fail">Gives a failure to the pane it belongs to, as if it had happened while it was drawn.</param>
    public static async Task RunAsync(Func<Task> work, Func<Exception, Task> fail)
    {
        try
        {
            await work();
        }
        catch (Exception failure)
        {
            await fail(failure);
        }
    }
}

using OrgChat.Domain;

namespace OrgChat.Web.Components.Shared;

/// <summary>What a person tries on a screen: one act at a time, however often the button is pressed, and what was wrong with the last one.</summary>
public sealed class Attempt
{
    public bool IsUnderWay { get; private set; }

    /// <summary>A sentence the person may read; null when nothing was wrong.</summary>
    public string? Problem { get; private set; }

    /// <returns>True when it was done; false when it was refused, or another one is under way.</returns>
    public async Task<bool> TryAsync(Func<Task> act)
    {
        if (IsUnderWay)
        {
            return false;
        }

        IsUnderWay = true;
        Problem = null;
        try
        {
            await act();
            return true;
        }
        catch (RefusedException refused)
        {
            Problem = refused.Message;
            return false;
        }
        finally
        {
            IsUnderWay = false;
        }
    }
}

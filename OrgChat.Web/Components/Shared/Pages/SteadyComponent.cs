using Microsoft.AspNetCore.Components;

namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>
/// A part of the screen that is drawn again only when what it was given says something else, however often what is around it is drawn.
/// </summary>
public abstract class SteadyComponent : ComponentBase
{
    private object? given;

    /// <summary>All that was given and decides how it looks, compared by value: a record or a tuple.</summary>
    protected abstract object Given { get; }

    public override Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var now = Given;
        if (now.Equals(given))
        {
            return Task.CompletedTask;
        }

        given = now;
        return base.SetParametersAsync(ParameterView.Empty);
    }
}

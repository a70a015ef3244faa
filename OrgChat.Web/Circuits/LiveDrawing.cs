using Microsoft.AspNetCore.Components;

namespace OrgChat.Web.Circuits;

/// <summary>
/// Shows nothing; draws several parts of its window in one batch. Each by itself would be a batch of its own to the browser, but what is
/// asked for while a component is being drawn joins that one’s batch.
/// </summary>
public sealed class LiveDrawing : IComponent
{
    private RenderHandle handle;

    [Inject] public required LiveWindow Window { get; init; }

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        Window.Drawing = this;
        return Task.CompletedTask;
    }

    internal void Draw(IReadOnlyList<ILiveListener> parts) => handle.Render(_ =>
    {
        foreach (var part in parts)
        {
            part.Draw();
        }
    });
}

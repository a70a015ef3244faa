using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;

namespace OrgChat.Web.Protection;

/// <summary>Sockets are for circuits: one person holds so many, and a socket on which no circuit begins is closed.</summary>
public sealed class CircuitSocketFilter(Limits limits, TimeProvider clock) : IHubFilter
{
    private static readonly object Begun = new();

    /// <summary>Counts the sockets of a person for as long as they last.</summary>
    public static void UseSocketsOfPeople(WebApplication app, Limits limits)
    {
        var room = app.Services.GetRequiredService<ConnectionLimiter>();
        app.Use(async (context, next) =>
        {
            if (!CircuitHardeningExtensions.IsCircuit(context.Request))
            {
                await next(context);
                return;
            }

            var whose = $"sockets of {context.User.FindFirstValue(ClaimTypes.NameIdentifier)}";
            if (!room.TryEnter(whose, limits.SocketsPerPerson))
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await context.Response.WriteAsync(ProtectionWords.Words["TooManyWindows"]);
                return;
            }

            try
            {
                await next(context);
            }
            finally
            {
                room.Leave(whose);
            }
        });
    }

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        _ = CloseUnusedAsync(context.Context);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext,
        Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var answer = await next(invocationContext);
        if (invocationContext.HubMethodName is "StartCircuit" or "ConnectCircuit" or "ResumeCircuit" && answer is not (null or false))
        {
            invocationContext.Context.Items[Begun] = true;
        }

        return answer;
    }

    private async Task CloseUnusedAsync(HubCallerContext socket)
    {
        await Task.Delay(TimeSpan.FromSeconds(limits.SecondsToBegin), clock, socket.ConnectionAborted)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!socket.Items.ContainsKey(Begun))
        {
            socket.Abort();
        }
    }
}

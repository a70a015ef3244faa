using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OrgChat.Build.Load.Hook;

/// <summary>
/// Runs inside an unchanged server (DOTNET_STARTUP_HOOKS names this assembly) and tells on a port of its own what cannot be seen from
/// outside. It uses nothing but .NET, because nothing else of this assembly’s is there.
/// </summary>
#pragma warning disable MA0047, CA1050 // .NET looks for this name outside of any namespace.
internal static class StartupHook
#pragma warning restore MA0047, CA1050
{
    /// <summary>The variable of the environment with the port.</summary>
    public const string Port = "LOAD_HOOK_PORT";

    /// <summary>Tells everything in one line.</summary>
    public const string Inner = "/inner";

    /// <summary>The same after everything that nobody needs has been collected.</summary>
    public const string InnerAfterCollecting = "/inner/collected";

    public static void Initialize()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(Port), CultureInfo.InvariantCulture, out var port))
        {
            return;
        }

        StatementCounter.Start();
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        new Thread(() => Serve(listener)) { IsBackground = true }.Start();
    }

    private static void Serve(TcpListener listener)
    {
        while (true)
        {
            using var caller = listener.AcceptTcpClient();
            using var stream = caller.GetStream();
            var asked = new byte[1024];
            var length = stream.Read(asked);
            var path = Encoding.ASCII.GetString(asked, 0, length).Split(' ').ElementAtOrDefault(1);
            var answer = InnerCost.Now(collect: path == InnerAfterCollecting).Written();
            stream.Write(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n{answer}"));
        }
    }
}

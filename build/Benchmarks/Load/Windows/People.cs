using System.Collections.Concurrent;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Windows;

/// <summary>The people of a clinic at one server: signed in once, with as many windows as wanted.</summary>
internal sealed class People(ServerProcess server, ClinicCast cast) : IDisposable
{
    /// <summary>Windows opened, and people signed in, at the same time.</summary>
    private const int AtOnce = 4;

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromSeconds(20),
    });

    private readonly ConcurrentDictionary<string, string> cookies = new();

    public ClinicCast Cast => cast;

    public Task SignInAsync(IEnumerable<string> emails) => EachAsync(emails.Distinct().Where(email => !cookies.ContainsKey(email)),
        async email => cookies[email] = await new SignIn(server.Address, http).EnterAsync(email, cast.Password));

    /// <summary>Opens windows, in this order.</summary>
    public async Task<IReadOnlyList<Window>> OpenAsync(IReadOnlyCollection<(string Email, string Path)> wanted, bool marksAsRead = false)
    {
        await SignInAsync(wanted.Select(one => one.Email));
        var windows = wanted.Select(one => new Window(server.Address, one.Path, cookies[one.Email], http) { MarksAsRead = marksAsRead })
            .ToList();
        try
        {
            await EachAsync(windows, window => window.OpenAsync());
            return windows;
        }
        catch
        {
            await CloseAsync(windows);
            throw;
        }
    }

    public static Task CloseAsync(IEnumerable<Window> windows) => EachAsync(windows, async window => await window.DisposeAsync());

    public void Dispose() => http.Dispose();

    private static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> work) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await work(one));
}

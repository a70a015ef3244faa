using System.Diagnostics;
using Microsoft.Playwright;
using OrgChat.Build.Load.Report;

namespace OrgChat.Build.Load.Browser;

/// <summary>Goes from one conversation to the next by a click on its row, and asks the browser how long that took.</summary>
internal sealed class BrowserSwitching(IPage page)
{
    private const int WarmUp = 5;
    /// <summary>What is faster the browser does not tell.</summary>
    private const double Fastest = 16;

    /// <summary>How long each interaction took, as web-vitals counts it: the longest event of those with one number.</summary>
    private const string Observe = """
        window.interactions = new Map();
        new PerformanceObserver(list => {
          for (const event of list.getEntries().filter(one => one.interactionId))
            interactions.set(event.interactionId, Math.max(interactions.get(event.interactionId) ?? 0, event.duration));
        }).observe({ type: 'event', durationThreshold: 16 });
        """;

    /// <summary>From the press to the frame that has the messages.</summary>
    private const string Shown = """
        id => new Promise(shown => addEventListener('pointerdown', press => {
          const look = () => document.querySelector(`[data-conversation="${id}"] [data-number]`)
            ? shown(performance.now() - press.timeStamp)
            : requestAnimationFrame(look);
          requestAnimationFrame(look);
        }, { once: true, capture: true }))
        """;

    private const string InSight = """
        () => {
          const list = document.querySelector('#conversations'), rows = [...list.querySelectorAll('[data-row]')];
          return rows.filter(row => row.offsetTop >= list.scrollTop).slice(0, 6).map(row => row.dataset.row);
        }
        """;

    private const string ToTheEnd = """
        async () => {
          const list = document.querySelector('#conversations');
          while (list.querySelector('[data-more=Below]')) {
            list.scrollTop = list.scrollHeight;
            await new Promise(requestAnimationFrame);
          }
        }
        """;

    /// <summary>From the press to the new messages.</summary>
    public Latencies Messages { get; private set; } = new();

    /// <summary>From the press to the first frame that answers it.</summary>
    public Latencies Interactions { get; private set; } = new();

    public Task<int> RowsAsync() => page.Locator("[data-row]").CountAsync();

    public async Task OpenAsync()
    {
        await page.AddInitScriptAsync(Observe);
        await page.GotoAsync("/chat/organization");
        await page.Locator("[data-row]").First.WaitForAsync();
        await SwitchAsync(WarmUp);
    }

    /// <returns>In seconds.</returns>
    public async Task<double> ReachEndAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await page.EvaluateAsync(ToTheEnd);
        var time = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await SwitchAsync(WarmUp);
        return time;
    }

    public async Task SwitchAsync(int times)
    {
        (Messages, Interactions) = (new(), new());
        await page.EvaluateAsync("interactions.clear()");
        var rows = await page.EvaluateAsync<string[]>(InSight);
        for (var i = 0; i < times; i++)
        {
            var row = rows[i % rows.Length];
            var shown = page.EvaluateAsync<double>(Shown, row);
            await page.Locator($"[data-row='{row}'] a").ClickAsync();
            Messages.Add(await shown);
            await Task.Delay(TimeSpan.FromMilliseconds(300)); // A person looks, and the browser tells of its events.
        }

        var told = await page.EvaluateAsync<double[]>("[...interactions.values()]");
        told.Concat(Enumerable.Repeat(Fastest, Math.Max(0, times - told.Length))).ToList().ForEach(Interactions.Add);
    }
}

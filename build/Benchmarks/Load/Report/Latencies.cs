using System.Diagnostics;
using System.Globalization;

namespace OrgChat.Build.Load.Report;

/// <summary>How long something took, many times.</summary>
internal sealed class Latencies
{
    private readonly List<double> milliseconds = [];

    public int Count => milliseconds.Count;

    /// <param name="began">A moment of the <see cref="Stopwatch"/>.</param>
    public void Add(long began, long ended) => Add(Stopwatch.GetElapsedTime(began, ended).TotalMilliseconds);

    public void Add(double one)
    {
        lock (milliseconds)
        {
            milliseconds.Add(one);
        }
    }

    /// <summary>What this share of them did not exceed; not a number when there are none.</summary>
    public double Percentile(double share)
    {
        lock (milliseconds)
        {
            milliseconds.Sort();
            return milliseconds.Count == 0 ? double.NaN : milliseconds[Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share))];
        }
    }

    /// <summary>“8.1 / 15 / 20”.</summary>
    public string Written(params double[] shares) => string.Join(" / ", shares.Select(share => Figure.Of(Percentile(share))));
}

/// <summary>Figures as tables show them.</summary>
internal static class Figure
{
    /// <summary>Three digits that matter.</summary>
    public static string Of(double value) => value switch
    {
        double.NaN => "–",
        >= 100 or 0 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.0#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}

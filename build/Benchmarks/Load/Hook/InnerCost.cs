using System.Globalization;
using System.Runtime.InteropServices;

namespace OrgChat.Build.Load.Hook;

/// <summary>What a process has used up so far, as only itself knows.</summary>
/// <param name="Statements">SQL that reads or changes rows.</param>
/// <param name="Others">SQL that begins, ends or sets something.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InnerCost(long Allocated, long Managed, long Statements, long Others)
{
    public static InnerCost Now(bool collect = false)
    {
        if (collect)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }

        return new(GC.GetTotalAllocatedBytes(), GC.GetTotalMemory(collect), StatementCounter.Statements, StatementCounter.Others);
    }

    public static InnerCost operator -(InnerCost after, InnerCost before) => new(after.Allocated - before.Allocated,
        after.Managed - before.Managed, after.Statements - before.Statements, after.Others - before.Others);

    public string Written() => string.Create(CultureInfo.InvariantCulture, $"{Allocated} {Managed} {Statements} {Others}");

    public static InnerCost Read(string written)
    {
        var numbers = Array.ConvertAll(written.Split(' '), number => long.Parse(number, CultureInfo.InvariantCulture));
        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}

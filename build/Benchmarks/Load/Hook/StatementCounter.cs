using System.Runtime.InteropServices;

namespace OrgChat.Build.Load.Hook;

/// <summary>
/// Counts the statements that SQLite runs in this process, whoever asks for them: SQLite itself tells, by its trace, of every connection
/// that opens after the start.
/// </summary>
internal static unsafe class StatementCounter
{
    private const uint TraceStatements = 1;

    private static delegate* unmanaged<nint, uint, delegate* unmanaged<uint, nint, nint, byte*, int>, nint, int> trace;
    private static long statements;
    private static long others;

    public static long Statements => Interlocked.Read(ref statements);

    public static long Others => Interlocked.Read(ref others);

    /// <summary>Before the first connection opens.</summary>
    public static void Start()
    {
        var sqlite = NativeLibrary.Load(Library());
        trace = (delegate* unmanaged<nint, uint, delegate* unmanaged<uint, nint, nint, byte*, int>, nint, int>)
            NativeLibrary.GetExport(sqlite, "sqlite3_trace_v2");
        var onOpen = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(sqlite, "sqlite3_auto_extension");
        _ = onOpen((nint)(delegate* unmanaged<nint, nint, nint, int>)&Opened);
    }

    /// <summary>The very file that the program loads.</summary>
    private static string Library()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        return Directory.EnumerateFiles(Directory.Exists(beside) ? beside : AppContext.BaseDirectory, "libe_sqlite3.*").First();
    }

    [UnmanagedCallersOnly]
    private static int Opened(nint connection, nint error, nint functions)
    {
        _ = trace(connection, TraceStatements, &Ran, 0);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Ran(uint kind, nint context, nint statement, byte* text)
    {
        while (*text is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            text++;
        }

        switch (*text | 0x20)
        {
            case 'i' or 'u' or 'd' or 'w':
            case 's' when (text[1] | 0x20) == 'e':
                Interlocked.Increment(ref statements);
                break;
            case '-':
                break; // A part of a trigger.
            default:
                Interlocked.Increment(ref others);
                break;
        }

        return 0;
    }
}

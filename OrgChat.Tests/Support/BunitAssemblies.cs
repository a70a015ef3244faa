using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace OrgChat.Tests.Support;

/// <summary>Lets bunit, which asks for AngleSharp.Diffing 1.1.1, run with the 0.17.0 that build/Bunit.props brings.</summary>
internal static class BunitAssemblies
{
    [ModuleInitializer]
    internal static void Initialize() => AssemblyLoadContext.Default.Resolving += FindDiffing;

    private static Assembly? FindDiffing(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
            : null;
}

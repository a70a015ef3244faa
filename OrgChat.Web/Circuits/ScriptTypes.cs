using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.JSInterop;

namespace OrgChat.Web.Circuits;

/// <summary>
/// What a circuit knows of the types that its scripts are given and give. Left to itself each describes, for itself alone, every interface
/// of every number, text and key that was ever given to a script: a hundred descriptions, and not one of them is used.
/// </summary>
public sealed class ScriptTypes : DefaultJsonTypeInfoResolver
{
    private static readonly ScriptTypes Shared = new();

    /// <summary>After the circuits’ own services.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var scripts = services.Last(service => service.ServiceType == typeof(IJSRuntime)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped(scope => Lean((IJSRuntime)ActivatorUtilities.CreateInstance(scope, scripts))));
    }

    /// <returns>Null for what no value is of by itself: only a property or an argument that is declared as one could be.</returns>
    public override JsonTypeInfo GetTypeInfo(Type type, JsonSerializerOptions options) =>
        IsOnlyInherited(type) ? null! : base.GetTypeInfo(type, options); // Null is an answer, says IJsonTypeInfoResolver.

    private static IJSRuntime Lean(IJSRuntime scripts)
    {
        if (scripts is JSRuntime circuit)
        {
            Options(circuit).TypeInfoResolver = Shared;
        }

        return scripts;
    }

    private static bool IsOnlyInherited(Type type) => type.IsAbstract && type.Assembly == typeof(object).Assembly && !IsSequence(type);

    private static bool IsSequence(Type type) => type.IsGenericType && type.GetGenericArguments() is [var item]
        && item != typeof(char) && !(item.IsGenericType && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        && type.IsAssignableTo(typeof(System.Collections.IEnumerable));

    // Protected there, for runtimes of one’s own; a circuit’s is none of ours.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")]
    private static extern JsonSerializerOptions Options(JSRuntime scripts);
}

using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using OrgChat.Web.Circuits;
using OrgChat.Web.Protection;

namespace OrgChat.Tests.Circuits;

/// <summary>What a circuit keeps of the types its scripts are given.</summary>
public sealed class ScriptTypesTests
{
    private static readonly JsonSerializerOptions Lean = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new ScriptTypes() };

    [Fact]
    public void A_circuit_describes_to_itself_no_interface_that_its_values_only_inherit()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddCircuits();
        using var window = builder.Build().Services.CreateScope();

        var given = typeof(JSRuntime).GetProperty("JsonSerializerOptions", BindingFlags.NonPublic | BindingFlags.Instance)!;
        var options = (JsonSerializerOptions)given.GetValue(window.ServiceProvider.GetRequiredService<IJSRuntime>())!;

        options.TypeInfoResolver!.GetTypeInfo(typeof(IComparable<int>), options).Should().BeNull();
        options.TypeInfoResolver.GetTypeInfo(typeof(IEnumerable<char>), options).Should().BeNull();
    }

    [Fact]
    public void Scripts_are_given_the_same_as_ever()
    {
        object?[] given =
        [
            3, "Jamie", Guid.Empty, true, 5L, 2.5, null, DayOfWeek.Monday, DateTimeOffset.UnixEpoch, new[] { 1, 2 },
            new List<string> { "a" }, new Dictionary<string, List<string>> { ["a"] = ["b"] },
            new Options([1, 2], ["a"], DayOfWeek.Friday, 4),
        ];

        JsonSerializer.Serialize(given, Lean).Should().Be(JsonSerializer.Serialize(given, JsonSerializerOptions.Web));
        JsonSerializer.Deserialize<Options>("""{"numbers":[1],"names":["b"],"day":5}""", Lean)!.Names.Should().Equal("b");
    }

    [Fact]
    public void Whatever_scripts_call_is_described()
    {
        var called = typeof(ScriptTypes).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(JSInvokableAttribute))).ToList();
        var types = called.SelectMany(method => method.GetParameters().Select(one => one.ParameterType).Append(ResultOf(method)))
            .OfType<Type>().Distinct().ToList();

        types.Should().NotBeEmpty().And.AllSatisfy(type => FluentActions.Invoking(() => Describe(type, [])).Should().NotThrow());
    }

    private static Type? ResultOf(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>)
            ? task.GetGenericArguments()[0]
            : method.ReturnType == typeof(Task) || method.ReturnType == typeof(void) ? null : method.ReturnType;

    // Throws for what has no description, however deep.
    private static void Describe(Type type, HashSet<Type> known)
    {
        var described = Lean.GetTypeInfo(type);
        foreach (var part in described.Properties.Select(property => property.PropertyType).Append(described.ElementType)
            .OfType<Type>().Where(known.Add))
            Describe(part, known);
    }

    private sealed record Options(IReadOnlyList<int> Numbers, IEnumerable<string> Names, DayOfWeek Day, int? Number);
}

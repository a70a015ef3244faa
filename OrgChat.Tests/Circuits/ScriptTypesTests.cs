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
    [Fact]
    public void A_circuit_describes_to_itself_no_interface_that_its_values_only_inherit()
    {
        var program = WebApplication.CreateBuilder();
        program.Services.AddCircuits();
        using var services = program.Services.BuildServiceProvider();
        using var window = services.CreateScope();

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
            3, "Jamie", Guid.Empty, true, 5L, 2.5, null, DayOfWeek.Monday, DateTimeOffset.UnixEpoch,
            new[] { 1, 2 }, new List<string> { "a" },
            new Dictionary<string, List<string>> { ["a"] = ["b"] }, new Options([1, 2], ["a"], DayOfWeek.Friday, 4),
        ];
        var usual = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var lean = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new ScriptTypes() };

        JsonSerializer.Serialize(given, lean).Should().Be(JsonSerializer.Serialize(given, usual));
        JsonSerializer.Deserialize<Options>("""{"numbers":[1],"names":["b"],"day":5}""", lean)!.Names.Should().Equal("b");
    }

    private sealed record Options(IReadOnlyList<int> Numbers, IEnumerable<string> Names, DayOfWeek Day, int? Number);
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor;
using MudBlazor.Services;
using OrgChat.Web.Components.Kit;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Components.Kit;

/// <summary>Files in wwwroot that are made from code. With ORGCHAT_WRITE_MADE_FILES=1 this test writes them instead of comparing.</summary>
public sealed partial class MadeFilesTests
{
    [Fact]
    public async Task The_style_sheet_of_the_theme_is_what_the_theme_says() => await CompareAsync("css/theme.css", await ThemeSheetAsync());

    [Fact]
    public Task The_file_of_symbols_holds_what_their_list_says() => CompareAsync("icons.svg", Symbols.File());

    // An unknown one would be drawn as nothing at all.
    [Fact]
    public void Every_symbol_that_markup_names_is_in_their_list()
    {
        var named = Directory.EnumerateFiles(InWeb("Components"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => NamedSymbol().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value).Distinct()
            .ToList();

        named.Should().HaveCountGreaterThan(30);
        named.Except(Symbols.All.Keys).Should().BeEmpty();
    }

    private static string InWeb(string place) => Repository.At("OrgChat.Web", place);

    private static async Task CompareAsync(string file, string expected)
    {
        var path = InWeb($"wwwroot/{file}");
        if (Environment.GetEnvironmentVariable("ORGCHAT_WRITE_MADE_FILES") == "1")
        {
            await File.WriteAllTextAsync(path, expected);
        }

        (await File.ReadAllTextAsync(path))
            .Should().Be(expected, "{0} is made from code: run this test with ORGCHAT_WRITE_MADE_FILES=1", file);
    }

    private static async Task<string> ThemeSheetAsync()
    {
        var light = await VariablesAsync(isDark: false);
        var dark = (await VariablesAsync(isDark: true)).Except(light).ToList();
        var sheet = new StringBuilder("/* Made from ClinicTheme by MadeFilesTests; not to be edited. */\n");
        Write(sheet, ":root", light, "");
        sheet.Append("@media (prefers-color-scheme: dark) {\n");
        Write(sheet, ":root:not([data-theme=\"light\"])", dark, "  ");
        sheet.Append("}\n");
        Write(sheet, ":root[data-theme=\"dark\"]", dark, "");
        return sheet.ToString();
    }

    private static void Write(StringBuilder sheet, string selector, IEnumerable<string> variables, string indent) =>
        sheet.Append(indent).Append(selector).Append(" {\n").AppendJoin("", variables.Select(variable => $"{indent}  {variable}\n"))
            .Append(indent).Append("}\n");

    // The kit itself says what its variables are.
    private static async Task<List<string>> VariablesAsync(bool isDark)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<IJSRuntime, NoBrowser>();
        services.AddMudServices();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<ILoggerFactory>());
        var parameters =
            ParameterView.FromDictionary(new Dictionary<string, object?> { ["Theme"] = ClinicTheme.Theme, ["IsDarkMode"] = isDark });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MudThemeProvider>(parameters))
            .ToHtmlString());
        var sheet = ProviderSheet().Match(html).Groups["sheet"].Value;
        return [.. Variable().Matches(sheet).Select(match => match.Value.Trim()).Select(Shorten)];
    }

    // "rgba(1,2,3,0.058823529411764705)": four digits are enough.
    private static string Shorten(string variable) =>
        LongNumber()
            .Replace(variable,
                match => Math.Round(double.Parse(match.Value, CultureInfo.InvariantCulture), 4).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("<style class='mud-theme-provider'>(?<sheet>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex ProviderSheet();

    [GeneratedRegex(@"--[\w-]+:[^;]+;", RegexOptions.None, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex("Icon\\.Of\\([Aa]ssets, \"(?<name>[a-z_]+)\"| (?:Icon|Symbol)=\"(?<name>[a-z_]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedSymbol();

    [GeneratedRegex(@"0\.\d{5,}", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();

    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => default;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => default;
    }
}

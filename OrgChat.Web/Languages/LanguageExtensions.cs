using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.StaticAssets;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Languages;

/// <summary>Every answer in the language of whoever asks.</summary>
internal static class LanguageExtensions
{
    /// <summary>Before it is known who asks: for what is said when nothing more can be asked.</summary>
    public static void UseAskedLanguages(this WebApplication app) => app.Use(async (http, next) =>
    {
        (ReaderCultureProvider.AskedOf(http, app.Environment.IsDevelopment()) ?? Language.English).Use();
        await next(http);
    });

    /// <summary>Once it is known who asks. Files are the same in every language.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        // One object of each culture for all: of those named to it, the middleware would make every circuit a copy of its own.
        CultureInfo[] cultures = [.. Language.All.Append(Language.Pseudo).Select(language => language.Culture)];
        var options = new RequestLocalizationOptions
        {
            ApplyCurrentCultureToResponseHeaders = true,
            DefaultRequestCulture = new RequestCulture(Language.English.Culture),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
        };
        options.RequestCultureProviders =
            [new ReaderCultureProvider(app.Services.GetRequiredService<LanguageService>(), app.Environment)];
        app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null,
            branch => branch.UseRequestLocalization(options));
    }
}

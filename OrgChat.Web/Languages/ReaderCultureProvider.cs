using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.Languages;

/// <summary>
/// The language of a request, and so of the circuit that begins with it: the person’s own, else what the browser was told at the door or
/// asks for, else the clinic’s.
/// </summary>
internal sealed class ReaderCultureProvider(LanguageService languages, IHostEnvironment environment) : RequestCultureProvider
{
    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var asked = AskedOf(httpContext, environment.IsDevelopment());
        var language = asked == Language.Pseudo ? asked : await OfAsync(httpContext, asked);
        return new(language.Culture.Name);
    }

    // A language that cannot be read just now must not be what stops a page that says so.
    private async Task<Language> OfAsync(HttpContext http, Language? asked)
    {
        try
        {
            return await languages.OfAsync(SessionCookie.ActorOf(http.User)?.PersonId, asked);
        }
        catch (RefusedException)
        {
            return asked ?? Language.English;
        }
    }

    /// <summary>What a browser was told at the door, else what it asks for; null for no language the product speaks.</summary>
    internal static Language? AskedOf(HttpContext http, bool mayBePseudo)
    {
        var chosen = http.Request.Cookies[LanguageEndpoints.Cookie];
        return chosen == Language.Pseudo.Code && mayBePseudo
            ? Language.Pseudo
            : Language.Of(chosen) ?? Preferred(http.Request.GetTypedHeaders().AcceptLanguage);
    }

    private static Language? Preferred(IList<StringWithQualityHeaderValue> accepted) => accepted
        .Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1)
        .Select(one => Language.Of(one.Value.Value)).FirstOrDefault(language => language is not null);
}

using OrgChat.Domain.Model.Languages;
using OrgChat.Web.SignIn;

namespace OrgChat.Web.Languages;

/// <summary>The choice of a language at the door, where nobody is known yet: kept by the browser.</summary>
internal static class LanguageEndpoints
{
    public const string Cookie = "OrgChat.Language";

    /// <summary>The address that chooses a language and leads back.</summary>
    public static string AddressOf(Language language, string back) => $"/language/{language.Code}?back={Uri.EscapeDataString(back)}";

    public static void MapLanguages(this WebApplication app) =>
        app.MapGet("/language/{code}", (string code, string? back, HttpContext http) =>
        {
            var isPseudo = code == Language.Pseudo.Code && app.Environment.IsDevelopment();
            if (isPseudo || Language.Of(code) is not null)
            {
                http.Response.Cookies.Append(Cookie, code, new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true });
            }

            http.Response.Headers.CacheControl = "no-store";
            return Results.LocalRedirect(LocalAddressRules.OrChat(back));
        }).AllowAnonymous();
}

using System.Globalization;

namespace OrgChat.Domain.Model.Languages;

/// <summary>A language the product speaks, whole: its words stand in resources, its dates and numbers follow its culture.</summary>
/// <param name="Code">The subtag of BCP 47 (RFC 5646), as browsers send it and rows keep it.</param>
/// <param name="Name">What English calls it, as records from elsewhere do.</param>
/// <param name="OwnName">What those who speak it call it.</param>
/// <param name="Culture">How dates, numbers and the order of names are written.</param>
public sealed record Language(string Code, string Name, string OwnName, CultureInfo Culture)
{
    public static Language English { get; } = new("en", "English", "English", CultureInfo.GetCultureInfo("en-US"));

    public static Language Spanish { get; } = new("es", "Spanish", "Español", CultureInfo.GetCultureInfo("es"));

    /// <summary>
    /// English with marks around every word of the product, longer, and from right to left: to see what stands outside the resources, what
    /// is cut off, and what lies on the wrong side. For those who build the product.
    /// </summary>
    public static Language Pseudo { get; } = new("qps-plocm", "Pseudo", "[Pseudo]", CultureInfo.GetCultureInfo("qps-plocm"));

    /// <summary>Every language a person may choose.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Spanish];

    /// <summary>The language of whoever the present work is done for.</summary>
    public static Language Current => IsPseudo ? Pseudo : Of(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>Asked for every word: only this is looked at.</summary>
    internal static bool IsPseudo => CultureInfo.CurrentUICulture.Name == Pseudo.Culture.Name;

    /// <summary>How those who speak it order names: Ángel stands among the A, and in Spanish Ñáñez after every other N.</summary>
    public StringComparer NameOrder { get; } = StringComparer.Create(Culture, CompareOptions.None);

    public bool IsRightToLeft => this == Pseudo;

    /// <summary>The language of a code such as “es” or “es-MX”, or of a name; null for one the product does not speak.</summary>
    public static Language? Of(string? word) => word is null ? null : All.FirstOrDefault(one =>
        IsSame(word, one.Code) || word.StartsWith(one.Code + "-", StringComparison.OrdinalIgnoreCase)
        || IsSame(word, one.Name) || IsSame(word, one.OwnName));

    /// <summary>From here on, within the present flow of control, words, dates and numbers are in this language.</summary>
    public void Use() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Culture, Culture);

    /// <summary>Makes something in this language, such as a mail, and goes on in the language of before.</summary>
    public T In<T>(Func<T> make)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            Use();
            return make();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    public override string ToString() => Code;

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

namespace OrgChat.Domain.Model.People;

/// <summary>The words of a name: what one is called by, and what stands before and after it.</summary>
/// <param name="Before">Titles and salutations, as they were written.</param>
/// <param name="Own">The name; a particle in lower case stands with the word it belongs to.</param>
/// <param name="After">Such as “Jr.” or “MD”.</param>
internal sealed record NameParts(IReadOnlyList<string> Before, IReadOnlyList<string> Own, IReadOnlyList<string> After)
{
    private static readonly HashSet<string> Titles = ["dr", "prof"];

    private static readonly HashSet<string> Salutations =
    [
        "mr", "mrs", "ms", "miss", "mx", "sir", "madam", "herr", "frau", "señor", "señora", "señorita", "sra", "srta", "m", "mme", "mlle",
        "monsieur",
        "madame", "signor", "signora", "sig", "sr", "dhr", "mevr",
    ];

    private static readonly HashSet<string> BesideATitle = ["med", "dent", "vet", "rer", "nat", "phil", "hc"];

    private static readonly HashSet<string> Afters = ["jr", "sr", "phd", "pharmd", "psyd", "msc", "bsc", "esq"];

    /// <summary>In capitals only: Do and Pa are names, too.</summary>
    private static readonly HashSet<string> AftersInCapitals =
        ["II", "III", "IV", "MD", "DO", "RN", "NP", "PA", "PAC", "PHD", "DDS", "DMD", "DNP", "LCSW", "MPH", "MSC", "BSC", "FACP"];

    private static readonly HashSet<string> Particles =
    [
        "de", "la", "las", "los", "del", "da", "das", "dos", "do", "di", "du", "des", "della", "van", "von", "vom", "der", "den", "het",
        "ter", "ten",
        "te", "zu", "zur", "zum", "af", "av", "bin", "bint", "ibn", "al", "el", "y", "e", "le",
    ];

    /// <summary>“Dr.” where the name has it.</summary>
    public string? Title => Before.FirstOrDefault(word => Titles.Contains(Bare(word)));

    public string? Salutation => Before.FirstOrDefault(word => Salutations.Contains(Bare(word)));

    public static NameParts Of(string name)
    {
        var words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var before = words.TakeWhile((word, place) => place < words.Length - 1 && StandsBefore(word, place)).Count();
        var after = words.Skip(before + 1).Reverse().TakeWhile(StandsAfter).Count();
        return new NameParts(words[..before], WithParticles(words[before..^after]), words[^after..]);
    }

    /// <summary>Whether there is more in it than what stands before and after names.</summary>
    public static bool HasName(string text) =>
        text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Any(word => !StandsBefore(word, place: 1) && !StandsAfter(word));

    public static string WithoutParticles(string word) => word.Split(' ')[^1];

    private static bool StandsBefore(string word, int place) =>
        Titles.Contains(Bare(word)) || Salutations.Contains(Bare(word)) || (place > 0 && BesideATitle.Contains(Bare(word)));

    private static bool StandsAfter(string word) =>
        Afters.Contains(Bare(word)) || AftersInCapitals.Contains(word.Replace(".", "", StringComparison.Ordinal));

    /// <summary>“de la Cruz” is one word of a name.</summary>
    private static List<string> WithParticles(IEnumerable<string> words)
    {
        var (whole, particles) = (new List<string>(), "");
        foreach (var word in words)
        {
            var isParticle = Particles.Contains(word);
            particles += isParticle ? word + " " : "";
            if (!isParticle)
            {
                whole.Add(particles + word);
                particles = "";
            }
        }

        return particles.Length > 0 ? [.. whole, particles.TrimEnd()] : whole;
    }

    private static string Bare(string word) => word.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
}

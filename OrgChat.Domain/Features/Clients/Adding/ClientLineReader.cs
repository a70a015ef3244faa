using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>Makes of a line what one fills in by hand, and says what in it cannot be understood.</summary>
internal sealed class ClientLineReader(
    ClientImportRequest request, TeamMember adder, IReadOnlyList<TeamMember> providers, DateOnly today)
{
    // As people of either language call them, beside what Language.Of knows.
    private static readonly Dictionary<string, Language> Languages = new()
    {
        ["ingles"] = Language.English,
        ["espanol"] = Language.Spanish,
        ["castellano"] = Language.Spanish,
    };

    public (ClientForm Form, string? ProviderName, IReadOnlyList<ClientProblem> Problems) Read(ClientLine line)
    {
        var problems = new List<ClientProblem>();
        if (line.IsUneven)
        {
            problems.Add(new(null, new RefusedException("LineUneven")));
        }

        var birthDate = BirthDateOf(line[ClientFieldKind.BirthDate], problems);
        var language = LanguageOf(line[ClientFieldKind.Language].Trim(), problems);
        var provider = ProviderOf(line[ClientFieldKind.Provider].Trim(), problems);
        var form = new ClientForm
        {
            FirstName = line[ClientFieldKind.FirstName],
            LastName = line[ClientFieldKind.LastName],
            BirthDate = birthDate,
            Email = line[ClientFieldKind.Email],
            Phone = line[ClientFieldKind.Phone],
            Language = language,
            ProviderId = provider?.Id,
        };
        var read = problems.Select(problem => problem.Field).OfType<ClientFieldKind>().ToHashSet();
        problems.AddRange(form.ProblemsOn(today).Where(problem => problem.Field is not { } field || !read.Contains(field)));
        return (form, provider?.Name, [.. problems.OrderBy(problem => problem.Field)]);
    }

    private DateOnly? BirthDateOf(string text, List<ClientProblem> problems)
    {
        var day = BirthDateRules.Read(text, request.Order);
        if (day is null && text.Trim().Length > 0)
        {
            problems.Add(new(ClientFieldKind.BirthDate, WhyNotRead(text.Trim())));
        }

        return day;
    }

    private RefusedException WhyNotRead(string date)
    {
        if (request.Order is null && BirthDateRules.IsAmbiguous(date))
        {
            return new RefusedException("DateMayBeTwo", date);
        }

        return new RefusedException("DateNotUnderstood", date);
    }

    private static Language? LanguageOf(string text, List<ClientProblem> problems)
    {
        var language = Language.Of(text) ?? Languages.GetValueOrDefault(PersonNameRules.Fold(text));
        if (language is null && text.Length > 0)
        {
            problems.Add(new(ClientFieldKind.Language, new RefusedException("LanguageNotSpoken", text)));
        }

        return language;
    }

    private TeamMember? ProviderOf(string text, List<ClientProblem> problems)
    {
        try
        {
            return text.Length == 0 ? providers.Chosen(request.ProviderId, adder) : Named(text);
        }
        catch (RefusedException refused)
        {
            problems.Add(new(ClientFieldKind.Provider, refused));
            return null;
        }
    }

    private TeamMember Named(string text)
    {
        var address = EmailAddress.Normalize(text);
        var found = providers.Where(provider => provider.Email == address || PersonNameRules.AreSame(provider.Name, text)).ToList();
        return found switch
        {
            [var only] => only,
            [] when adder.MayAddForOthers() => throw new RefusedException("ProviderNotFound", text),
            [] => throw new RefusedException("ProviderNotSelf", text),
            _ => throw new RefusedException("ProviderIsOneOfMany", text),
        };
    }
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>What somebody fills in about a new client, by hand or as a line of a file.</summary>
public sealed record ClientForm
{
    private const int LongestLife = 130;

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public DateOnly? BirthDate { get; init; }

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>The language the client reads; null for the clinic’s.</summary>
    public Language? Language { get; init; }

    /// <summary>Whose care they come into; null for nobody’s yet.</summary>
    public Guid? ProviderId { get; init; }

    /// <summary>As it is kept: one name is enough, where somebody has no other.</summary>
    public string Name => $"{FirstName.Trim()} {LastName.Trim()}".Trim();

    /// <summary>What is wrong with it, field by field; nothing when it can be added.</summary>
    public IReadOnlyList<ClientProblem> ProblemsOn(DateOnly today) =>
    [
        .. Of(ClientFieldKind.FirstName, () => PersonNameRules.Checked(Name)),
        .. Of(ClientFieldKind.BirthDate, () => RequireBirthDate(BirthDate, today)),
        .. Of(ClientFieldKind.Email, RequireAddress),
        .. Of(ClientFieldKind.Phone, () => PhoneNumber.Checked(Phone)),
    ];

    private static void RequireBirthDate(DateOnly? day, DateOnly today)
    {
        if (day is not { } born)
        {
            throw new RefusedException("BirthDateMissing");
        }

        // It may be a day later where the client is.
        if (born > today.AddDays(1))
        {
            throw new RefusedException("BirthDateToCome");
        }

        if (born.AddYears(LongestLife) < today)
        {
            throw new RefusedException("BirthDateTooLongAgo");
        }
    }

    private void RequireAddress()
    {
        if (Email.Trim().Length > 0)
        {
            EmailAddress.Checked(Email);
        }
        else if (Phone.Trim().Length == 0)
        {
            throw new RefusedException("EmailOrPhoneMissing");
        }
    }

    private static IEnumerable<ClientProblem> Of(ClientFieldKind field, Action check)
    {
        ClientProblem? problem = null;
        try
        {
            check();
        }
        catch (RefusedException refused)
        {
            problem = new(field, refused);
        }

        return problem is null ? [] : [problem];
    }
}

/// <summary>What is wrong with one field of a new client, or with a line as a whole.</summary>
public sealed record ClientProblem(ClientFieldKind? Field, RefusedException Why);

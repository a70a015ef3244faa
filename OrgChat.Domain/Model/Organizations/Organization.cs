using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;

namespace OrgChat.Domain.Model.Organizations;

/// <summary>A clinic; everything belongs to exactly one, and nothing crosses.</summary>
public sealed class Organization
{
    private Organization() { }

    public Organization(string name, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Name = name.Trim();
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The number clients call, as the clinic writes it; null while nobody set one.</summary>
    public string? Phone { get; private set; }

    /// <summary>What those read who chose no language, and whose browser asks for none the product speaks.</summary>
    public Language Language => ChosenLanguage ?? Language.English;

    internal Language? ChosenLanguage { get; private set; }

    /// <summary>After how many minutes without input the team is signed out.</summary>
    public int StaffIdleMinutes { get; private set; } = 15;

    /// <summary>After how many minutes without input clients are signed out.</summary>
    public int ClientIdleMinutes { get; private set; } = 30;

    /// <summary>Whether the team signs in with a second factor; clients may have one.</summary>
    public bool RequiresSecondFactor { get; private set; } = true;

    public TimeSpan IdleLimitOf(Person person) => TimeSpan.FromMinutes(person is Client ? ClientIdleMinutes : StaffIdleMinutes);

    /// <summary>Sets after how long without input people are signed out.</summary>
    /// <exception cref="RefusedException">Fewer or more minutes than <see cref="SessionRules"/> allows.</exception>
    public void SignOutIdle(int staffMinutes, int clientMinutes)
    {
        StaffIdleMinutes = Checked(staffMinutes);
        ClientIdleMinutes = Checked(clientMinutes);
    }

    /// <summary>Sets the number clients call; nothing takes it away.</summary>
    /// <exception cref="RefusedException">See <see cref="PhoneNumber.Checked"/>.</exception>
    public void BeCalledAt(string? number) => Phone = PhoneNumber.Checked(number);

    public void Speak(Language language) => ChosenLanguage = language;

    public void RequireSecondFactor(bool isRequired) => RequiresSecondFactor = isRequired;

    private static int Checked(int minutes) => minutes is >= SessionRules.FewestIdleMinutes and <= SessionRules.MostIdleMinutes
        ? minutes
        : throw new RefusedException("IdleMinutes", SessionRules.FewestIdleMinutes, SessionRules.MostIdleMinutes);
}

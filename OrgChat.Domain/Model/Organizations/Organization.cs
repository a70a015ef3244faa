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

    /// <summary>Whom clients call when it cannot wait, such as 911; null while nobody set one.</summary>
    public string? EmergencyLine { get; private set; }

    /// <summary>When the clinic is open; null while nobody said.</summary>
    public OpeningHours? Hours { get; private set; }

    /// <summary>Where the clinic’s clock stands, by its IANA name; null while nobody said.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>Whether its admins are still led through <see cref="SetUpStep"/>.</summary>
    public bool IsSettingUp { get; private set; }

    /// <summary>What they chose to leave out.</summary>
    public SetUpStep SkippedSteps { get; private set; }

    /// <summary>What those read who chose no language, and whose browser asks for none the product speaks.</summary>
    public Language Language => ChosenLanguage ?? Language.English;

    internal Language? ChosenLanguage { get; private set; }

    /// <summary>When it is open, by its own clock.</summary>
    public OfficeTime Office => new(Hours, TimeZone);

    /// <summary>From when on a client’s wait counts as what.</summary>
    public WaitRules Waits => new(Office, GrowingMinutes ?? WaitRules.DefaultGrowing, OverdueMinutes ?? WaitRules.DefaultOverdue);

    internal int? GrowingMinutes { get; private set; }

    internal int? OverdueMinutes { get; private set; }

    /// <summary>After how many minutes without input the team is signed out.</summary>
    public int StaffIdleMinutes { get; private set; } = 15;

    /// <summary>After how many minutes without input clients are signed out.</summary>
    public int ClientIdleMinutes { get; private set; } = 30;

    /// <summary>Whether the team signs in with a second factor; clients may have one.</summary>
    public bool RequiresSecondFactor { get; private set; } = true;

    /// <summary>Whether a client can no longer write in what the clinic closed; else writing opens it again.</summary>
    public bool LocksClosed { get; private set; }

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

    /// <summary>Sets the number clients call when it cannot wait; nothing takes it away.</summary>
    /// <exception cref="RefusedException">See <see cref="PhoneNumber.Checked"/>.</exception>
    public void CallInEmergencies(string? number) => EmergencyLine = PhoneNumber.Checked(number);

    /// <summary>Gives it another name.</summary>
    /// <exception cref="RefusedException">See <see cref="PersonNameRules.Checked"/>.</exception>
    public void BeCalled(string? name) => Name = PersonNameRules.Checked(name);

    /// <summary>Sets when it is open; nothing, or no time at all, takes it away.</summary>
    public void Open(OpeningHours? hours) => Hours = hours is { AreNone: false } ? hours : null;

    /// <summary>Sets after how many minutes of its open time a client’s wait asks for somebody, and is too long.</summary>
    /// <exception cref="RefusedException">Fewer than one, more than a week, or the second is not longer than the first.</exception>
    public void AimToAnswer(int growingMinutes, int overdueMinutes)
    {
        if (growingMinutes < 1 || overdueMinutes <= growingMinutes || overdueMinutes > WaitRules.Longest)
        {
            throw new RefusedException("WaitTargets", WaitRules.Longest);
        }

        GrowingMinutes = growingMinutes == WaitRules.DefaultGrowing ? null : growingMinutes;
        OverdueMinutes = overdueMinutes == WaitRules.DefaultOverdue ? null : overdueMinutes;
    }

    /// <summary>Sets where its clock stands; nothing takes it away.</summary>
    /// <exception cref="RefusedException">See <see cref="TimeZoneName.Checked"/>.</exception>
    public void BeIn(string? timeZone) => TimeZone = TimeZoneName.Checked(timeZone);

    /// <summary>Leads its admins through the steps, or goes on with it.</summary>
    public void BeginSetUp() => IsSettingUp = true;

    public void EndSetUp() => IsSettingUp = false;

    public void Skip(SetUpStep step) => SkippedSteps |= step;

    public void TakeUp(SetUpStep step) => SkippedSteps &= ~step;

    public void Speak(Language language) => ChosenLanguage = language;

    public void LockClosed(bool isLocked) => LocksClosed = isLocked;

    public void RequireSecondFactor(bool isRequired) => RequiresSecondFactor = isRequired;

    private static int Checked(int minutes) => minutes is >= SessionRules.FewestIdleMinutes and <= SessionRules.MostIdleMinutes
        ? minutes
        : throw new RefusedException("IdleMinutes", SessionRules.FewestIdleMinutes, SessionRules.MostIdleMinutes);
}

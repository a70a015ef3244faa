namespace OrgChat.Domain.Model.Organizations;

/// <summary>What a clinic that begins is led through; the numbers are stored.</summary>
[Flags]
public enum SetUpStep
{
    None = 0,
    Clinic = 1,
    Team = 2,
    FirstClient = 4,
    SecondFactor = 8,
}

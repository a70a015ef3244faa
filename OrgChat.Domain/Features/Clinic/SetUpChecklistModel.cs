using OrgChat.Domain.Model.Organizations;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>How far a clinic that begins has come, as the records say.</summary>
public sealed record SetUpChecklistModel
{
    /// <summary>In the order they are walked in.</summary>
    public static IReadOnlyList<SetUpStep> Steps { get; } = [.. Enum.GetValues<SetUpStep>().Where(step => step != SetUpStep.None)];

    /// <summary>Whether the clinic is led through the steps; false for one that ended it, or never began.</summary>
    public required bool IsUnderWay { get; init; }

    public required ClinicProfileModel Clinic { get; init; }

    /// <summary>Colleagues who have a password, and those who have none yet; the first ones by name, beside their numbers.</summary>
    public required TeamTally Joined { get; init; }

    /// <inheritdoc cref="Joined"/>
    public required TeamTally Invited { get; init; }

    public required int Clients { get; init; }

    /// <summary>Whether the viewer has a second factor.</summary>
    public required bool HasFactor { get; init; }

    /// <summary>Whether the clinic asks the team for one.</summary>
    public required bool RequiresFactor { get; init; }

    public required SetUpStep Skipped { get; init; }

    /// <summary>The step to take next; null when there is none.</summary>
    public SetUpStep? Next => Steps.Cast<SetUpStep?>().FirstOrDefault(step => !IsSettled(step!.Value));

    public int Settled => Steps.Count(IsSettled);

    public bool IsDone(SetUpStep step) => step switch
    {
        SetUpStep.Clinic => Clinic is { Phone: not null, EmergencyLine: not null, Hours: not null, TimeZone: not null },
        SetUpStep.Team => Joined.Count + Invited.Count > 0,
        SetUpStep.FirstClient => Clients > 0,
        _ => HasFactor,
    };

    /// <summary>Whether it was left out, and not done all the same.</summary>
    public bool IsSkipped(SetUpStep step) => Skipped.HasFlag(step) && !IsDone(step);

    public bool IsSettled(SetUpStep step) => IsDone(step) || Skipped.HasFlag(step);
}

/// <summary>Some of the team: how many, and the first of them.</summary>
public sealed record TeamTally(int Count, IReadOnlyList<string> Names);

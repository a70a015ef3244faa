using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using static OrgChat.Web.Components.Clinic.ClinicWords;

namespace OrgChat.Web.Components.Clinic.SettingUp;

/// <summary>How far each step has come, in words.</summary>
public static class SetUpText
{
    /// <summary>What stands below the step’s name; one after the other.</summary>
    public static IReadOnlyList<string> FactsOf(this SetUpStep step, SetUpChecklistModel list) => step switch
    {
        SetUpStep.Clinic => OfClinic(list.Clinic),
        SetUpStep.Team when list.IsDone(step) => [.. OfTeam(list)],
        SetUpStep.FirstClient when list.IsDone(step) => [Words.Count("SetUp.Clients", list.Clients)],
        SetUpStep.SecondFactor => [Words[FactorKey(list)]],
        SetUpStep.Team => [Words["SetUp.AboutTeam"]],
        _ => [Words["SetUp.AboutFirstClient"]],
    };

    private static IReadOnlyList<string> OfClinic(ClinicProfileModel clinic) =>
    [
        .. new[]
        {
            clinic.Phone,
            clinic.EmergencyLine is { } line ? (string)Words["SetUp.Emergencies", line] : null,
            clinic.Hours?.InWords(),
            clinic.Language.OwnName,
            Missing(clinic) is { Count: > 0 } missing ? (string)Words["SetUp.Missing", ListWords.Join(missing)] : null,
        }.OfType<string>(),
    ];

    private static List<string> Missing(ClinicProfileModel clinic) =>
    [
        .. new (object? Value, string Key)[]
        {
            (clinic.Phone, "SetUp.MissingPhone"), (clinic.EmergencyLine, "SetUp.MissingEmergencyLine"),
            (clinic.Hours, "SetUp.MissingHours"), (clinic.TimeZone, "SetUp.MissingTimeZone"),
        }.Where(one => one.Value is null).Select(one => (string)Words[one.Key]),
    ];

    private static IEnumerable<string> OfTeam(SetUpChecklistModel list) =>
        from part in new[]
        {
            (Named: "SetUp.Invited", Many: "SetUp.InvitedMany", Team: list.Invited),
            (Named: "SetUp.Joined", Many: "SetUp.JoinedMany", Team: list.Joined),
        }
        where part.Team.Count > 0
        select part.Team.Count == part.Team.Names.Count
            ? (string)Words.Count(part.Named, part.Team.Count, ListWords.Join(part.Team.Names))
            : Words[part.Many, part.Team.Count];

    private static string FactorKey(SetUpChecklistModel list) => (list.HasFactor, list.RequiresFactor) switch
    {
        (true, true) => "SetUp.FactorOfAll",
        (true, false) => "SetUp.FactorOfOne",
        (false, true) => "SetUp.FactorRequired",
        _ => "SetUp.AboutSecondFactor",
    };
}

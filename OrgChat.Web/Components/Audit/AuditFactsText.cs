using System.Globalization;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Audit.AuditWords;

namespace OrgChat.Web.Components.Audit;

/// <summary>What completes an entry of the record, in words.</summary>
public static class AuditFactsText
{
    public static string Of(AuditFacts facts) => Listed(new string?[]
    {
        facts.Message is { } message ? Words["Message", message].Value : null,
        facts.Files is { } files ? Words.Count("Files", files) : null,
        facts.FileType is { } type ? FileType.All.FirstOrDefault(one => one.ContentType == type)?.Name ?? type : null,
        facts.Permission is { } permissions ? Listed(permissions.Each().Select(permission => permission.Text())) : null,
        facts.Page is { } page ? Words.Of(page) : null,
        facts.Question is { } question ? Words.Of(question) : null,
        facts.Words is { } words ? Words.Count("SearchedWords", words) : null,
        facts.Filters is { } filters ? Words["NarrowedBy", Listed(Each(filters).Select(filter => Words.Of(filter)))].Value : null,
        Device(facts.Browser, facts.System),
        facts.Factor is { } factor ? Words.Of(factor) : null,
        facts.LinkShownTo is { } shownTo ? Words["LinkShownTo", shownTo].Value : null,
        facts.HasOwnAddress is true ? Words["OwnAddress"].Value : null,
        facts.FormerName is { } name ? Words["FormerName", name].Value : null,
        facts.IsEmailChanged is true ? Words["EmailChanged"].Value : null,
        facts.FormerRole is { } role ? Words["FormerRole", role.Text()].Value : null,
        facts.FormerProfession is { } profession ? Words["FormerProfession", profession].Value : null,
        facts.IsSignatureChanged is true ? Words["SignatureChanged"].Value : null,
        facts.Back is { } back ? Words["BackOn", LocalTimeText.Date(back)].Value : null,
        facts.TeamIdleMinutes is { } team ? Words.Count("TeamIdle", team) : null,
        facts.ClientIdleMinutes is { } clients ? Words.Count("ClientIdle", clients) : null,
        facts.Phone is { } phone ? phone.Length == 0 ? Words["NoPhone"] : phone : null,
        facts.EmergencyLine is { } line ? Said("EmergencyLine", "EmergencyLineTakenAway", line) : null,
        facts.OpeningHours is { } hours ? Said("OpeningHours", "OpeningHoursTakenAway", OpeningHours.Of(hours)?.InWords()) : null,
        facts.TimeZone is { } zone ? Said("TimeZone", "TimeZoneTakenAway", zone) : null,
        facts.Language is { } language ? Said("Language", "LanguageTakenAway", Language.Of(language)?.OwnName) : null,
        facts is { GrowingMinutes: { } growing, OverdueMinutes: { } overdue } ? Words["WaitTargets", growing, overdue].Value : null,
        facts.LocksClosed is { } locks ? Words[locks ? "LocksClosed" : "OpensClosed"].Value : null,
        facts.AreStartsOn is { } areStartsOn ? Words[areStartsOn ? "StartsOn" : "StartsOff"].Value : null,
        facts.Tag is { } tag ? Words["Tag", tag].Value : null,
        facts.DataKey is { } dataKey ? Words["DataKey", dataKey].Value : null,
        facts.MasterKey is { } masterKey ? Words["MasterKey", masterKey].Value : null,
        facts.Times?.ToString(CultureInfo.InvariantCulture),
        facts.IsWhole is { } isWhole ? Words[isWhole ? "Whole" : "NotWhole"].Value : null,
        facts.IsEnded is false ? Words["Started"].Value : null,
        facts.TeamMembers is { } members ? Words.Count("TeamMembers", members) : null,
        facts.Clients is { } imported ? Words.Count("Clients", imported) : null,
        facts.Conversations is { } conversations ? Words.Count("Conversations", conversations) : null,
        facts.Messages is { } messages ? Words.Count("Messages", messages) : null,
    }.OfType<string>());

    private static string Listed(IEnumerable<string> facts) => facts.Aggregate("", (listed, next) =>
        listed.Length == 0 ? next : Words["Next", listed, next]);

    // What is no longer there is said to be taken away.
    private static string Said(string fact, string takenAway, string? value) =>
        string.IsNullOrEmpty(value) ? Words[takenAway] : Words[fact, value];

    private static string? Device(string? browser, string? system) => (browser, system) switch
    {
        ("", _) => Words["AnotherProgram"],
        ({ }, { }) => Words["BrowserOnSystem", browser, system],
        _ => browser ?? system,
    };

    private static IEnumerable<AuditSearchFilters> Each(AuditSearchFilters filters) =>
        Enum.GetValues<AuditSearchFilters>().Where(one => one != AuditSearchFilters.None && filters.HasFlag(one));
}

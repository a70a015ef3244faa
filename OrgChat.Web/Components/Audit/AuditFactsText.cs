using System.Globalization;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using static System.FormattableString;

namespace OrgChat.Web.Components.Audit;

/// <summary>What completes an entry of the record, in words.</summary>
public static class AuditFactsText
{
    public static string Of(AuditFacts facts) => string.Join(", ", new[]
    {
        facts.Message is { } message ? Invariant($"Message {message}") : null,
        facts.Files is { } files ? Many(files, "file") : null,
        facts.FileType is { } type ? FileType.All.FirstOrDefault(one => one.ContentType == type)?.Name ?? type : null,
        facts.Permission is { } permissions ? string.Join(", ", permissions.Each().Select(permission => permission.Text())) : null,
        facts.Page is { } page ? Name(page) : null,
        facts.Question is { } question ? AuditText.Name(question) : null,
        facts.Words is { } words ? Many(words, "word") : null,
        facts.Filters is { } filters ? $"by {string.Join(", ", Names(filters))}" : null,
        Device(facts.Browser, facts.System),
        facts.Factor is { } factor ? Name(factor) : null,
        facts.LinkShownTo is { } shownTo ? $"with a link that {shownTo} was shown" : null,
        facts.HasOwnAddress is true ? "with an e-mail address they chose themselves" : null,
        facts.FormerName is { } name ? $"name, was “{name}”" : null,
        facts.IsEmailChanged is true ? "e-mail" : null,
        facts.FormerRole is { } role ? $"role, was {role}" : null,
        facts.FormerProfession is { } profession ? $"profession, was “{profession}”" : null,
        facts.IsSignatureChanged is true ? "signature line" : null,
        facts.TeamIdleMinutes is { } team ? $"team {Many(team, "minute")}" : null,
        facts.ClientIdleMinutes is { } clients ? $"clients {Many(clients, "minute")}" : null,
        facts.Phone is { } phone ? phone.Length == 0 ? "none" : phone : null,
        facts.DataKey is { } dataKey ? Invariant($"data key {dataKey}") : null,
        facts.MasterKey is { } masterKey ? $"master key {masterKey}" : null,
        facts.Times?.ToString(CultureInfo.InvariantCulture),
        facts.IsWhole is { } isWhole ? isWhole ? "whole" : "not whole" : null,
        facts.IsEnded is false ? "started" : null,
        facts.TeamMembers is { } members ? Many(members, "team member") : null,
        facts.Clients is { } imported ? Many(imported, "client") : null,
        facts.Conversations is { } conversations ? Many(conversations, "conversation") : null,
        facts.Messages is { } messages ? Many(messages, "message") : null,
    }.OfType<string>());

    internal static string Many(int count, string noun) => Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string? Device(string? browser, string? system) =>
        browser is "" ? "another program" : browser is null || system is null ? browser ?? system : $"{browser} on {system}";

    private static string Name(AuditFactor factor) => factor switch
    {
        AuditFactor.AuthenticatorApp => "authenticator app",
        AuditFactor.Passkey => "passkey",
        _ => factor.ToString(),
    };

    private static IEnumerable<string> Names(AuditSearchFilters filters) =>
        Enum.GetValues<AuditSearchFilters>().Where(one => one != AuditSearchFilters.None && filters.HasFlag(one)).Select(Name);

    private static string Name(AuditSearchFilters filter) => filter switch
    {
        AuditSearchFilters.Client => "client",
        AuditSearchFilters.Owner => "owner",
        AuditSearchFilters.Author => "author",
        AuditSearchFilters.Date => "date",
        _ => filter.ToString(),
    };

    private static string Name(AuditedPage page) => page switch
    {
        AuditedPage.OrgChat => "OrgChat",
        AuditedPage.PersonalChat => "Personal chat",
        AuditedPage.OrganizationChat => Permission.OrganizationChat.Text(),
        AuditedPage.Clients => "Clients",
        AuditedPage.Team => "Team",
        AuditedPage.TeamMember => "Team member",
        AuditedPage.Permissions => "Permissions",
        AuditedPage.Security => "Security",
        _ => page.ToString(),
    };
}

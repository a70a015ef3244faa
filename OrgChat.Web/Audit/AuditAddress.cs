using System.Globalization;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Audit;

/// <summary>
/// A question to the record as an address holds it: ids and days, never a name. Days are whole days of the reader’s zone.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Zone">The IANA name of the reader’s time zone; UTC without it.</param>
/// <param name="Order">“oldest” for the order in which it happened; without it the newest comes first.</param>
public sealed record AuditAddress(
    string? Question = null, Guid? Person = null, Guid? Client = null, string? Action = null, DateOnly? From = null, DateOnly? To = null,
    string? Zone = null, string? Order = null)
{
    private const string Oldest = "oldest";

    private const string DayFormat = "yyyy-MM-dd";

    public AuditQuestion Asked =>
        Enum.TryParse<AuditQuestion>(Question, out var asked) && Enum.IsDefined(asked) ? asked : AuditQuestion.Everything;

    public AuditAction? Done => Enum.TryParse<AuditAction>(Action, out var done) && Enum.IsDefined(done) ? done : null;

    public bool IsOldestFirst => Order == Oldest;

    /// <summary>As an address bar holds it: what makes no sense asks for nothing.</summary>
    public static AuditAddress Read(string? question, string? person, string? client, string? action, string? from, string? to,
        string? order = null) =>
        new(question, Id(person), Id(client), action, Day(from), Day(to), Order: order == Oldest ? Oldest : null);

    public AuditAddress Sorted(bool isOldestFirst) => this with { Order = isOldestFirst ? Oldest : null };

    /// <exception cref="RefusedException">The days are the wrong way round.</exception>
    public AuditFilter ToFilter() => From > To
        ? throw new RefusedException("DaysReversed")
        : new AuditFilter(
            Person,
            Client,
            Done,
            From is { } from ? StartOf(from) : null,
            To is { } to && to < DateOnly.MaxValue ? StartOf(to.AddDays(1)) : null,
            Asked,
            IsOldestFirst);

    /// <summary>The address of a page that asks this; empty parts are left out.</summary>
    public string On(string path)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("question", Asked == AuditQuestion.Everything ? null : Asked.ToString()),
            ("person", Person?.ToString()),
            ("client", Client?.ToString()),
            ("action", Done?.ToString()),
            ("from", From?.ToString(DayFormat, CultureInfo.InvariantCulture)),
            ("to", To?.ToString(DayFormat, CultureInfo.InvariantCulture)),
            ("order", IsOldestFirst ? Oldest : null),
            ("zone", Zone is null ? null : Uri.EscapeDataString(Zone)),
        };
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, out var day) ? day : null;

    private DateTimeOffset StartOf(DateOnly day) =>
        LocalTimeText.StartOf(day,
            Zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var found) ? found : TimeZoneInfo.Utc);
}

using System.Globalization;
using System.Text;
using OrgChat.Domain.Features.Import.Writing;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>The record of a communication: what it belongs to, when it was sent, and what it says.</summary>
internal static class CommunicationRecord
{
    /// <summary>So far the clocks of two systems may be apart.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(5);

    private static readonly string[] NotSent = ["preparation", "not-done", "on-hold", "stopped"];

    /// <summary>
    /// The reference that says what conversation it belongs to: the first communication it is part of, else the first it answers.
    /// </summary>
    public static FhirReferenceElement? Parent(FhirResource record) =>
        Communications(record.PartOf).Concat(Communications(record.InResponseTo)).FirstOrDefault();

    public static bool WasNotSent(FhirResource record) => NotSent.Contains(record.Status);

    public static PlaceKind KindOf(FhirResource record) =>
        record.Status == "entered-in-error" ? PlaceKind.Error
        : Parent(record) is null && record.Payload is null or [] ? PlaceKind.Header
        : WasNotSent(record) ? PlaceKind.Unsent
        : PlaceKind.Message;

    /// <summary>
    /// When it was sent; else when it was received, or the server’s last change of it. Nothing was sent later than now: such a moment is
    /// none.
    /// </summary>
    public static FhirInstant? Moment(FhirResource record, DateTimeOffset now) =>
        Past(record.Sent, now) ?? Past(record.Received, now) ?? Past(record.Meta?.LastUpdated, now);

    /// <summary>What is to be said where the moment that was taken is not what the record says; null mostly.</summary>
    public static string? Doubt(FhirResource record, DateTimeOffset now)
    {
        var said = Past(record.Sent, now);
        var wrong = FhirInstant.Read(record.Sent) is not null && said is null
            ? "later than now"
            : "not a moment such as 2026-08-20T12:05:15Z";
        return said is { IsWhole: true } ? null
            : $"“sent” is {FhirReader.Quoted(record.Sent)}, {wrong}; {record.Key} was imported with "
                + (said is not null ? "the first day of that."
                    : Past(record.Received, now) is not null ? "the moment it was received."
                    : Past(record.Meta?.LastUpdated, now) is not null ? "the moment of the record’s last change."
                    : "the moment of the message before it.");
    }

    /// <summary>Whether it holds something that is no text.</summary>
    public static bool HasMore(FhirResource record) => (record.Payload ?? []).Any(part => string.IsNullOrWhiteSpace(TextOf(part)));

    /// <summary>All its texts.</summary>
    /// <exception cref="OperatorException">It has none, or more than fits.</exception>
    public static string Text(FhirResource record)
    {
        var text = string.Join('\n', (record.Payload ?? []).Select(TextOf).Where(text => !string.IsNullOrWhiteSpace(text))).Trim();
        return text.Length is > 0 and <= MessageText.MaxLength ? text : throw new OperatorException(text.Length == 0
            ? "This message has no text; attachments can’t be imported."
            : string.Create(CultureInfo.InvariantCulture,
                $"This message has {text.Length:N0} characters; at most {MessageText.MaxLength:N0} fit."));
    }

    private static FhirInstant? Past(string? text, DateTimeOffset now) =>
        FhirInstant.Read(text) is { } moment && moment.At <= now + ClocksApart ? moment : null;

    private static string? TextOf(FhirPayloadElement part) => part switch
    {
        { ContentString: { } text } => text,
        { ContentCodeableConcept.Words: { } words } => words,
        { ContentAttachment: { Data: { } data, ContentType: { } type } }
        when type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) => Opened(data),
        _ => null,
    };

    private static string? Opened(string data)
    {
        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(data, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, length)).TrimStart('\uFEFF')
            : null;
    }

    private static IEnumerable<FhirReferenceElement> Communications(IReadOnlyList<FhirReferenceElement>? references) =>
        (references ?? [])
            .Where(reference => FhirReferenceTarget.Of(reference) is { Id: not null, Type: null or FhirFileRules.Communication });
}

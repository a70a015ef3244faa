using System.Text.Json;
using System.Text.Json.Serialization;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Shared.Browser;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Search;

/// <summary>What a person typed and chose; days are the reader’s own.</summary>
public sealed record SearchChoice
{
    public string Text { get; set; } = "";

    public PersonName? Client { get; set; }

    public Guid? OwnerId { get; set; }

    public PersonName? Author { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    [JsonIgnore]
    public bool IsNarrow => this != new SearchChoice { Text = Text };

    public string ToText() => JsonSerializer.Serialize(this);

    /// <returns>Null when it is no choice.</returns>
    public static SearchChoice? Of(string? text) => TabMemoryStore.Parse<SearchChoice>(text);

    /// <exception cref="RefusedException">The days are the wrong way round.</exception>
    public SearchRequest ToRequest(LocalTimeText time) => From > Until
        ? throw new RefusedException("DaysReversed")
        : new SearchRequest(
            Text,
            Client?.Id,
            OwnerId,
            Author?.Id,
            From is { } from ? time.StartOf(from) : null,
            Until is { } until && until < DateOnly.MaxValue ? time.StartOf(until.AddDays(1)) : null);
}

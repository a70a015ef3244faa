namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// How the index numbers messages: the millisecond they were sent, then a slot for those of the same millisecond. So the index itself is in
/// the order of time: newest first, a date and “further back” are ranges of it, and nothing needs sorting. 47 bits: 1930 to 2069.
/// </summary>
internal static class SearchId
{
    /// <summary>Messages of one millisecond; the next ones move on to the following.</summary>
    public const int Slots = 64;

    private static readonly long Epoch = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The lowest id of this moment.</summary>
    public static long From(DateTimeOffset moment) => (moment.ToUnixTimeMilliseconds() - Epoch) * Slots;

    public static DateTimeOffset Moment(long id) => DateTimeOffset.FromUnixTimeMilliseconds((id >> 6) + Epoch);
}

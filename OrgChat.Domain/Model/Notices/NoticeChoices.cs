namespace OrgChat.Domain.Model.Notices;

/// <summary>Of which kinds somebody wants to be told, and by which channel.</summary>
/// <param name="Value">Two bits a kind, mail before push: what the database keeps, and asks when a message is written.</param>
public readonly record struct NoticeChoices(int Value)
{
    /// <summary>The bits of <see cref="NoticeKind.Queue"/>, as statements and the index of those who chose it ask for them.</summary>
    internal const int Queue = 0b11 << (2 * (int)NoticeKind.Queue);

    public bool Has(NoticeKind kind, NoticeChannel channel) => (Value & Bit(kind, channel)) != 0;

    public NoticeChoices With(NoticeKind kind, NoticeChannel channel, bool isWanted) =>
        new(isWanted ? Value | Bit(kind, channel) : Value & ~Bit(kind, channel));

    /// <summary>The same by one channel less.</summary>
    public NoticeChoices Without(NoticeChannel channel) =>
        Enum.GetValues<NoticeKind>().Aggregate(this, (choices, kind) => choices.With(kind, channel, false));

    private static int Bit(NoticeKind kind, NoticeChannel channel) => 1 << ((2 * (int)kind) + (int)channel);
}

namespace OrgChat.Domain.Model;

/// <summary>
/// An act that is not possible now for want of the server’s records: they are locked, or their disk takes nothing. Later it is possible.
/// </summary>
public sealed class UnavailableException : RefusedException
{
    private readonly UnavailableKind kind;

    public UnavailableException(UnavailableKind kind, Exception? cause) : base($"{nameof(UnavailableKind)}.{kind}", cause!) =>
        this.kind = kind;

    private UnavailableException(string key, UnavailableException other) : base(key, other.InnerException!) => kind = other.kind;

    /// <summary>Whether it passes by itself: others are writing, and nobody has to do anything.</summary>
    public bool IsBusy => kind == UnavailableKind.Busy;

    /// <summary>What is the matter, for who was not writing, such as somebody who signs in.</summary>
    public string Because => new UnavailableException($"Because.{kind}", this).Message;

    /// <summary>For who was reading: nothing was to be saved.</summary>
    internal UnavailableException AsOfReading() => new($"NotRead.{kind}", this);
}

namespace OrgChat.Domain.Model;

/// <summary>
/// An act that is not possible now for want of the server’s records: they are locked, or their disk takes nothing. Later it is possible.
/// </summary>
public sealed class UnavailableException : RefusedException
{
    private readonly string advice;

    /// <param name="because">What is the matter, as a sentence of its own.</param>
    /// <param name="advice">What a person can do, in words that end a sentence.</param>
    public UnavailableException(string because, string advice, Exception? cause)
        : this($"{because} This was not saved. Your text is kept; {advice}", because, advice, cause)
    {
    }

    private UnavailableException(string message, string because, string advice, Exception? cause)
        : base(message, cause!)
    {
        Because = because;
        this.advice = advice;
    }

    /// <summary>Whether it passes by itself: others are writing, and nobody has to do anything.</summary>
    public bool IsBusy { get; init; }

    /// <summary>For who was not writing, such as somebody who signs in.</summary>
    public string Because { get; }

    /// <summary>For who was reading: nothing was to be saved.</summary>
    internal UnavailableException AsOfReading() =>
        new($"{Because} {char.ToUpperInvariant(advice[0])}{advice[1..]}", Because, advice, InnerException) { IsBusy = IsBusy };
}

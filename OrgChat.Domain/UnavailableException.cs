namespace OrgChat.Domain;

/// <summary>An act that is not possible now for want of the server’s records: they are locked, or their disk takes nothing. Later it is possible.</summary>
/// <param name="because">What is the matter, as a sentence of its own.</param>
/// <param name="advice">What a person who was writing can do.</param>
public sealed class UnavailableException(string because, string advice, Exception? cause)
    : RefusedException($"{because} This was not saved. Your text is kept; {advice}", cause!)
{
    /// <summary>For who was not writing, such as somebody who signs in.</summary>
    public string Because => because;
}

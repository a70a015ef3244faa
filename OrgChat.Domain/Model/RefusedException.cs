using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model;

/// <summary>
/// An act that is not allowed or not possible now; the message is a sentence the person may read, in the language of whoever reads it.
/// </summary>
public class RefusedException : Exception
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(RefusedException));

    private readonly string key = "";
    private readonly object[] arguments = [];

    /// <param name="key">The sentence, as <c>RefusedException.resx</c> names it.</param>
    /// <param name="arguments">What stands in it; what is words itself as a function, which is asked in the reader’s language.</param>
    public RefusedException(string key, params object[] arguments) => (this.key, this.arguments) = (key, arguments);

    public RefusedException(string key, Exception cause) : base(key, cause) => this.key = key;

    public RefusedException() { }

    /// <summary>The same sentence as another refusal.</summary>
    protected RefusedException(RefusedException cause) : base(cause.key, cause) => (key, arguments) = (cause.key, cause.arguments);

    /// <summary>Which refusal it is, whatever the language: its sentence, as <c>RefusedException.resx</c> names it.</summary>
    public string Code => key;

    /// <summary>Made when it is read, not when it is thrown: that may be where no person’s language is known.</summary>
    public override string Message => arguments.Length == 0
        ? Words[key]
        : Words[key, [.. arguments.Select(argument => argument is Func<string> words ? words() : argument)]];

    /// <summary>What the record keeps of it instead of the sentence.</summary>
    public RefusalReason Reason { get; init; } = RefusalReason.NotPossible;
}

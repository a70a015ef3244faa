namespace OrgChat.Web.Mail;

/// <summary>A mail of the program’s own words; nothing that anybody wrote is ever in it.</summary>
/// <param name="Link">Where the one link leads; null for none.</param>
/// <param name="LinkText">What the link’s button says.</param>
public sealed record EmailMessage(string To, string Subject, IReadOnlyList<string> Paragraphs, Uri? Link = null, string LinkText = "")
{
    /// <summary>Where whoever wants no more of these leaves them with one click; null for what cannot be left.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>What its link says.</summary>
    public string UnsubscribeText { get; init; } = "";

    /// <summary>The code of the language it was written in.</summary>
    public string Language { get; } = Domain.Model.Languages.Language.Current.Code;
}

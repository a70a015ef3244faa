namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>One word of a text as search compares it.</summary>
/// <param name="Text">Without case, accents and ligatures.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 characters.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="IsCharacter">A single character of a script that is written without spaces.</param>
internal readonly record struct Token(string Text, int Start, int End, bool IsCharacter);

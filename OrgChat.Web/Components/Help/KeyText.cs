using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using static OrgChat.Web.Components.Help.HelpWords;

namespace OrgChat.Web.Components.Help;

/// <summary>Every key and what it does, for whoever has it.</summary>
/// <param name="Keys">As they are pressed, one after the other.</param>
/// <param name="Does">In words.</param>
public sealed record KeyText(IReadOnlyList<string> Keys, string Does)
{
    public static IReadOnlyList<KeyText> For(Person reader) => reader is TeamMember
        ? [Of("Next", "N"), Of("Move", "J", "K"), Of("Open", "Enter"), Of("Reply", "R"), Of("Note", "M"), Of("Send", "Ctrl", "Enter"),
            Of("Claim", "C"), Of("Close", "E"), Of("Snooze", "S"), Of("Unread", "U"), Of("Pick", "X"), Of("Add", "A"), Of("Search", "/"),
            Of("Anything", "Ctrl", "K"), .. Views(reader), Of("All", "?"), Of("Leave", "Esc")]
        : [Of("Search", "/"), Of("Send", "Enter"), Of("All", "?"), Of("Leave", "Esc")];

    private static IEnumerable<KeyText> Views(Person reader) =>
        reader.Can(Permission.OrganizationChat) ? [Of("Personal", "G", "P"), Of("Organization", "G", "O")] : [];

    private static KeyText Of(string key, params string[] keys) => new(keys, Words[$"Key.{key}"]);
}

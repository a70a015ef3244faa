using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using static OrgChat.Web.Components.Shared.SharedWords;

namespace OrgChat.Web.Components.Shared.Text;

/// <summary>Who else is at a conversation, in words: who writes, else who looks.</summary>
internal static class PresenceText
{
    public static string Of(IReadOnlyCollection<Presence> here) => here.Any(one => one.IsReplying)
        ? Say("Replying", [.. here.Where(one => one.IsReplying)])
        : Say("Viewing", here);

    private static string Say(string key, IReadOnlyCollection<Presence> people) =>
        Words.Count(key, people.Count, ListWords.Join([.. people.Select(one => PersonNameRules.Shorten(one.Name).Readable())]));
}

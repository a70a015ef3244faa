using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.ClientStarts;

/// <summary>What the screens say on which clients write first: <c>ClientStartsWords.resx</c>, one file per language.</summary>
internal static class ClientStartsWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(ClientStartsWords));
}

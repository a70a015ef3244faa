using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components.Clients;

/// <summary>What the pages about clients say: <c>ClientsWords.resx</c>, one file per language.</summary>
internal static class ClientsWords
{
    public static IStringLocalizer Words { get; } = Localizer.Of(typeof(ClientsWords));
}

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>What is opened for a person without their press, a moment after it was looked up.</summary>
internal static class GoingOn
{
    /// <summary>Goes to an address from where the person is; who has gone elsewhere before the browser hears of it stays there.</summary>
    public static ValueTask GoOnAsync(this IJSRuntime js, NavigationManager navigation, string address, bool replace = false) =>
        js.InvokeVoidAsync("orgChat.goOn", navigation.Uri, address, replace);
}

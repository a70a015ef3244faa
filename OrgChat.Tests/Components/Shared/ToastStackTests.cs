using Bunit;
using OrgChat.Domain.Model;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Shared.Toasts;

namespace OrgChat.Tests.Components.Shared;

public sealed class ToastStackTests : ScreenTest
{
    [Fact]
    public async Task The_same_news_twice_is_shown_twice_and_dismissed_one_by_one()
    {
        var stack = await OpenAsync<ToastStack>(Clinic.Ines);

        await stack.InvokeAsync(() => Toasts.Say("Saved."));
        await stack.InvokeAsync(() => Toasts.Say("Saved."));

        stack.WaitForAssertion(() => stack.Texts(".toast-text").Should().Equal("Saved.", "Saved."));
        await stack.InvokeAsync(() => stack.FindAll(".toast button")[0].ClickAsync());
        stack.WaitForAssertion(() => stack.Texts(".toast-text").Should().Equal("Saved."));
    }

    [Fact]
    public async Task An_undo_that_is_refused_says_why()
    {
        var stack = await OpenAsync<ToastStack>(Clinic.Ines);
        await stack.InvokeAsync(() => Toasts.Say("Closed.", "Undo", () => throw new RefusedException("SnoozePast")));
        stack.WaitForElement(".toast");

        await stack.InvokeAsync(() => stack.Button("Undo").ClickAsync(new()));

        stack.WaitForAssertion(() => stack.Texts(".toast-text").Should().Equal("That time is past. Choose a later one."));
    }
}

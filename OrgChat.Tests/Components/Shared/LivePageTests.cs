using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Tests.Components.Shared;

public sealed class LivePageTests : ScreenTest
{
    private static readonly RefusedException Busy = new("The records are busy.");

    [Fact]
    public async Task What_cannot_be_read_after_an_act_is_said_although_the_act_was_done()
    {
        var page = await OpenAsync<PlayedPage>(Clinic.Ines);
        page.Instance.Reading = () => throw Busy;

        (await page.InvokeAsync(page.Instance.PressAsync)).Should().BeTrue();

        page.Markup.Should().Contain(Busy.Message, "what is shown is not how things stand");
    }

    [Fact]
    public async Task A_page_that_was_turned_says_that_it_could_not_be_read_also_when_something_changed_meanwhile()
    {
        var page = await OpenAsync<PlayedPage>(Clinic.Ines);
        var answer = new TaskCompletionSource();
        page.Instance.Reading = () => answer.Task;
        var turning = page.InvokeAsync(page.Instance.TurnAsync);
        var hearing = page.InvokeAsync(page.Instance.HearAsync);

        answer.SetException(Busy);
        await Task.WhenAll(turning, hearing);

        page.Markup.Should().Contain(Busy.Message);
    }

    [Fact]
    public async Task What_the_page_reads_by_itself_is_tried_again_without_a_word()
    {
        var page = await OpenAsync<PlayedPage>(Clinic.Ines);
        page.Instance.Reading = () => throw Busy;

        await page.InvokeAsync(page.Instance.HearAsync);

        page.Markup.Should().NotContain(Busy.Message);
    }

    public sealed class PlayedPage : LivePage
    {
        public Func<Task> Reading { get; set; } = () => Task.CompletedTask;

        public async Task<bool> PressAsync()
        {
            var isDone = await ActAsync(_ => Task.CompletedTask);
            StateHasChanged();
            return isDone;
        }

        public async Task TurnAsync()
        {
            await ReadAgainAsync();
            StateHasChanged();
        }

        public Task HearAsync() => TakeAsync([new RefreshChange()]);

        protected override Task ReadAsync(Actor actor) => Reading();

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Problem);
    }
}

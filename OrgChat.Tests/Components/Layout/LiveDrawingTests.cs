using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Circuits;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Messaging.Composing;
using OrgChat.Web.Components.Messaging.Details;

namespace OrgChat.Tests.Components.Layout;

/// <summary>What a live change draws in an open window: what it concerns, in one batch, and nothing else.</summary>
public sealed class LiveDrawingTests : ScreenTest
{
    private int batches;

    [Fact]
    public async Task A_message_in_another_conversation_draws_nothing_in_a_client_s_window()
    {
        var own = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, own, "Mine");
        var others = await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas);
        var window = await OpenAsync(Clinic.Ana, own);

        await Clinic.SayAsync(Clinic.Tomas, others, "Not hers");
        await Clinic.States.MarkReadAsync(Clinic.Maria, others, 1);
        await HeardAsync(window, Clinic.Ana);

        batches.Should().Be(0, "batches would tell her how busy the clinic is");
    }

    [Fact]
    public async Task Reading_again_and_finding_nothing_new_draws_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        var window = await OpenAsync(Clinic.Maria, chat);
        var asked = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            HaveItReadAgain();
            await HeardAsync(window, Clinic.Maria);
        });

        asked.Should().NotBeEmpty();
        batches.Should().Be(0);
    }

    [Fact]
    public async Task A_new_message_draws_itself_and_none_of_the_others_nor_what_it_leaves_as_it_was()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayManyAsync(Clinic.Ana, chat, 20);
        var window = await OpenAsync(Clinic.Maria, chat);
        var (first, other) = (window.FindComponents<MessageItem>()[3], await Clinic.StartAsync(Clinic.Maria, Clinic.Grace));
        window.WaitForAssertion(() => window.FindAll("a.row").Should().HaveCount(2));
        var still = (first.RenderCount, Head(), Panel(), Composer(), Row(other));

        await Clinic.SayAsync(Clinic.Ana, chat, "One more");

        window.WaitForAssertion(() => window.FindAll("[role=log] article").Should().HaveCount(21));
        (first.RenderCount, Head(), Panel(), Composer(), Row(other)).Should().Be(still);

        int Head() => window.FindComponent<ConversationHead>().RenderCount;
        int Panel() => window.FindComponent<SidePanel>().RenderCount;
        int Composer() => window.FindComponent<Composer>().RenderCount;
        int Row(Guid id) => window.FindComponents<ConversationListRow>().Single(row => row.Instance.Row.Id == id).RenderCount;
    }

    [Fact]
    public async Task Row_count_and_message_come_in_one_batch()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        var window = await OpenAsync(Clinic.Maria, chat);
        var seen = new HashSet<(bool Message, bool Preview, bool Count)>();
        window.OnMarkupUpdated += (_, _) => seen.Add((
            window.Markup.Contains("data-number=\"2\"", StringComparison.Ordinal),
            window.Find(".row-preview").TextContent.Contains("Thank you", StringComparison.Ordinal),
            window.Markup.Contains("1 unread", StringComparison.Ordinal)));

        await Clinic.SayAsync(Clinic.Ana, chat, "Thank you");
        await HeardAsync(window, Clinic.Maria);

        seen.Should().Equal((true, true, true));
    }

    [Fact]
    public async Task Time_draws_only_the_rows_whose_words_it_changes_and_asks_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Grace);
        await Clinic.SayAsync(Clinic.Maria, chat, "No wait here");
        Clinic.Later();
        await Clinic.SayAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Waiting");
        var window = await OpenAsync(Clinic.Maria, null);
        var (waiting, calm) = (window.FindComponents<ConversationListRow>()[0], window.FindComponents<ConversationListRow>()[1]);
        var drawn = calm.RenderCount;

        var asked = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            Clinic.Later(2);
            window.WaitForAssertion(() => waiting.Find(".row-time").Words().Should().Be("Waiting for a reply for 2 m"));
            await Task.Yield();
        });

        asked.Should().BeEmpty();
        calm.RenderCount.Should().Be(drawn);
    }

    [Fact]
    public async Task That_something_was_sent_draws_nothing_before_the_message_comes()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        var window = await OpenAsync(Clinic.Maria, chat);

        await window.InvokeAsync(() => window.FindComponent<Composer>().Instance.OnSent.InvokeAsync());

        batches.Should().Be(0);
    }

    private async Task<IRenderedComponent<MainLayout>> OpenAsync(Someone reader, Guid? conversation)
    {
        var window = await OpenAsync<MainLayout>(reader, layout => layout.Add(one => one.Body, Chat),
            conversation is { } id ? ChatView.Personal.Address(id) : ChatView.Personal.Address());
        window.WaitForElement("#main");
        window.WaitForState(() => window.FindAll("a.row").Count > 0 && (conversation is null || window.FindAll(".composer").Count > 0));
        await HeardAsync(window, reader);
        window.OnAfterRender += (_, _) => batches++;
        return window;
    }

    /// <summary>
    /// What was signalled until now has come to the window and been drawn: only then it is told of the second of two that nobody has.
    /// </summary>
    private async Task HeardAsync(IRenderedComponent<MainLayout> window, Someone reader)
    {
        var (news, person) = (Services.GetRequiredService<LiveWindow>(), await Clinic.PersonAsync(reader));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var end = new EndOfNews(Guid.NewGuid());
            await window.InvokeAsync(() => news.Add(end, person, window.InvokeAsync));
            Clinic.Signals.Publish(new Signal(person.OrganizationId, SignalKind.Conversation, end.Id));
            await end.Come.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await window.InvokeAsync(() => news.Remove(end));
        }
    }

    private static RenderFragment Chat => builder =>
    {
        builder.OpenComponent<ChatPage>(0);
        builder.CloseComponent();
    };

    private sealed class EndOfNews(Guid id) : ILiveListener
    {
        public Guid Id => id;

        public TaskCompletionSource Come { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Guid? Watching => null;

        public Task<bool> TakeAsync(IReadOnlyList<LiveChange> changes)
        {
            if (changes.OfType<ConversationChange>().Any(change => change.ConversationId == id))
                Come.TrySetResult();
            return Task.FromResult(false);
        }

        public void Draw() { }
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Import;

[Collection(nameof(Alone))]
public sealed class LargeImportTests : ImportTest
{
    private const int Clients = 40;
    private const int MessagesEach = 60;

    [Fact]
    public async Task A_few_thousand_lines_come_in_whole_in_order_and_in_small_transactions()
    {
        Generate();

        var report = await ImportAsync();

        (report.Clients, report.Conversations, report.Messages, report.ProblemCount)
            .Should().Be((Clients, Clients, Clients * MessagesEach, 0));
        (await ReadAsync(db => db.Conversations.CountAsync(c => c.LastNumber == MessagesEach))).Should().Be(Clients);
        (await OutOfOrderAsync()).Should().Be(0);
        Progress.Select(progress => progress.Percent).Should().BeInAscendingOrder();
        Progress[^1].Percent.Should().Be(100);
        Progress.Count.Should().BeGreaterThan(8);
    }

    [Fact]
    public async Task Memory_kept_does_not_grow_with_the_number_of_lines()
    {
        Generate();
        await ImportAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await ImportAsync();

        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(8 << 20);
    }

    /// <summary>The messages of all conversations in turns, newest first: the worst order there is.</summary>
    private void Generate()
    {
        Export.Practitioner("prac-1", "Dr. Maria Lopez", "maria.lopez@lakeside.example");
        foreach (var i in Enumerable.Range(0, Clients))
        {
            Export.Patient($"pat-{i}", $"Client {i}").Conversation($"conv-{i}", "Practitioner/prac-1", [$"Patient/pat-{i}"]);
        }

        var lines = from number in Enumerable.Range(0, MessagesEach).Reverse()
                    from i in Enumerable.Range(0, Clients)
                    let sender = number % 2 == 0 ? "Practitioner/prac-1" : $"Patient/pat-{i}"
                    select $$"""{"resourceType":"Communication","id":"m-{{i}}-{{number}}","partOf":[{"reference":"Communication/conv-{{i}}"}],"sender":{"reference":"{{sender}}"},"sent":"2026-08-20T12:{{number:00}}:00Z","payload":[{"contentString":"Number {{number}}"}]}""";
        Export.Raw("Communication", string.Join('\n', lines));
    }

    private Task<int> OutOfOrderAsync() => ReadAsync(db => db.Messages.CountAsync(m =>
        db.Messages.Any(n => n.ConversationId == m.ConversationId && n.Number == m.Number + 1 && n.SentAt < m.SentAt)));
}

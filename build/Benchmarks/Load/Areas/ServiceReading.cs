using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Hook;
using OrgChat.Build.Load.Report;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Preferences;

namespace OrgChat.Build.Load.Areas;

/// <summary>Reads what screens read, many times, and counts.</summary>
internal sealed class ServiceReading(ClinicServices services, ClinicCast cast, int times)
{
    public const string Job = "load-read";

    private const string Name = "anderson";

    private static readonly string[] Sought =
        ["you", "pain", "colonoscopy", "hyp", "blood pressure", "\"shortness of breath\"", "\"you and the you\"", "zebra"];

    private readonly List<ReadCost> found = [];

    public static async Task<List<ReadCost>> RunAsync(ClinicFolder clinic, int times)
    {
        StatementCounter.Start();
        await using var services = await ClinicServices.OpenAsync(clinic);
        var reading = new ServiceReading(services, clinic.ReadCast(), times);
        await reading.ListsAsync("all read", new Actor(reading.Pair(0).OwnerId));
        await reading.ListsAsync("unread", new Actor(reading.Pair(1).OwnerId));
        await reading.PagesAsync(new Actor(reading.Pair(0).OwnerId));
        await reading.RecordAsync();
        return reading.found;
    }

    private ClinicPair Pair(int number) => cast.Pairs[number];

    private async Task ListsAsync(string who, Actor actor)
    {
        var inbox = services.Get<InboxService>();
        await MeasureAsync($"Organization view, {who}", _ => ListAsync(inbox, actor, new InboxFilter(ChatView.Organization)));
        await MeasureAsync($"Needs reply, {who}",
            _ => ListAsync(inbox, actor, new InboxFilter(ChatView.Organization, InboxTab.NeedsReply)));
        await MeasureAsync($"Unread tab, {who}", _ => ListAsync(inbox, actor, new InboxFilter(ChatView.Organization, InboxTab.Unread)));
        await MeasureAsync($"Tally of the organization, {who}", _ => inbox.TallyAsync(actor, ChatView.Organization));
        await MeasureAsync($"Personal tally, {who}", _ => inbox.TallyAsync(actor, ChatView.Personal));
        await MeasureAsync($"Personal list, {who}", _ => ListAsync(inbox, actor, new InboxFilter(ChatView.Personal)));
        await MeasureAsync($"Owners, {who}", _ => inbox.OwnersAsync(actor));
        await MeasureAsync($"Search by name in the list, {who}",
            _ => ListAsync(inbox, actor, new InboxFilter(ChatView.Organization, Text: Name)));
    }

    /// <summary>An earlier Domain is asked with fewer arguments.</summary>
    private static Task ListAsync(InboxService inbox, Actor actor, InboxFilter filter)
    {
        var list = typeof(InboxService).GetMethod(nameof(InboxService.ListAsync))!;
        return (Task)list.Invoke(inbox, [actor, filter, .. list.GetParameters().Skip(2).Select(one => one.DefaultValue)])!;
    }

    private async Task PagesAsync(Actor actor)
    {
        var (reading, search, clients) = (services.Get<ReadingService>(), services.Get<SearchService>(), services.Get<ClientService>());
        await MeasureAsync("Open a conversation", i => reading.OpenAsync(actor, cast.Others[i % cast.Others.Count]));
        await MeasureAsync("Open the longest", _ => reading.OpenAsync(actor, cast.Longest));
        foreach (var words in Sought)
        {
            await MeasureAsync($"Search messages: {words}", _ => search.SearchAsync(actor, new SearchRequest(words)));
        }

        await MeasureAsync("Clients", _ => clients.ListAsync(actor));
        await MeasureAsync("Clients, one’s own", _ => clients.ListAsync(actor, new ClientRequest("", IsOwn: true)));
        await MeasureAsync("Clients by name", _ => clients.SearchAsync(actor, Name));
        await MeasureAsync("A client", i => clients.OpenAsync(actor, Pair(i % cast.Pairs.Count).ClientId));
        await MeasureAsync("A client’s conversations", i => clients.ConversationsAsync(actor, Pair(i % cast.Pairs.Count).ClientId));
    }

    private async Task RecordAsync()
    {
        var organization = await services.Database.ReadAsync(db =>
            db.TeamMembers.Where(m => m.Id == Pair(0).OwnerId).Select(m => m.OrganizationId).SingleAsync());
        var admin = new Actor(await services.Database.ReadAsync(db =>
            db.TeamMembers.Where(m => m.OrganizationId == organization && m.IsAdmin).Select(m => m.Id).FirstAsync()));
        var trail = services.Get<AuditTrailService>();
        await MeasureAsync("The record", _ => trail.ListAsync(admin, new AuditFilter()));
        await MeasureAsync("The record of one person", _ => trail.ListAsync(admin, new AuditFilter(PersonId: Pair(20).OwnerId)));
        await MeasureAsync("Who saw a client",
            i => trail.LooksAsync(admin, new AuditFilter(ClientId: Pair(i % cast.Pairs.Count).ClientId)));
    }

    /// <summary>What an earlier Domain did not have has no figures.</summary>
    private async Task MeasureAsync(string what, Func<int, Task> read)
    {
        try
        {
            await MeasuredAsync(what, read);
        }
        catch (MissingMemberException)
        {
            found.Add(new(what, double.NaN, double.NaN, double.NaN));
        }
    }

    private async Task MeasuredAsync(string what, Func<int, Task> read)
    {
        await read(0);
        var (latencies, statements) = (new Latencies(), StatementCounter.Statements);
        for (var i = 1; i <= times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await read(i);
            latencies.Add(began, Stopwatch.GetTimestamp());
        }

        found.Add(new(what, latencies.Percentile(0.5), latencies.Percentile(0.95),
            (double)(StatementCounter.Statements - statements) / times));
    }
}

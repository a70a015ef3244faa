using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Build;

/// <summary>What people wait for, in a clinic with much history; each through the service a screen calls, on a real file.</summary>
public class Everyday
{
    private static readonly byte[] Letter = [.. Enumerable.Repeat((byte)'x', 10_000_000)];

    private readonly BigClinic clinic = BigClinic.Current;
    private Actor jamie;
    private Actor maria;
    private Guid chat;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        (jamie, maria) = (await clinic.ActorAsync("Jamie Lee"), await clinic.ActorAsync("Dr. Maria Lopez"));
        chat = await clinic.Get<OrgChatDatabase>().ReadAsync(db => db.Conversations.VisibleTo(db.People.First(p => p.Id == maria.PersonId))
            .Where(c => c.OwnerId == maria.PersonId && c.ClosedAt == null).OrderByDescending(c => c.LastNumber).Select(c => c.Id)
            .FirstAsync());
    }

    [Benchmark(Description = "Open the queue")]
    public Task<Page<ConversationRowModel, InboxCursor>> Queue() =>
        clinic.Get<InboxService>().ListAsync(jamie, new InboxFilter(ChatView.Organization));

    [Benchmark(Description = "Open a conversation")]
    public Task<OpenedConversationModel> Open() => clinic.Get<ReadingService>().OpenAsync(maria, chat);

    [Benchmark(Description = "Send a message: sealed, indexed, on record")]
    public Task<long> Send() =>
        clinic.Get<MessageService>()
            .SendAsync(maria, chat, new Draft(Guid.NewGuid(), "Please take the tablets with food, and call us if the pain comes back."));

    [Benchmark(Description = "Search a rare word")]
    public Task<SearchPage> Rare() => SearchAsync("colonoscopy");

    [Benchmark(Description = "Search a beginning")]
    public Task<SearchPage> Beginning() => SearchAsync("hyp");

    [Benchmark(Description = "Search two words")]
    public Task<SearchPage> Two() => SearchAsync("blood pressure");

    [Benchmark(Description = "Search a phrase")]
    public Task<SearchPage> Phrase() => SearchAsync("\"shortness of breath\"");

    [Benchmark(Description = "Search the commonest word")]
    public Task<SearchPage> Commonest() => SearchAsync("you");

    [Benchmark(Description = "Search a phrase of common words nobody wrote")]
    public Task<SearchPage> Nothing() => SearchAsync("\"you and the you\"");

    [Benchmark(Description = "Upload 10 MB and take it away")]
    public async Task UploadAsync()
    {
        var attachments = clinic.Get<AttachmentService>();
        var file = await attachments.UploadAsync(maria, chat, "letter.txt", new MemoryStream(Letter));
        await attachments.DiscardAsync(maria, file.Id);
    }

    [Benchmark(Description = "Verify the whole record")]
    public Task<IReadOnlyList<AuditVerdict>> Verify() =>
        clinic.Get<AuditVerificationService>().VerifyAllAsync(new Progress<AuditProgress>());

    private Task<SearchPage> SearchAsync(string text) => clinic.Get<SearchService>().SearchAsync(jamie, new SearchRequest(text));
}

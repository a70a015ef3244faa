using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Model.Notices;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Notices;

/// <summary>A clinic whose mails and pushes go to a channel that is played.</summary>
public abstract class NoticeTest : ClinicTest
{
    protected NoticeTest()
    {
        Mail = new(NoticeChannel.Mail);
        Push = new(NoticeChannel.Push);
        Notices = Server();
    }

    protected PlayedChannel Mail { get; }

    protected PlayedChannel Push { get; }

    protected NoticeService Notices { get; }

    /// <summary>Another server’s service on the same database.</summary>
    protected NoticeService Server() => new(Clinic.Database, Clinic.Clock, [Mail, Push], Clinic.LogOf<NoticeService>());

    /// <summary>Time passes, and a turn is made.</summary>
    protected Task LaterAsync(double minutes)
    {
        Clinic.Later(minutes);
        return Notices.RunDueAsync();
    }

    protected Task<List<DueNotice>> OutboxAsync() =>
        Clinic.Database.ReadAsync(db => db.Notices.OrderBy(n => n.Id).ToListAsync());

    /// <summary>Those of one person.</summary>
    protected async Task<List<DueNotice>> OutboxAsync(Someone someone) =>
        (await OutboxAsync()).FindAll(notice => notice.PersonId == someone.Id);
}

/// <summary>Keeps what was sent, and answers as a test says.</summary>
public sealed class PlayedChannel(NoticeChannel channel) : INoticeSender
{
    private readonly Lock guard = new();
    private readonly List<NoticeToSendModel> sent = [];

    public NoticeChannel Channel => channel;

    public bool IsConfigured { get; set; } = true;

    public Func<NoticeToSendModel, Task<NoticeVerdict>> Answers { get; set; } = _ => Task.FromResult(NoticeVerdict.Sent);

    /// <summary>Everything that was tried.</summary>
    public IReadOnlyList<NoticeToSendModel> Tried
    {
        get
        {
            lock (guard)
                return [.. sent];
        }
    }

    public IEnumerable<Guid> To => Tried.Select(notice => notice.PersonId);

    public Task<NoticeVerdict> SendAsync(NoticeToSendModel notice, CancellationToken cancellation)
    {
        lock (guard)
            sent.Add(notice);

        return Answers(notice);
    }
}

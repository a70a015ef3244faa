using System.Threading.Channels;

namespace OrgChat.Web.Mail;

/// <summary>
/// Work that ends in a mail, done beside the request that asked for it: no answer waits for a mail server, and how long an answer takes
/// tells nobody whether there was anything to send. What waits when the program ends is lost; whoever misses a mail asks again.
/// </summary>
public sealed partial class MailQueue(ILogger<MailQueue> log, TimeProvider clock) : BackgroundService
{
    private const int Most = 1_000;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20)];

    private readonly Channel<Func<CancellationToken, Task>> waiting =
        Channel.CreateBounded<Func<CancellationToken, Task>>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.Wait });

    public void Add(Func<CancellationToken, Task> work)
    {
        if (!waiting.Writer.TryWrite(work))
        {
            LogFull(log);
        }
    }

    /// <summary>Adds a mail, which is tried three times.</summary>
    public void Add(MailService mailer, EmailMessage letter) => Add(cancellation => SendAsync(mailer, letter, cancellation));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var work in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await work(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(log, failure);
            }
        }
    }

    private async Task SendAsync(MailService mailer, EmailMessage letter, CancellationToken cancellation)
    {
        foreach (var pause in Pauses)
        {
            try
            {
                await mailer.SendAsync(letter, cancellation);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogRetry(log, failure);
                await Task.Delay(pause, clock, cancellation);
            }
        }

        await mailer.SendAsync(letter, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail could not be sent.")]
    private static partial void LogFailure(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail could not be sent; it is tried again.")]
    private static partial void LogRetry(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Too many mails wait to be sent; one was dropped.")]
    private static partial void LogFull(ILogger log);
}

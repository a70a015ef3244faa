using MailKit.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using MimeKit;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Model.Notices;
using OrgChat.Tests.Support;
using OrgChat.Web.Mail;
using OrgChat.Web.Notices;

namespace OrgChat.Tests.Notices;

/// <summary>Mails of notices through a mail server that is played, over the real protocol.</summary>
public sealed class MailNoticeSenderTests : ClinicTest
{
    private readonly PlayedSmtpServer smtp = new();

    [Fact]
    public async Task Ana_reads_in_Spanish_that_something_came_and_nothing_of_it()
    {
        await Clinic.Preferences.ChooseLanguageAsync(Clinic.Ana, Domain.Model.Languages.Language.Spanish);
        var chat = await Clinic.StartAsync("Her potassium", Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Your potassium is normal");
        await SendAsync();

        var mail = smtp.Mails.Should().ContainSingle().Which;
        (mail.Subject, mail.To.Mailboxes.Single().Address, mail.To.Mailboxes.Single().Name ?? "")
            .Should().Be(("Tiene un mensaje seguro nuevo de Lakeside Clinic", "ana.ruiz@mail.example", ""));
        var all = mail.ToString();
        all.Should().NotContainAny("potassium", "Maria", "Lopez", "Ruiz", $"{chat}", $"{Clinic.Ana.Id}", $"{Clinic.Ana.Id:N}");
        mail.TextBody.Should().Contain("https://chat.lakeside.example/chat").And.NotContain("/chat/");
        var leave = mail.Headers[HeaderId.ListUnsubscribe];
        leave.Should().StartWith("<https://chat.lakeside.example/unsubscribe/").And.EndWith(">");
        mail.Headers["List-Unsubscribe-Post"].Should().Be("List-Unsubscribe=One-Click");
        mail.TextBody.Should().Contain(leave.Trim('<', '>'));
    }

    [Fact]
    public async Task An_address_that_is_refused_is_shown_beside_the_client_until_a_mail_arrives_or_the_address_changes()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        smtp.AnswersToRecipient = "550 5.1.1 no such user ana.ruiz@mail.example";
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        await SendAsync();

        (await LinesAsync()).Select(line => (line.State, line.ErrorCode)).Should().Equal((NoticeState.Failed, "smtp-550"));
        (await IsUnreachedAsync(Clinic.Maria)).Should().BeTrue();
        (await IsUnreachedAsync(Clinic.Daniel)).Should().BeFalse("Ana is not open to him");
        Clinic.Log.Should().NotContain(line => line.Contains("ana.ruiz", StringComparison.Ordinal));

        smtp.AnswersToRecipient = "250 fine";
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello again");
        await SendAsync();
        (await IsUnreachedAsync(Clinic.Maria)).Should().BeFalse("a mail arrived");

        smtp.AnswersToRecipient = "550 no";
        await Clinic.States.MarkReadAsync(Clinic.Ana, chat, 2);
        await Clinic.SayAsync(Clinic.Maria, chat, "And again");
        await SendAsync();
        (await IsUnreachedAsync(Clinic.Maria)).Should().BeTrue();
        await Clinic.Database.WriteAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == Clinic.Ana.Id)).ChangeEmail("ana@mail.example"));
        (await IsUnreachedAsync(Clinic.Maria)).Should().BeFalse("she has another address");
    }

    [Theory]
    [InlineData("451 4.3.0 later", "smtp-451")]
    [InlineData("drop", "protocol")]
    public async Task What_may_be_better_later_is_tried_later(string answer, string code)
    {
        smtp.AnswersToRecipient = answer;
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");
        await SendAsync();

        (await LinesAsync()).Select(line => (line.State, line.ErrorCode)).Should().Equal((NoticeState.Waiting, code));
        (await IsUnreachedAsync(Clinic.Maria)).Should().BeFalse();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_later()
    {
        smtp.Dispose();
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");
        await SendAsync();

        (await LinesAsync()).Select(line => (line.State, line.ErrorCode)).Should().Equal((NoticeState.Waiting, "connection"));
    }

    public override ValueTask DisposeAsync()
    {
        smtp.Dispose();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    private Task SendAsync()
    {
        Clinic.Later(61);
        var settings = new MailOptions("127.0.0.1", smtp.Port, SecureSocketOptions.None, null, null,
            "OrgChat <orgchat@lakeside.example>", null);
        var address = new PublicAddress(new ConfigurationBuilder()
            .AddInMemoryCollection([new("OrgChat:PublicAddress", "https://chat.lakeside.example")]).Build(), new Nowhere());
        var sender = new MailNoticeSender(new MailService(settings, Clinic.Clock), Clinic.Languages, address,
            new UnsubscribeLink(new EphemeralDataProtectionProvider(), address));
        return new NoticeService(Clinic.Database, Clinic.Clock, [sender], Clinic.LogOf<NoticeService>()).RunDueAsync();
    }

    private Task<List<DueNotice>> LinesAsync() => Clinic.Database.ReadAsync(db => db.Notices.OrderBy(n => n.Id).ToListAsync());

    private Task<bool> IsUnreachedAsync(Someone member) => Clinic.DeadLetters.IsUnreachedAsync(member, Clinic.Ana);

    private sealed class Nowhere : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(Microsoft.AspNetCore.Hosting.Server.IHttpApplication<TContext> application,
            CancellationToken cancellationToken) where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() { }
    }
}

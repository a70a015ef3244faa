using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Messaging;

public sealed class MessageLogTests : ScreenTest
{
    [Fact]
    public async Task A_day_that_comes_twice_because_a_clock_was_wrong_ends_no_page()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var number = 1; number <= 45; number++)
        {
            await Clinic.SayAsync(Clinic.Ana, chat, $"Message {number}");
            Clinic.Later(0.1);
        }

        await Clinic.QuietlyAsync(async db =>
        {
            var sent = db.Entry(await db.Messages.SingleAsync(m => m.ConversationId == chat && m.Number == 30)).Property(m => m.SentAt);
            sent.CurrentValue = sent.CurrentValue.AddDays(15);
        });
        var pane =
            await OpenAsync<ConversationPane>(Clinic.Maria, p => p.Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Personal));
        pane.Texts(".day").Should().Equal("Today", "Tuesday, March 17", "Today");

        await pane.InvokeAsync(() => pane.Find("[data-older] button").ClickAsync(new MouseEventArgs()));

        pane.WaitForAssertion(() => pane.FindAll("[role=log] article").Should().HaveCount(45));
        pane.Texts(".day").Should().Equal("Today", "Tuesday, March 17", "Today");
    }
}

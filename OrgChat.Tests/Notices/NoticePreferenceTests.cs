using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.Organizations;

namespace OrgChat.Tests.Notices;

public sealed class NoticePreferenceTests : NoticeTest
{
    private static readonly TimeZoneInfo Chicago = TimeZoneName.Find("America/Chicago")!;

    private NoticePreferenceService Preferences => Clinic.NoticePreferences;

    [Fact]
    public async Task Who_wants_no_mail_gets_none_and_no_line_is_written()
    {
        await Preferences.ChooseAsync(Clinic.Ana, NoticeKind.Message, NoticeChannel.Mail, false);
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");

        (await OutboxAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_stops_mails_meanwhile_gets_none_of_what_waits_already()
    {
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");
        await Preferences.MailAsync(Clinic.Ana, false);
        await LaterAsync(3);

        Mail.Tried.Should().BeEmpty();
        (await Preferences.AreMailedAsync(Clinic.Ana)).Should().BeFalse();
        await Preferences.MailAsync(Clinic.Ana, true);
        (await Preferences.AreMailedAsync(Clinic.Ana)).Should().BeTrue();
        (await Preferences.ReadAsync(Clinic.Ana)).Choices.Has(NoticeKind.Message, NoticeChannel.Push)
            .Should().BeTrue("pushes stayed");
    }

    [Fact]
    public async Task Each_is_told_after_the_minutes_they_chose()
    {
        await Preferences.WaitAsync(Clinic.Ana, 30, null, null);
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Grace), "Hello");
        await LaterAsync(3);
        Mail.To.Should().Equal(Clinic.Grace);
        await LaterAsync(28);
        Mail.To.Should().Equal(Clinic.Grace, Clinic.Ana);
        await Assert.ThrowsAsync<RefusedException>(() => Preferences.WaitAsync(Clinic.Ana, 0, null, null));
    }

    [Fact]
    public async Task In_quiet_hours_nobody_is_told_and_afterwards_once()
    {
        await Preferences.WaitAsync(Clinic.Ana, 2, new QuietHours(new(2, 0), new(11, 0)), null); // The clinic has no zone here: UTC, 9:00.
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        await LaterAsync(30);
        await Clinic.SayAsync(Clinic.Maria, chat, "Are you there?");
        await LaterAsync(60);
        Mail.Tried.Should().BeEmpty();
        await LaterAsync(31);

        Mail.To.Should().Equal(Clinic.Ana);
    }

    [Theory]
    [InlineData("2026-01-15T05:30:00Z", "2026-01-15T13:00:00Z")] // 23:30 in winter
    [InlineData("2026-07-15T04:30:00Z", "2026-07-15T12:00:00Z")] // 23:30 in summer
    [InlineData("2026-01-15T13:00:00Z", null)] // 7:00, over
    [InlineData("2026-01-15T03:59:00Z", null)] // 21:59, not yet
    [InlineData("2026-03-08T05:30:00Z", "2026-03-08T12:00:00Z")] // the night the clock is put forward
    [InlineData("2026-11-01T04:30:00Z", "2026-11-01T13:00:00Z")] // the night it is put back
    public void Quiet_hours_are_of_the_clock_on_the_wall(string moment, string? until) =>
        new QuietHours(new(22, 0), new(7, 0)).EndOf(At(moment), Chicago)
            .Should().Be(until is null ? null : At(until));

    [Theory]
    [InlineData("02:30", "2026-03-08T07:30:00Z", "2026-03-08T08:00:00Z")] // There is no 2:30: at 2:00 it is 3:00.
    [InlineData("01:30", "2026-11-01T05:30:00Z", "2026-11-01T07:30:00Z")] // There are two: the second one ends it.
    public void Quiet_hours_end_once_where_the_clock_leaps(string ends, string moment, string until) =>
        new QuietHours(new(22, 0), TimeOnly.Parse(ends, CultureInfo.InvariantCulture))
            .EndOf(At(moment), Chicago)
            .Should().Be(At(until));

    [Fact]
    public async Task An_admin_sees_what_was_not_sent_has_it_tried_again_and_discards_it_on_record()
    {
        var letters = Clinic.DeadLetters;
        Mail.Answers = _ => Task.FromResult(NoticeVerdict.Refused("smtp-550"));
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");
        await LaterAsync(3);
        var letter = (await letters.ListAsync(Clinic.Ines)).Letters.Should().ContainSingle().Which;
        (letter.Name, letter.Code, letter.Kind, letter.Attempts).Should().Be(("Ana Ruiz", "smtp-550", NoticeKind.Message, 1));
        await Clinic.HidesAsync(() => letters.ListAsync(Clinic.Maria), MissingKind.Page);
        (await letters.ListAsync(Clinic.Ida)).Letters.Should().BeEmpty("she is of another clinic");
        await letters.RetryAsync(Clinic.Ida, letter.Id);
        (await letters.ListAsync(Clinic.Ines)).Letters.Should().ContainSingle();

        await letters.RetryAsync(Clinic.Ines, letter.Id);
        await LaterAsync(1);
        Mail.Tried.Should().HaveCount(2);
        await letters.DiscardAsync(Clinic.Ines, letter.Id);

        var left = await letters.ListAsync(Clinic.Ines);
        left.Letters.Should().BeEmpty();
        left.Counts[NoticeState.Withdrawn].Should().Be(1);
        (await Clinic.ActsAsync()).TakeLast(2).Select(entry => (entry.Action, entry.SubjectName)).Should().Equal(
            (Domain.Model.Audit.AuditAction.NoticeRetried, "Ana Ruiz"), (Domain.Model.Audit.AuditAction.NoticeDiscarded, "Ana Ruiz"));
    }

    [Fact]
    public async Task What_was_given_up_at_the_same_moment_stands_in_one_order_the_newest_first()
    {
        await Clinic.Database.WriteAsync(async db =>
        {
            var ana = await db.People.SingleAsync(p => p.Id == Clinic.Ana.Id);
            var now = Clinic.Clock.GetUtcNow();
            foreach (var turn in Enumerable.Range(0, 6))
            {
                var notice = new DueNotice(ana, Guid.NewGuid(), 1, NoticeKind.Message, NoticeChannel.Mail, now);
                foreach (var _ in Enumerable.Range(0, NoticeRules.MostAttempts))
                    notice.Take(now);
                (turn % 2 == 0 ? notice.TryLater : (Action<string, DateTimeOffset>)notice.Fail)("smtp-550", now);
                db.Add(notice);
            }
        });

        (await Clinic.DeadLetters.ListAsync(Clinic.Ines)).Letters.Select(letter => letter.Id).Should().HaveCount(6)
            .And.BeInDescendingOrder();
    }

    [Fact]
    public async Task How_soon_the_clinic_answers_is_counted_while_it_is_open_and_said_from_twenty_answers_on()
    {
        var times = Clinic.AnswerTimes;
        await Clinic.SaysAsync(profile => profile with
        {
            Hours = OpeningHours.Of("08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;;"),
            TimeZone = "UTC",
        });
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Clinic.Clock.Advance(TimeSpan.FromHours(7)); // 16:00 of a Monday
        for (var day = 0; day < 19; day++)
        {
            await Clinic.SayAsync(Clinic.Ana, chat, "Hello?");
            await Clinic.SayAsync(Clinic.Ana, chat, "Are you there?");
            Clinic.Clock.Advance(TimeSpan.FromHours(17)); // 9:00 the next day
            await Clinic.SayAsync(Clinic.Maria, chat, "Yes");
            Clinic.Clock.Advance(TimeSpan.FromHours(7));
        }

        await Clinic.CountAnswersAsync();
        (await times.UsualMinutesAsync(Clinic.Ana)).Should().BeNull("these are nineteen");
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello?");
        await Clinic.SayAsync(Clinic.Maria, chat, "Yes");
        await Clinic.CountAnswersAsync();
        (await times.UsualMinutesAsync(Clinic.Ana)).Should().BeNull("it is counted once a day");
        Clinic.Clock.Advance(TimeSpan.FromHours(25));
        await Clinic.CountAnswersAsync();

        (await times.UsualMinutesAsync(Clinic.Ana)).Should().Be(120, "an hour until it closes, and one from when it opens");
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}

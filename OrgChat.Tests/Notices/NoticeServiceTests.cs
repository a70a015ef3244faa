using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.ClientStarts;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Notices;

public sealed class NoticeServiceTests : NoticeTest
{
    [Fact]
    public async Task Ana_is_told_once_of_three_messages_after_two_minutes()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Your results are here");
        await Clinic.SayAsync(Clinic.Maria, chat, "They are good");
        await LaterAsync(1.5);
        Mail.Tried.Should().BeEmpty("she may be reading");
        await Clinic.SayAsync(Clinic.Maria, chat, "See you in June");
        await LaterAsync(0.6);

        var told = Mail.Tried.Should().ContainSingle().Which;
        (told.PersonId, told.Clinic, told.Email).Should().Be((Clinic.Ana.Id, "Lakeside Clinic", "ana.ruiz@mail.example"));
        await LaterAsync(10);
        Mail.Tried.Should().ContainSingle();
        (await OutboxAsync()).Should().ContainSingle().Which.State.Should().Be(NoticeState.Sent);
    }

    [Fact]
    public async Task Who_has_not_looked_is_told_of_what_comes_within_the_hour_when_it_is_over()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Your results are here");
        await LaterAsync(3);
        await Clinic.SayAsync(Clinic.Maria, chat, "They are good");
        await LaterAsync(30);
        Mail.To.Should().Equal(Clinic.Ana);
        await LaterAsync(31);

        Mail.To.Should().Equal(Clinic.Ana, Clinic.Ana);
    }

    [Fact]
    public async Task Who_has_looked_is_told_of_the_next_message()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Your results are here");
        await LaterAsync(3);
        await Clinic.States.MarkReadAsync(Clinic.Ana, chat, 1);
        await Clinic.SayAsync(Clinic.Maria, chat, "They are good");
        await LaterAsync(3);

        Mail.To.Should().Equal(Clinic.Ana, Clinic.Ana);
    }

    [Fact]
    public async Task Read_in_time_needs_no_telling()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Your results are here");
        await Clinic.States.MarkReadAsync(Clinic.Ana, chat, 1);
        await LaterAsync(3);

        Mail.Tried.Should().BeEmpty();
        (await OutboxAsync()).Single().State.Should().Be(NoticeState.Withdrawn);
    }

    [Fact]
    public async Task Who_may_not_read_it_any_more_is_told_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora, Clinic.Daniel);
        await Clinic.SayAsync(Clinic.Ana, chat, "I feel dizzy");
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);
        await Clinic.Database.WriteAsync(async db =>
            (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Daniel.Id)).Deactivate(Clinic.Clock.GetUtcNow()));
        await LaterAsync(6);

        Mail.To.Should().Equal(Clinic.Maria);
        (await OutboxAsync(Clinic.Nora)).Single().State.Should().Be(NoticeState.Withdrawn);
        (await OutboxAsync(Clinic.Daniel)).Single().State.Should().Be(NoticeState.Withdrawn);
    }

    [Fact]
    public async Task The_owner_hears_what_was_said_in_her_name_and_the_author_of_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "I booked it for you");

        (await OutboxAsync(Clinic.Maria)).Single().Kind.Should().Be(NoticeKind.OnMyBehalf);
        (await OutboxAsync(Clinic.Ana)).Single().Kind.Should().Be(NoticeKind.Message);
        (await OutboxAsync(Clinic.Jamie)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_queue_is_told_to_who_chose_it_while_the_client_waits()
    {
        await ChooseAsync(Clinic.Jamie, Clinic.Sam);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var other = await Clinic.StartAsync(Clinic.Daniel, Clinic.Tomas);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello Ana");
        (await OutboxAsync(Clinic.Jamie)).Should().BeEmpty("a colleague wrote");
        await Clinic.SayAsync(Clinic.Ana, chat, "I feel dizzy");
        await Clinic.SayAsync(Clinic.Tomas, other, "May I eat?");
        (await OutboxAsync(Clinic.Jamie)).Should().HaveCount(2);
        await Clinic.AllowAsync(Clinic.Sam, Permission.None);
        await Clinic.SayAsync(Clinic.Maria, chat, "Since when?");
        await LaterAsync(6);

        Mail.To.Should().BeEquivalentTo([Clinic.Jamie.Id, Clinic.Daniel.Id, Clinic.Ana.Id], "Sam may not see it, and Maria has read it");
        (await OutboxAsync(Clinic.Jamie)).Select(notice => notice.State).Should().BeEquivalentTo([NoticeState.Withdrawn, NoticeState.Sent]);
    }

    [Fact]
    public async Task Further_messages_make_the_line_newer_and_none_is_written_for_those_who_did_not_choose_the_queue()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "One");
        await Clinic.SayAsync(Clinic.Ana, chat, "Two");

        (await OutboxAsync()).Should().ContainSingle("Maria’s line is about both").Which.Number.Should().Be(2);
    }

    [Fact]
    public async Task A_mail_server_that_is_down_for_ten_minutes_keeps_nobody_from_being_told_once()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Grace);
        await Clinic.SayAsync(Clinic.Maria, chat, "Your results are here");
        Mail.Answers = _ => Task.FromResult(NoticeVerdict.NotNow("connection"));
        for (var minute = 0; minute < 10; minute++)
            await LaterAsync(1);

        var tries = Mail.Tried.Count;
        tries.Should().Be(6, "each at once, after a minute, and after five");
        (await OutboxAsync()).Should().OnlyContain(notice => notice.State == NoticeState.Waiting && notice.ErrorCode == "connection");
        Mail.Answers = _ => Task.FromResult(NoticeVerdict.Sent);
        for (var minute = 0; minute < 30; minute++)
            await LaterAsync(1);

        Mail.To.Skip(tries).Should().BeEquivalentTo([Clinic.Ana.Id, Clinic.Grace.Id]);
    }

    [Fact]
    public async Task After_eight_tries_it_is_given_up()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Your results are here");
        Mail.Answers = _ => Task.FromResult(NoticeVerdict.NotNow("connection"));
        for (var turn = 0; turn < 400; turn++)
            await LaterAsync(10);

        Mail.Tried.Should().HaveCount(NoticeRules.MostAttempts);
        var dead = (await OutboxAsync()).Single();
        (dead.State, dead.ErrorCode, dead.Attempts).Should().Be((NoticeState.Dead, "connection", NoticeRules.MostAttempts));
    }

    [Fact]
    public async Task What_is_settled_for_thirty_days_is_forgotten_a_part_at_a_time_and_what_is_younger_or_waits_stays()
    {
        var old = Clinic.Clock.GetUtcNow();
        await SettledAsync(old, notice => notice.BeSent(old), notice => notice.Withdraw(old), notice => notice.TryLater("connection", old));
        await SettledAsync(old, [.. Enumerable.Repeat<Action<DueNotice>>(notice => notice.Fail("smtp-550", old),
            NoticeQueries.ForgottenAtOnce)]);
        Clinic.Clock.Advance(NoticeRules.Kept + TimeSpan.FromSeconds(1));
        var young = Clinic.Clock.GetUtcNow().AddDays(-29);
        await SettledAsync(young, notice => notice.BeSent(young), notice => notice.Fail("smtp-550", young), _ => { });

        var asked = await CommandLog.DuringAsync(Clinic.File, () => Notices.RunDueAsync());

        (await OutboxAsync()).Select(notice => notice.State).Should().Equal(NoticeState.Sent, NoticeState.Failed, NoticeState.Waiting);
        asked.Count(one => one.Sql.StartsWith("DELETE FROM \"Notices\"", StringComparison.Ordinal)).Should().Be(2);
        asked.Last(one => one.Sql.Contains("SettledAt", StringComparison.Ordinal)).PlanIn(Clinic.File).Should().ContainSingle()
            .Which.Should().Contain("IX_Notices_OrganizationId_State_SettledAt");

        Task SettledAsync(DateTimeOffset at, params Action<DueNotice>[] settle) => Clinic.Database.WriteAsync(async db =>
        {
            var ana = await db.People.SingleAsync(p => p.Id == Clinic.Ana.Id);
            foreach (var act in settle)
            {
                var notice = new DueNotice(ana, Guid.NewGuid(), 1, NoticeKind.Message, NoticeChannel.Mail, at.AddDays(60));
                foreach (var _ in Enumerable.Range(0, NoticeRules.MostAttempts))
                    notice.Take(at.AddDays(60));
                act(notice);
                db.Add(notice);
            }
        });
    }

    [Fact]
    public async Task One_slow_server_keeps_nobody_of_another_waiting()
    {
        var slow = new TaskCompletionSource<NoticeVerdict>();
        Mail.Answers = notice => notice.Email!.EndsWith("@mail.example", StringComparison.Ordinal)
            ? slow.Task
            : Task.FromResult(NoticeVerdict.Sent);
        foreach (var client in new[] { Clinic.Ana, Clinic.Tomas, Clinic.Grace, Clinic.Henrik })
            await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, client), "Hello");

        Clinic.Later(3);
        var stuck = Notices.RunDueAsync();
        await Eventually.TrueAsync(() => Mail.Tried.Count == SlotLimiter.OfDestination);
        await Clinic.SayAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana), "I feel dizzy");
        Clinic.Later(0.1);
        await Clinic.Database.WriteAsync(db => db.Notices.Where(n => n.PersonId == Clinic.Daniel.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.NextAt, Clinic.Clock.GetUtcNow())));
        await Notices.RunDueAsync();

        Mail.To.Should().Contain(Clinic.Daniel.Id);
        stuck.IsCompleted.Should().BeFalse();
        Clinic.Later(1);
        await stuck;
        (await OutboxAsync(Clinic.Ana)).Should().Contain(notice => notice.ErrorCode == "timeout" && notice.State == NoticeState.Waiting);
    }

    [Fact]
    public async Task Two_servers_send_it_once()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Grace, Clinic.Tomas);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        Clinic.Later(3);
        Mail.Answers = async _ =>
        {
            await Task.Yield();
            return NoticeVerdict.Sent;
        };

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Server().RunDueAsync())));

        Mail.To.Should().BeEquivalentTo([Clinic.Ana.Id, Clinic.Grace.Id, Clinic.Tomas.Id]);
    }

    [Fact]
    public async Task What_was_cut_off_while_it_was_sent_is_sent_again_after_the_lease()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        Clinic.Later(3);
        Mail.Answers = _ => throw new OperationCanceledException();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Notices.RunDueAsync());
        Mail.Answers = _ => Task.FromResult(NoticeVerdict.Sent);
        await LaterAsync(1);
        Mail.Tried.Should().ContainSingle();
        await LaterAsync(1.1);

        Mail.To.Should().Equal(Clinic.Ana, Clinic.Ana);
    }

    [Fact]
    public async Task Where_no_mail_is_configured_nothing_is_tried_and_nothing_piles_up()
    {
        Mail.IsConfigured = false;
        var server = Server();
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");
        Clinic.Later(3);
        await server.RunDueAsync();

        Mail.Tried.Should().BeEmpty();
        (await OutboxAsync()).Single().State.Should().Be(NoticeState.Withdrawn);
    }

    [Fact]
    public async Task Nobody_of_a_muted_conversation_is_told()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.States.MuteAsync(Clinic.Maria, chat, true);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await LaterAsync(6);

        Mail.Tried.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_is_mentioned_is_told_until_the_note_is_seen_or_taken_back_also_where_it_is_muted_and_all_of_it_is_one_mail()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.States.MuteAsync(Clinic.Maria, chat, true);
        await MentionAsync(chat, "@Dr. Maria Lopez look", Clinic.Maria);
        await MentionAsync(chat, "@Sam Ortiz look", Clinic.Sam);
        await MentionAsync(chat, "@Nora Fields look", Clinic.Nora);
        var seen = await MentionAsync(chat, "@Dr. Daniel Kim look", Clinic.Daniel);
        await Clinic.AllowAsync(Clinic.Daniel, Permission.AccessAllConversations);
        await Clinic.Mentions.SeeAsync(Clinic.Daniel, chat, [seen]);
        await Clinic.Notes.RetractAsync(Clinic.Jamie, chat, await MentionAsync(chat, "@Ines Romero look", Clinic.Ines));
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await LaterAsync(6);

        Mail.To.Should().BeEquivalentTo([Clinic.Maria.Id, Clinic.Sam.Id], "the others may not read it, have seen it, or it is gone");
        (await OutboxAsync(Clinic.Maria)).Select(notice => (notice.Kind, notice.State)).Should().BeEquivalentTo(
            [(NoticeKind.Mentioned, NoticeState.Sent), (NoticeKind.Message, NoticeState.Withdrawn)]);
        (await OutboxAsync(Clinic.Ana)).Should().BeEmpty("no note is told to a client");
    }

    [Fact]
    public async Task Whom_a_client_begins_a_conversation_with_is_told_once_however_often_it_is_sent()
    {
        var form = new StartForm(new Draft(Guid.NewGuid(), "I feel dizzy"), Clinic.Maria, null);
        await Clinic.QuietlyAsync(db =>
        {
            db.Add(new CareTeamPlace(Clinic.Ana, Clinic.Maria, Clinic.Clock.GetUtcNow()));
            return Task.CompletedTask;
        });
        await Clinic.Starts.StartAsync(Clinic.Ana, form);
        await Clinic.Starts.StartAsync(Clinic.Ana, form);
        await LaterAsync(6);

        Mail.To.Should().Equal(Clinic.Maria);
    }

    [Fact]
    public async Task No_word_and_no_name_of_anybody_is_in_the_outbox_or_in_the_log()
    {
        var chat = await Clinic.StartAsync("About her results", Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Your potassium is normal");
        Mail.Answers = _ => throw new InvalidOperationException("550 no such user ana.ruiz@mail.example");
        await LaterAsync(3);

        var line = (await OutboxAsync()).Single();
        line.ErrorCode.Should().Be("error");
        Clinic.Log.Should().Contain(text => text.Contains("could not be sent", StringComparison.Ordinal))
            .And.NotContain(text => text.Contains("potassium", StringComparison.Ordinal)
                || text.Contains("ana.ruiz", StringComparison.Ordinal));
    }

    private Task<Guid> MentionAsync(Guid chat, string text, params Someone[] mentioned) =>
        Clinic.Notes.AddAsync(Clinic.Jamie, chat, new Draft(Guid.NewGuid(), text), [.. mentioned.Select(member => member.Id)]);

    private Task ChooseAsync(params Someone[] members) => Clinic.Database.WriteAsync(async db =>
    {
        foreach (var member in members)
        {
            var kept = db.NoticePreferences.Add(new NoticePreferences(await db.People.SingleAsync(p => p.Id == member.Id))).Entity;
            kept.Choose(kept.Choices.With(NoticeKind.Queue, NoticeChannel.Mail, true));
        }
    });
}

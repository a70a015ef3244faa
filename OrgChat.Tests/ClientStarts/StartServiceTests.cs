using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.ClientStarts;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.ClientStarts;

public sealed class StartServiceTests : ClinicTest
{
    private const string Text = "Good morning, I have four tablets left. May I have a refill?";

    [Fact]
    public async Task Ana_begins_a_conversation_with_her_doctor_and_it_waits_for_an_answer()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);

        var id = await Clinic.Starts.StartAsync(Clinic.Ana, To(Clinic.Maria));

        var begun = await Clinic.ConversationAsync(id);
        (begun.OwnerId, begun.CreatedById, begun.Title).Should().Be((Clinic.Maria.Id, Clinic.Ana.Id, null));
        begun.People.Select(person => person.Name).Should().BeEquivalentTo("Dr. Maria Lopez", "Ana Ruiz");
        (begun.LastNumber, begun.Preview).Should().Be((1, Text));
        begun.WaitingSince.Should().Be(Clinic.Clock.GetUtcNow());
        var own = (await Clinic.Inbox.ListAsync(Clinic.Maria, new InboxFilter(ChatView.Personal))).Rows.Should().ContainSingle().Subject;
        (own.Id, own.Unread).Should().Be((id, 1));
        (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Organization, InboxTab.NeedsReply))).Rows
            .Should().ContainSingle(row => row.Id == id);
        (await Clinic.Inbox.ListAsync(Clinic.Ana, new InboxFilter(ChatView.Personal))).Rows.Single().Unread.Should().Be(0);
    }

    [Fact]
    public async Task The_conversation_and_its_message_are_on_record_without_a_word_of_either()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var refill = await ReasonAsync("Prescription", null);

        var id = await Clinic.Starts.StartAsync(Clinic.Ana, To(Clinic.Maria, refill));

        var record = await Clinic.Database.ReadAsync(db =>
            db.AuditEntries.Where(e => e.ConversationId == id).OrderBy(e => e.Id).ToListAsync());
        record.Select(entry => (entry.Action, entry.ActorId)).Should().Equal(
            (AuditAction.ConversationStarted, Clinic.Ana.Id), (AuditAction.MessageSent, Clinic.Ana.Id));
        Clinic.Log.Should().NotContain(line => line.Contains("Prescription", StringComparison.Ordinal)
            || line.Contains("tablets", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_key_is_one_conversation_however_often_it_is_pressed()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var form = To(Clinic.Maria);

        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Clinic.Starts.StartAsync(Clinic.Ana, form)));

        ids.Distinct().Should().ContainSingle();
        (await Clinic.ConversationAsync(ids[0])).LastNumber.Should().Be(1);
        (await CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task What_was_written_on_while_the_answer_was_lost_goes_into_the_same_conversation()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var form = To(Clinic.Maria);
        var id = await Clinic.Starts.StartAsync(Clinic.Ana, form);
        var longer = form with { Draft = form.Draft with { Text = $"{Text} And I feel dizzy." } };

        (await Clinic.Starts.StartAsync(Clinic.Ana, longer)).Should().Be(id);
        (await Clinic.Starts.StartAsync(Clinic.Ana, longer)).Should().Be(id);

        (await Clinic.ConversationAsync(id)).LastNumber.Should().Be(2);
    }

    [Fact]
    public async Task What_is_written_on_after_the_clinic_closed_it_opens_it_again_unless_the_clinic_locks_what_it_closed()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var form = To(Clinic.Maria);
        var id = await Clinic.Starts.StartAsync(Clinic.Ana, form);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, id);

        (await Clinic.Starts.StartAsync(Clinic.Ana, With(form, "I feel dizzy."))).Should().Be(id);

        var begun = await Clinic.ConversationAsync(id);
        (begun.IsClosed, begun.LastNumber, begun.WaitingSince).Should().Be((false, 2, Clinic.Clock.GetUtcNow()));
        (await Clinic.Database.ReadAsync(db => db.AuditEntries.Where(e => e.ConversationId == id).OrderBy(e => e.Id)
            .Select(e => e.Action).ToListAsync())).Should().EndWith(
            [AuditAction.ConversationClosed, AuditAction.MessageSent, AuditAction.ConversationReopened]);

        await Clinic.SaysAsync(clinic => clinic with { LocksClosed = true });
        await Clinic.Conversations.CloseAsync(Clinic.Maria, id);
        await RefusedAsync(Clinic.Ana, With(form, "And tired."), "*closed*");
    }

    [Fact]
    public async Task The_same_key_of_another_client_is_another_conversation()
    {
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: true, Clinic.Sam);
        var form = ToClinic();

        var first = await Clinic.Starts.StartAsync(Clinic.Ana, form);

        (await Clinic.Starts.StartAsync(Clinic.Tomas, form)).Should().NotBe(first);
    }

    [Fact]
    public async Task Who_is_offered_is_who_cares_for_the_client_or_shares_a_conversation_and_wants_it()
    {
        await AssignAsync(Clinic.Ana, Clinic.Nora);
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var shared = await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana, Clinic.Jamie);
        await Clinic.StartAsync(Clinic.Sam, Clinic.Tomas);

        var offer = await Clinic.Starts.OfferAsync(Clinic.Ana);

        offer.Members.Select(member => member.Name).Should().Equal("Dr. Maria Lopez", "Nora Fields", "Dr. Daniel Kim", "Jamie Lee");
        offer.Members.Select(member => member.OpenId).Should().Equal(null, null, shared, null);

        await Clinic.StartPolicy.AcceptAsync(Clinic.Maria, accepts: false);
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Nora, null);

        (await Clinic.Starts.OfferAsync(Clinic.Ana)).Members.Select(member => member.Name).Should().Equal("Dr. Daniel Kim", "Jamie Lee");
    }

    [Fact]
    public async Task Who_does_not_want_it_is_refused_by_the_server_too_and_the_clinic_stays()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: true, Clinic.Sam);
        await Clinic.StartPolicy.AcceptAsync(Clinic.Maria, accepts: false);

        await RefusedAsync(Clinic.Ana, To(Clinic.Maria), "You cannot begin a conversation with this person any more.*");
        var offer = await Clinic.Starts.OfferAsync(Clinic.Ana);
        (offer.Members.Count, offer.HasClinic).Should().Be((0, true));

        (await OwnerOfAsync(await Clinic.Starts.StartAsync(Clinic.Ana, ToClinic()))).Should().Be("Sam Ortiz");
    }

    [Fact]
    public async Task A_clinic_that_wants_none_offers_none_and_refuses_with_its_number()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        (await Clinic.Starts.IsOfferedAsync(Clinic.Ana)).Should().BeTrue();
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: false, null);

        (await Clinic.Starts.IsOfferedAsync(Clinic.Ana)).Should().BeFalse();
        (await Clinic.Starts.OfferAsync(Clinic.Ana)).IsOff.Should().BeTrue();
        await RefusedAsync(Clinic.Ana, To(Clinic.Maria), "*takes no new conversations here. Write on in one you have.");
        await Clinic.SaysAsync(clinic => clinic with { Phone = "(555) 010-2000" });
        await RefusedAsync(Clinic.Ana, To(Clinic.Maria), "*or call (555) 010-2000.");
        (await Clinic.Starts.IsOfferedAsync(Clinic.Theo)).Should().BeTrue("another clinic decides for itself");
    }

    [Fact]
    public async Task Where_nobody_takes_it_the_client_is_told_what_to_do_and_nothing_is_begun()
    {
        await Clinic.SaysAsync(clinic => clinic with { Phone = "(555) 010-2000" });

        (await Clinic.Starts.OfferAsync(Clinic.Ana)).HasAnybody.Should().BeFalse();
        await RefusedAsync(Clinic.Ana, ToClinic(), "Nobody at the clinic can take this just now.*call (555) 010-2000.");
        (await CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task What_it_is_about_decides_who_takes_what_is_for_the_clinic()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var bill = await ReasonAsync("Bill", Clinic.Sam);

        (await OwnerOfAsync(await Clinic.Starts.StartAsync(Clinic.Ana, ToClinic(bill)))).Should().Be("Sam Ortiz");
        (await OwnerOfAsync(await Clinic.Starts.StartAsync(Clinic.Ana, ToClinic()))).Should().Be("Dr. Maria Lopez");
        (await OwnerOfAsync(await Clinic.Starts.StartAsync(Clinic.Ana, To(Clinic.Maria, bill)))).Should().Be("Dr. Maria Lopez");
    }

    [Fact]
    public async Task What_it_is_about_stands_in_the_conversation_as_it_was_called_then()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var reason = await ReasonAsync("Prescriptions", null);
        var id = await Clinic.Starts.StartAsync(Clinic.Ana, To(Clinic.Maria, reason));
        await Clinic.StartReasons.RemoveAsync(Clinic.Ines, reason);

        var started = (await Clinic.Reader.OpenAsync(Clinic.Jamie, id)).Page.Events.Should().ContainSingle().Subject;
        (started.Kind, started.ActorName, started.Reason).Should().Be((ConversationEventKind.Started, "Ana Ruiz", "Prescriptions"));
        (await Clinic.Starts.StartedAsync(Clinic.Jamie, id)).Should()
            .Be(new StartedModel("Ana Ruiz", "Prescriptions", Clinic.Clock.GetUtcNow()));
        (await Clinic.Starts.StartedAsync(Clinic.Jamie, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana))).Should().BeNull();
        await Clinic.HidesAsync(() => Clinic.Starts.StartedAsync(Clinic.Ida, id), MissingKind.Conversation);
    }

    [Fact]
    public async Task What_it_is_about_puts_a_tag_on_for_the_team_alone()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var tag = await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Billing", TagColor.Blue));
        var bill = await Clinic.StartReasons.SaveAsync(Clinic.Ines, new(null, "Bill", null) { TagId = tag });

        var id = await Clinic.Starts.StartAsync(Clinic.Ana, ToClinic(bill));

        (await Clinic.Inbox.RowAsync(Clinic.Maria, id))!.Tags.Select(one => one.Name).Should().Equal("Billing");
        (await Clinic.Inbox.RowAsync(Clinic.Ana, id))!.Tags.Should().BeEmpty();
        (await Clinic.Starts.OfferAsync(Clinic.Ana)).Reasons.Should().ContainSingle().Which.Tag.Should().BeNull();

        await Clinic.Tags.RemoveAsync(Clinic.Ines, tag);
        await Clinic.Starts.StartAsync(Clinic.Ana, ToClinic(bill)); // A tag that is gone stops nobody.
    }

    [Fact]
    public async Task A_reason_that_is_gone_or_another_clinics_begins_nothing()
    {
        await Clinic.StartPolicy.SetAsync(Clinic.Ines, isOn: true, Clinic.Sam);
        var gone = await ReasonAsync("Gone", null);
        await Clinic.StartReasons.RemoveAsync(Clinic.Ines, gone);
        var theirs = await Clinic.StartReasons.SaveAsync(Clinic.Ida, new StartReasonForm(null, "Theirs", null));

        await RefusedAsync(Clinic.Ana, ToClinic(gone), "This reason isn’t offered any more.*");
        await RefusedAsync(Clinic.Ana, ToClinic(theirs), "This reason isn’t offered any more.*");
        (await CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Nobody_reaches_another_clinic_or_somebody_outside_their_care_team()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);

        await RefusedAsync(Clinic.Ana, To(Clinic.Haddad), "You cannot begin a conversation with this person any more.*");
        await RefusedAsync(Clinic.Theo, To(Clinic.Maria), "You cannot begin a conversation with this person any more.*");
        await RefusedAsync(Clinic.Tomas, To(Clinic.Maria), "You cannot begin a conversation with this person any more.*");
        (await CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Clients_alone_begin_so_and_only_active_ones()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);

        await Clinic.HidesAsync(() => Clinic.Starts.StartAsync(Clinic.Jamie, To(Clinic.Maria)), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Starts.OfferAsync(Clinic.Jamie), MissingKind.Page);
        (await Clinic.Starts.IsOfferedAsync(Clinic.Jamie)).Should().BeFalse();
        await Clinic.Database.WriteAsync(async db =>
            (await db.Clients.SingleAsync(c => c.Id == Clinic.Ana.Id)).Deactivate(Clinic.Clock.GetUtcNow()));
        await FluentActions.Awaiting(() => Clinic.Starts.StartAsync(Clinic.Ana, To(Clinic.Maria))).Should().ThrowAsync<RefusedException>();
        (await CountAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task Nothing_is_begun_without_a_word(string text)
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);

        await RefusedAsync(Clinic.Ana, To(Clinic.Maria) with { Draft = new Draft(Guid.NewGuid(), text) }, "*");
        var tooLong = new Draft(Guid.NewGuid(), new string('x', MessageText.MaxLength + 1));
        await RefusedAsync(Clinic.Ana, To(Clinic.Maria) with { Draft = tooLong }, "*");
        (await CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Ten_a_day_are_many_and_tomorrow_is_another_day()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var last = To(Clinic.Maria);
        foreach (var _ in Enumerable.Range(1, StartService.MostADay - 1))
            await Clinic.Starts.StartAsync(Clinic.Ana, To(Clinic.Maria));
        await Clinic.Starts.StartAsync(Clinic.Ana, last);

        await RefusedAsync(Clinic.Ana, To(Clinic.Maria), "You have begun 10 conversations since yesterday.*");
        await Clinic.Starts.StartAsync(Clinic.Ana, last); // The same one again is none more.
        Clinic.Clock.Advance(TimeSpan.FromDays(1));
        await Clinic.Starts.StartAsync(Clinic.Ana, To(Clinic.Maria));

        (await CountAsync()).Should().Be(11);
    }

    [Fact]
    public async Task What_is_being_written_is_kept_until_it_is_sent_and_through_a_refusal()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        var form = To(Clinic.Maria);
        await Clinic.Starts.KeepDraftAsync(Clinic.Ana, form);
        await Clinic.StartPolicy.AcceptAsync(Clinic.Maria, accepts: false);
        await RefusedAsync(Clinic.Ana, form, "*");

        (await Clinic.Starts.OfferAsync(Clinic.Ana)).Begun.Should().BeEquivalentTo(form);
        (await Clinic.Starts.OfferAsync(Clinic.Tomas)).Begun.Should().BeNull();

        await Clinic.StartPolicy.AcceptAsync(Clinic.Maria, accepts: true);
        await Clinic.Starts.StartAsync(Clinic.Ana, form);
        await Clinic.Starts.KeepDraftAsync(Clinic.Ana, form); // A word that was late.
        (await Clinic.Starts.OfferAsync(Clinic.Ana)).Begun.Should().BeNull();
    }

    [Fact]
    public async Task An_emptied_text_is_forgotten()
    {
        var form = ToClinic();
        await Clinic.Starts.KeepDraftAsync(Clinic.Ana, form);
        await Clinic.Starts.KeepDraftAsync(Clinic.Ana, form with { Draft = form.Draft with { Text = " " } });

        (await Clinic.Starts.OfferAsync(Clinic.Ana)).Begun.Should().BeNull();
    }

    private static StartForm To(Someone member, Guid? reason = null) => new(new Draft(Guid.NewGuid(), Text), member.Id, reason);

    private static StartForm With(StartForm form, string text) => form with { Draft = form.Draft with { Text = text } };

    private static StartForm ToClinic(Guid? reason = null) => new(new Draft(Guid.NewGuid(), Text), null, reason);

    private Task<Guid> ReasonAsync(string name, Someone? member) =>
        Clinic.StartReasons.SaveAsync(Clinic.Ines, new StartReasonForm(null, name, member?.Id));

    [Fact]
    public async Task Who_is_away_stands_where_they_stood_clients_are_not_told()
    {
        await AssignAsync(Clinic.Ana, Clinic.Maria);
        await AssignAsync(Clinic.Ana, Clinic.Daniel);
        var before = await NamesAsync();

        await Clinic.Away.BeAwayAsync(Clinic.Ines, before[0].Id, DateOnly.FromDateTime(Clinic.Clock.GetUtcNow().UtcDateTime).AddDays(3));

        (await NamesAsync()).Should().Equal(before);

        async Task<List<StartMemberModel>> NamesAsync() => [.. (await Clinic.Starts.OfferAsync(Clinic.Ana)).Members];
    }

    private Task AssignAsync(Someone client, Someone member) => Clinic.Database.WriteAsync(db =>
    {
        db.Add(new CareTeamPlace(client, member, Clinic.Clock.GetUtcNow()));
        return Task.CompletedTask;
    });

    private Task<int> CountAsync() => Clinic.Database.ReadAsync(db => db.Conversations.CountAsync());

    private async Task<string> OwnerOfAsync(Guid id) => (await Clinic.ConversationAsync(id)).Owner.Name;

    private async Task RefusedAsync(Someone client, StartForm form, string because) =>
        await FluentActions.Awaiting(() => Clinic.Starts.StartAsync(client, form))
            .Should().ThrowAsync<RefusedException>().WithMessage(because);
}

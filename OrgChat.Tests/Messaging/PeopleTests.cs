using OrgChat.Domain.Model;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>Rule 5: only the owner adds and removes; who is added sees everything, who is removed nothing.</summary>
public sealed class PeopleTests : ClinicTest
{
    [Fact]
    public async Task Somebody_added_sees_the_whole_history_and_answers_as_themself()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Before Daniel came");
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel], []);
        await Clinic.SayAsync(Clinic.Daniel, chat, "Hello, I am Daniel.");

        var opened = await Clinic.Reader.OpenAsync(Clinic.Daniel, chat);
        opened.Page.Messages.Select(m => m.Text).Should().Equal("Before Daniel came", "Hello, I am Daniel.");
        opened.Page.Events.Should()
            .Contain(e => e.Kind == ConversationEventKind.Joined && e.SubjectName == "Dr. Daniel Kim" && e.AfterNumber == 1);
        (await Clinic.RecordAsync()).Should().Contain(e => e.Action == AuditAction.ParticipantAdded && e.SubjectId == Clinic.Daniel.Id);
    }

    [Fact]
    public async Task Somebody_removed_sees_nothing_more()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        await Clinic.SayAsync(Clinic.Nora, chat, "I was here");
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);

        await Clinic.HidesAsync(() => Clinic.Reader.OpenAsync(Clinic.Nora, chat));
        await Clinic.HidesAsync(() => Clinic.Reader.NewestAsync(Clinic.Nora, chat));
        await Clinic.HidesAsync(() => Clinic.SayAsync(Clinic.Nora, chat, "Still there?"));
        (await Clinic.Inbox.ListAsync(Clinic.Nora, new InboxFilter(ChatView.Personal))).Rows.Should().BeEmpty();
        (await Clinic.Inbox.TallyAsync(Clinic.Nora, ChatView.Personal)).Unread.Should().Be(0);
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Page.Messages.Single()
            .AuthorName.Should().Be("Nora Fields", "what was said stays");
    }

    [Fact]
    public async Task Who_comes_back_keeps_both_stretches_of_time()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        var (joined, left) = (Clinic.Clock.GetUtcNow(), Clinic.Later());
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);
        var again = Clinic.Later();
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Nora], []);

        var stretches = await Clinic.Database.ReadAsync(db =>
            db.Participants.Where(p => p.PersonId == Clinic.Nora.Id).OrderBy(p => p.JoinedAt).ToListAsync());
        stretches.Select(p => (p.JoinedAt, p.LeftAt)).Should().Equal((joined, left), (again, null));
        (await Clinic.Reader.OpenAsync(Clinic.Nora, chat)).Details.Access.Should().Be(Access.Participate);
    }

    [Fact]
    public async Task Only_the_owner_adds_and_removes()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel);
        const string Words = "Only Dr. Maria Lopez can add or remove people, as the owner of this conversation.";

        foreach (var colleague in new[] { Clinic.Daniel, Clinic.Jamie })
        {
            (await Clinic.RefusesAsync(() => Clinic.Conversations.AddAsync(colleague, chat, [Clinic.Sam], []))).Message.Should().Be(Words);
            (await Clinic.RefusesAsync(() => Clinic.Conversations.RemoveAsync(colleague, chat, Clinic.Daniel))).Message.Should().Be(Words);
        }

        await Clinic.RefusesAsync(() => Clinic.Conversations.AddAsync(Clinic.Ana, chat, [Clinic.Sam], []));
        await Clinic.RefusesAsync(() => Clinic.Conversations.RemoveAsync(Clinic.Ana, chat, Clinic.Daniel));
    }

    [Fact]
    public async Task Adding_somebody_twice_changes_and_records_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Daniel);
        var before = Contents.Of(Clinic.File);

        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel, Clinic.Daniel], []);

        Contents.Of(Clinic.File).Should().Equal(before);
    }

    [Fact]
    public async Task One_who_cannot_be_added_keeps_the_others_out_too()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        foreach (var nobody in new Guid[] { Guid.NewGuid(), Clinic.Haddad, Clinic.Theo, Clinic.Tomas })
            await Clinic.HidesAsync(() => Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel, nobody], [nobody]),
                MissingKind.Person);
    }

    [Fact]
    public async Task An_owner_with_search_adds_any_client_of_the_clinic_and_without_it_only_their_own()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.HidesAsync(() => Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Grace], [Clinic.Grace]),
            MissingKind.Person);

        await Clinic.AllowAsync(Clinic.Maria, Permission.SearchAllClients);
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Grace], [Clinic.Grace]);

        (await Clinic.ConversationAsync(chat)).Has(await Clinic.PersonAsync(Clinic.Grace)).Should().BeTrue();
    }

    [Fact]
    public async Task A_client_who_was_not_confirmed_by_name_is_not_added_nor_is_anybody_with_them()
    {
        await Clinic.AllowAsync(Clinic.Maria, Permission.SearchAllClients);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        foreach (var confirmed in new Guid[][] { [], [Clinic.Ana], [Clinic.Tomas] })
        {
            (await Clinic.RefusesAsync(() =>
                Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel, Clinic.Grace], confirmed))).Message
                .Should()
                .StartWith("Grace Nwosu is a client.");
        }

        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel, Clinic.Grace], [Clinic.Grace]);
        (await Clinic.ConversationAsync(chat)).People.Should().HaveCount(4);
    }

    [Fact]
    public async Task The_owner_and_the_last_client_stay()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas);
        (await Clinic.RefusesAsync(() => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Maria))).Message
            .Should().Be("The owner always takes part.");

        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Tomas);
        (await Clinic.RefusesAsync(() => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Ana))).Message.Should()
            .Be("Ana Ruiz is the only client here. Close the conversation instead.");
        await Clinic.HidesAsync(() => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Tomas), MissingKind.Person);
    }

    [Fact]
    public async Task A_conversation_holds_fifty_people_and_not_one_more()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, [Clinic.Ana, .. await ManyAsync(Conversation.MaxParticipants - 2)]);

        (await Clinic.RefusesAsync(() => Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel], []))).Message.Should()
            .Be("At most 50 people can take part in a conversation.");
    }

    [Fact]
    public async Task A_full_conversation_can_still_be_handed_over()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, [Clinic.Ana, .. await ManyAsync(Conversation.MaxParticipants - 2)]);

        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Maria, Clinic.Daniel);

        var conversation = await Clinic.ConversationAsync(chat);
        conversation.OwnerId.Should().Be(Clinic.Daniel.Id);
        conversation.People.Should().HaveCount(50);
    }

    [Fact]
    public async Task A_client_who_was_removed_has_read_nothing_for_the_clinic()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas);
        await Clinic.SayAsync(Clinic.Ana, chat, "Did you see this?");
        await Clinic.States.MarkReadAsync(Clinic.Tomas, chat, 1);
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Tomas);

        (await Clinic.Reader.DetailsAsync(Clinic.Ana, chat)).Seen.Should().BeEmpty("nobody of the clinic has read it");
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 1);
        (await Clinic.Reader.DetailsAsync(Clinic.Ana, chat)).Seen.Should().Equal(new SeenModel("Jamie Lee", 1, Clinic.Clock.GetUtcNow()));
    }

    private async Task<List<Someone>> ManyAsync(int count)
    {
        var many = new List<Someone>();
        foreach (var number in Enumerable.Range(1, count))
            many.Add(await Clinic.WelcomeAsync($"Relative {number}"));

        return many;
    }
}

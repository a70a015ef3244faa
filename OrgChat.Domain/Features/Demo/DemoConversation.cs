using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Joining;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Demo;

/// <summary>A conversation of the demo, told line by line.</summary>
internal sealed class DemoConversation(DemoStory story, OrgChatDb db, Conversation conversation)
{
    private readonly Dictionary<Guid, PersonalState> states = [];

    /// <summary>Somebody writes: a participant as themself, anybody else on behalf of the owner. They have read what they answer.</summary>
    public DemoConversation Say(Person author, DateTimeOffset at, string text)
    {
        conversation.OpenToClients(at); // Some of the demo’s clients write first.
        Seen(at, author);
        var isParticipant = conversation.Has(author);
        var message = conversation.Write(author, new Draft(Guid.NewGuid(), text)
        {
            OnBehalfOfId = isParticipant ? null : conversation.OwnerId,
            SeenNumber = conversation.LastNumber,
        }, at);
        story.Account(author, isParticipant ? AuditAction.MessageSent : AuditAction.MessageSentOnBehalf, conversation, at)
            .Of(message, conversation.Owner);

        StateOf(author).Read(message.Number, at);
        return this;
    }

    /// <summary>Somebody reads all there is; a look into a conversation one does not take part in is accounted for.</summary>
    public DemoConversation Seen(DateTimeOffset at, params Person[] readers)
    {
        foreach (var reader in readers)
        {
            if (!conversation.Has(reader))
            {
                story.Account(reader, AuditAction.ConversationOpened, conversation, at);
            }

            StateOf(reader).Read(conversation.LastNumber, at);
        }

        return this;
    }

    /// <summary>Something for the team alone.</summary>
    public DemoConversation Note(TeamMember author, DateTimeOffset at, string text, params TeamMember[] mentioned)
    {
        db.Add(Model.Notes.Note.Write(conversation, author, new Draft(Guid.NewGuid(), text), mentioned, at));
        story.Account(author, AuditAction.NoteAdded, conversation, at);
        return this;
    }

    public DemoConversation Tag(TeamMember actor, DateTimeOffset at, params Tag[] tags)
    {
        foreach (var tag in tags)
        {
            conversation.PutOn(tag, actor, at);
            story.Account(actor, AuditAction.ConversationTagged, conversation, at).With(new AuditFacts { Tag = tag.Id });
        }

        return this;
    }

    /// <summary>Somebody began to write and did not send it.</summary>
    public DemoConversation Begin(Person author, DateTimeOffset at, string text)
    {
        db.Add(new SavedDraft(author, conversation.Id)).Entity.Keep(Guid.NewGuid(), text, at);
        StateOf(author).KeepDraft(at);
        return this;
    }

    public DemoConversation Add(Person newcomer, DateTimeOffset at)
    {
        conversation.Add(conversation.Owner, newcomer, at);
        story.Account(conversation.Owner, AuditAction.ParticipantAdded, conversation, at).About(newcomer);
        return this;
    }

    public DemoConversation AskToJoin(TeamMember actor, DateTimeOffset at)
    {
        conversation.AskToJoin(actor, at);
        db.Add(new JoinRequest(conversation, actor, at));
        story.Account(actor, AuditAction.JoiningAsked, conversation, at);
        return this;
    }

    public DemoConversation NoReplyNeeded(Person actor, DateTimeOffset at)
    {
        Seen(at, actor);
        conversation.DeclareNoReplyNeeded(actor, at);
        story.Account(actor, AuditAction.NoReplyNeeded, conversation, at);
        return this;
    }

    public DemoConversation HandTo(Person actor, TeamMember colleague, string reason, DateTimeOffset at)
    {
        conversation.HandTo(actor, colleague, reason, at);
        story.Account(actor, AuditAction.ConversationHandedOver, conversation, at).About(colleague);
        return this;
    }

    public DemoConversation Snooze(TeamMember actor, DateTimeOffset until, DateTimeOffset at)
    {
        conversation.Snooze(actor, until, at);
        story.Account(actor, AuditAction.ConversationSnoozed, conversation, at);
        return this;
    }

    /// <summary>What is snoozed comes back at its time.</summary>
    public void Wake(DateTimeOffset at)
    {
        story.Account(conversation.SnoozedBy!, AuditAction.SnoozeEnded, conversation, at);
        conversation.WakeAtItsTime(at);
    }

    public void Close(Person actor, DateTimeOffset at)
    {
        conversation.Close(actor, at);
        story.Account(actor, AuditAction.ConversationClosed, conversation, at);
    }

    private PersonalState StateOf(Person person)
    {
        if (!states.TryGetValue(person.Id, out var state))
        {
            state = states[person.Id] = new PersonalState(person.Id, conversation);
            db.Add(state);
        }

        return state;
    }
}

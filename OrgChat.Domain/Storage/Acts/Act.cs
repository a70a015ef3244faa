using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Storage.Acts;

/// <summary>
/// One thing somebody does, in one transaction: with the rights they have at this moment, at one time of the clock, and with one way onto
/// the record, whether it is done or refused. <see cref="OrgChatDatabase"/> begins it, and nothing else does.
/// </summary>
internal class Act(ActBeginning begun) : IAct<Act>
{
    public OrgChatDb Db => begun.Db;

    /// <summary>Who acts, from where and in which session.</summary>
    public Actor Actor => begun.Actor;

    /// <summary>Who acts, as they are at this moment; an active person.</summary>
    public Person Person => begun.Person;

    /// <summary>The session they act in; null on the way in, and where the program acts for somebody.</summary>
    public Session? Session => begun.Session;

    /// <summary>The one moment of everything that is done here.</summary>
    public DateTimeOffset Now => begun.Now;

    /// <summary>By which right all of it is done, where no conversation gives another.</summary>
    protected virtual AuditRight Right => AuditRight.Own;

    static Act IAct<Act>.Begin(ActBeginning begun) => new(begun);

    /// <summary>Puts what was announced on the record, as done.</summary>
    public AuditEntry Record() => Record(begun.Operation.Action);

    /// <summary>The same in a conversation, with the right the person has there now.</summary>
    public AuditEntry Record(Conversation conversation) => Record(begun.Operation.Action, conversation);

    /// <summary>Puts something else on the record that the person does here.</summary>
    public AuditEntry Record(AuditAction action) => Db.Record(Person, action, Now, Actor).By(Right);

    /// <inheritdoc cref="Record(AuditAction)"/>
    public AuditEntry Record(AuditAction action, Conversation conversation) =>
        Record(action).In(conversation, conversation.AccessOf(Person));

    /// <summary>Ends a session on the record: one of the person’s own, or another’s.</summary>
    public void End(Session session, SessionEnd because, Person? of = null) =>
        Db.End(session, because, Now, Person, Actor).By(Right).About(of ?? Person);

    /// <summary>Goes on only when the person proved who they are within the last quarter of an hour; signing in counts.</summary>
    /// <exception cref="ConfirmationNeededException">They did not; nothing else is wrong.</exception>
    public void RequireConfirmation()
    {
        if (Session?.IsConfirmed(Now) == false)
        {
            throw new ConfirmationNeededException();
        }
    }
}

/// <summary>
/// What people do in a conversation without pause, writing and reading: it changes the conversation and what they keep about it, and no
/// person, so that those need not be read each time.
/// </summary>
internal sealed class WritingAct(ActBeginning begun) : Act(begun), IAct<WritingAct>
{
    static bool IAct<WritingAct>.MayKnowPeople => true;

    /// <summary>A conversation the person may see, with its people.</summary>
    public Task<Conversation> ConversationAsync(Guid id) => Db.KnownConversationForAsync(Person, id);

    static WritingAct IAct<WritingAct>.Begin(ActBeginning begun) => new(begun);
}

/// <summary>What only team members do; for everybody else the page is not there.</summary>
internal class MemberAct(ActBeginning begun) : Act(begun), IAct<MemberAct>
{
    public TeamMember Member { get; } = begun.Person as TeamMember ?? throw new NotFoundException(MissingKind.Page);

    protected override AuditRight Right => AuditRight.Member;

    static MemberAct IAct<MemberAct>.Begin(ActBeginning begun) => new(begun);
}

/// <summary>What only clients do; for everybody else the page is not there.</summary>
internal sealed class ClientAct(ActBeginning begun) : Act(begun), IAct<ClientAct>
{
    public Client Client { get; } = begun.Person as Client ?? throw new NotFoundException(MissingKind.Page);

    static ClientAct IAct<ClientAct>.Begin(ActBeginning begun) => new(begun);
}

/// <summary>What only admins do; for everybody else the page is not there.</summary>
internal sealed class AdminAct(ActBeginning begun) : MemberAct(begun), IAct<AdminAct>
{
    public TeamMember Admin { get; } = begun.Person is TeamMember { IsAdmin: true } admin
        ? admin
        : throw new NotFoundException(MissingKind.Page);

    protected override AuditRight Right => AuditRight.Admin;

    static AdminAct IAct<AdminAct>.Begin(ActBeginning begun) => new(begun);
}

/// <summary>How an act of this kind begins, or is refused because the person may not do such things.</summary>
internal interface IAct<out TAct>
{
    /// <summary>Whether it changes no person, so that the writer may know them from the act before.</summary>
    static virtual bool MayKnowPeople => false;

    static abstract TAct Begin(ActBeginning begun);
}

/// <summary>What an act begins with: the person and the session were read in its own transaction.</summary>
internal sealed record ActBeginning(OrgChatDb Db, Actor Actor, AuditedOperation Operation, Person Person, Session? Session,
    DateTimeOffset Now);

namespace OrgChat.Domain.Model.Audit;

/// <summary>What a service is asked to do, declared before it begins, so that a refusal can be accounted for like an act.</summary>
/// <param name="Action">What would stand in the record had it been done.</param>
/// <param name="ConversationId">The conversation asked for, as it was asked: it need not exist.</param>
/// <param name="ClientId">The client asked for.</param>
/// <param name="SubjectId">The member or other person it was to be done to.</param>
/// <param name="Facts">What completes the action, as far as it is known before.</param>
public sealed record AuditedOperation(
    AuditAction Action, Guid? ConversationId = null, Guid? ClientId = null, Guid? SubjectId = null, AuditFacts? Facts = null)
{
    /// <summary>
    /// Whether it only shows something. Its record takes a short turn of the writer’s or none, and then nothing is shown.
    /// </summary>
    internal bool IsReading => Action is AuditAction.ConversationOpened or AuditAction.ConversationPrinted or AuditAction.ClientPageOpened
        or AuditAction.FileOpened or AuditAction.MessagesSearched or AuditAction.PageOpened
        or AuditAction.RecordRead or AuditAction.RecordExported
        or AuditAction.LooksRead;

    /// <summary>Something on a page that is open to some only.</summary>
    public static AuditedOperation ToOpen(AuditedPage page) => new(AuditAction.PageOpened, Facts: new() { Page = page });

    /// <summary>Something of one’s own that everybody may do; only a session that is over refuses it.</summary>
    internal static AuditedOperation Own { get; } = new(AuditAction.SomethingTried);
}

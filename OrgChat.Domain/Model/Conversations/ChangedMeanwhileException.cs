namespace OrgChat.Domain.Model.Conversations;

/// <summary>
/// Somebody else answered, the client wrote, or a colleague closed, claimed or handed over the conversation since writing began: whoever
/// sends is to see it first. Nothing was sent.
/// </summary>
public sealed class ChangedMeanwhileException() : RefusedException("ChangedMeanwhile");

namespace OrgChat.Domain.Model.Preferences;

/// <summary>The two views of the chat page.</summary>
public enum ChatView
{
    /// <summary>Conversations one takes part in, groups included.</summary>
    Personal,

    /// <summary>Every conversation of every team member.</summary>
    Organization,
}

namespace OrgChat.Domain.Model.Sessions;

/// <summary>The act came from a session that is over: the screen it came from has nothing left to show.</summary>
public sealed class SessionEndedException(SessionEnd because) : RefusedException("SignedOut")
{
    public SessionEnd Because { get; } = because;
}

namespace OrgChat.Domain.Model.Sessions;

/// <summary>The act came from a session that is over: the screen it came from has nothing left to show.</summary>
public sealed class SessionEndedException(SessionEnd because) : RefusedException("You are signed out. Sign in again.")
{
    public SessionEnd Because { get; } = because;
}

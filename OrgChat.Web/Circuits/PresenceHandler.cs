using Microsoft.AspNetCore.Components.Server.Circuits;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.People;

namespace OrgChat.Web.Circuits;

/// <summary>Where the person of this window is, for their colleagues. While the line to the browser is gone they are nowhere.</summary>
public sealed class PresenceHandler(PresenceService presence) : CircuitHandler, IDisposable
{
    private (TeamMember Member, Guid ConversationId)? place;

    /// <summary>They look at a conversation; clients are nowhere.</summary>
    public void Enter(Person reader, Guid conversationId)
    {
        if (reader is TeamMember member && place != (member, conversationId))
        {
            place = (member, conversationId);
            presence.Enter(this, member, conversationId);
        }
    }

    public void Reply(bool isReplying) => presence.Reply(this, isReplying);

    /// <summary>They look at this conversation no more.</summary>
    public void Leave(Guid conversationId)
    {
        if (place?.ConversationId == conversationId)
        {
            Dispose();
        }
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        presence.Leave(this);
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (place is var (member, conversationId))
        {
            presence.Enter(this, member, conversationId);
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        place = null;
        presence.Leave(this);
    }
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Live;

/// <summary>
/// Who of the team is at which conversation at this moment, and who is writing there: told to the team’s open windows, to no client. It is
/// in the memory of this node alone and never written down; with the window it goes.
/// </summary>
/// <remarks>What changes within a moment is told together, so that many who go from row to row make no news each.</remarks>
public sealed class PresenceService : IDisposable
{
    /// <summary>How long somebody counts as writing after their last key was told.</summary>
    public static readonly TimeSpan ReplyLasts = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly Lock guard = new();
    private readonly Dictionary<object, Place> places = [];
    private readonly HashSet<Guid> changed = [];
    private readonly LiveUpdateService live;
    private readonly TimeProvider clock;
    private readonly ITimer timer;

    public PresenceService(LiveUpdateService live, TimeProvider clock)
    {
        (this.live, this.clock) = (live, clock);
        timer = clock.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A member looks at a conversation they may see.</summary>
    /// <param name="window">What stands for the window: it is at one conversation at a time.</param>
    public void Enter(object window, TeamMember member, Guid conversationId) =>
        Change(member.OrganizationId, () => places[window] = new Place(member, conversationId, null));

    /// <summary>They are writing there, until <see cref="ReplyLasts"/> from now, or they stopped.</summary>
    public void Reply(object window, bool isReplying)
    {
        if (Of(window) is { } place)
        {
            Change(place.Member.OrganizationId, () => places[window] = place with
            {
                RepliesUntil = isReplying ? clock.GetUtcNow() + ReplyLasts : null,
            });
        }
    }

    /// <summary>The window shows another conversation, or is gone.</summary>
    public void Leave(object window)
    {
        if (Of(window) is { } place)
        {
            Change(place.Member.OrganizationId, () => places.Remove(window));
        }
    }

    /// <summary>Everybody of an organization, where they are now.</summary>
    public PresenceChange Now(Guid organizationId)
    {
        lock (guard)
        {
            var now = clock.GetUtcNow();
            return new PresenceChange(places.Values.Where(place => place.Member.OrganizationId == organizationId)
                .GroupBy(place => (place.ConversationId, place.Member.Id))
                .Select(windows => (windows.Key.ConversationId, Here: new Presence(
                    windows.Key.Id, windows.First().Member.Name, windows.Any(place => place.RepliesUntil > now))))
                .GroupBy(one => one.ConversationId)
                .ToDictionary(all => all.Key, all => new EqualList<Presence>(
                    all.Select(one => one.Here).OrderByDescending(here => here.IsReplying).ThenBy(here => here.PersonId))));
        }
    }

    public void Dispose() => timer.Dispose();

    private Place? Of(object window)
    {
        lock (guard)
        {
            return places.GetValueOrDefault(window);
        }
    }

    private void Change(Guid organizationId, Action change)
    {
        lock (guard)
        {
            change();
            if (changed.Add(organizationId))
            {
                timer.Change(Moment, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Tell()
    {
        List<Guid> organizations;
        lock (guard)
        {
            EndSilent();
            organizations = [.. changed];
            changed.Clear();
        }

        foreach (var organization in organizations)
        {
            live.Tell(organization, Now(organization));
        }
    }

    // Who stops writing without a word is told of when their time is over.
    private void EndSilent()
    {
        var now = clock.GetUtcNow();
        var writing = places.Where(one => one.Value.RepliesUntil is not null).ToList();
        foreach (var (window, place) in writing.Where(one => one.Value.RepliesUntil <= now))
        {
            places[window] = place with { RepliesUntil = null };
            changed.Add(place.Member.OrganizationId);
        }

        if (writing.Where(one => one.Value.RepliesUntil > now).Min(one => one.Value.RepliesUntil) is { } next)
        {
            timer.Change(next - now, Timeout.InfiniteTimeSpan);
        }
    }

    /// <param name="RepliesUntil">Null while they only look.</param>
    private sealed record Place(TeamMember Member, Guid ConversationId, DateTimeOffset? RepliesUntil);
}

/// <summary>A member of the team at a conversation.</summary>
public sealed record Presence(Guid PersonId, string Name, bool IsReplying);

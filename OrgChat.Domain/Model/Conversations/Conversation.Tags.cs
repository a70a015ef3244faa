using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;

namespace OrgChat.Domain.Model.Conversations;

/// <remarks>
/// Tags are the team’s alone. They change nothing that a client could see or count, the <see cref="Revision"/> either.
/// </remarks>
public sealed partial class Conversation
{
    private readonly List<ConversationTag> tags = [];

    /// <summary>What stands on it, as far as loaded.</summary>
    public IReadOnlyCollection<ConversationTag> Tags => tags;

    /// <summary>A member of the team puts a tag on it. Needs the tags loaded.</summary>
    /// <exception cref="RefusedException">The actor may not answer here.</exception>
    /// <returns>Whether it was not there yet.</returns>
    public bool PutOn(Tag tag, Person actor, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        return Carry(tag, actor, now);
    }

    /// <summary>The same by a rule of the organization, for somebody who need not see tags: a client who says why they write.</summary>
    internal bool Carry(Tag tag, Person by, DateTimeOffset now)
    {
        if (tag.OrganizationId != OrganizationId || tag.IsArchived)
        {
            throw new NotFoundException(MissingKind.Tag);
        }

        if (tags.Exists(one => one.TagId == tag.Id))
        {
            return false;
        }

        tags.Add(new ConversationTag(this, tag, by, now));
        return true;
    }

    /// <summary>A member of the team takes a tag off. Needs the tags loaded.</summary>
    /// <exception cref="RefusedException">The actor may not answer here.</exception>
    /// <returns>What is to be forgotten; null where it did not stand there.</returns>
    public ConversationTag? TakeOff(Guid tagId, Person actor)
    {
        RequireAnsweringStaff(actor);
        return tags.Find(one => one.TagId == tagId);
    }
}

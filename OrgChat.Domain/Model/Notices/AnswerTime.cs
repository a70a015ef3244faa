namespace OrgChat.Domain.Model.Notices;

/// <summary>How long clients of an organization usually wait for an answer, counted in the hours it is open.</summary>
public sealed class AnswerTime
{
    private AnswerTime() { }

    public AnswerTime(Guid organizationId) => OrganizationId = organizationId;

    public Guid OrganizationId { get; private set; }

    /// <summary>In as many minutes most of them are answered.</summary>
    public int Minutes { get; private set; }

    /// <summary>Of how many answers that is known.</summary>
    public int Answers { get; private set; }

    public DateTimeOffset CountedAt { get; private set; }

    public void Count(int minutes, int answers, DateTimeOffset now) => (Minutes, Answers, CountedAt) = (minutes, answers, now);
}

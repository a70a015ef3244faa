namespace OrgChat.Domain.Organizations;

/// <summary>A clinic; everything belongs to exactly one, and nothing crosses.</summary>
public sealed class Organization
{
    private Organization() { }

    public Organization(string name, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Name = name.Trim();
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
}

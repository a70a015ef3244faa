using System.Security.Cryptography;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Sessions;

/// <summary>One sign-in on one device, from sign-in to sign-out. Every act of a person asks whether theirs still lives.</summary>
public sealed class Session
{
    private Session() { }

    /// <summary>A new session; signing in counts as the first input and as a confirmation.</summary>
    public Session(Person person, string device, string? address, DateTimeOffset now)
    {
        // Unguessable: 128 random bits, where a version 7 identifier would tell its time.
        Id = new Guid(RandomNumberGenerator.GetBytes(16));
        PersonId = person.Id;
        OrganizationId = person.OrganizationId;
        Device = device;
        Address = address;
        StartedAt = now;
        LastUsedAt = Minute(now);
        LastInputAt = now;
        ConfirmedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>Browser and system by name; <see cref="DeviceText.InWords"/> says it.</summary>
    public string Device { get; private set; } = "";

    /// <summary>The network address it was started from.</summary>
    public string? Address { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The minute of the last act or input.</summary>
    public DateTimeOffset LastUsedAt { get; private set; }

    /// <summary>When the person last touched keyboard, pointer or screen, in any tab.</summary>
    public DateTimeOffset LastInputAt { get; private set; }

    /// <summary>When the person last proved who they are.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBecause { get; private set; }

    /// <summary>Why this session is over at this moment, also where nobody has written it down yet; null while it lives.</summary>
    public SessionEnd? OverBecause(TimeSpan idleLimit, DateTimeOffset now) =>
        EndedBecause ?? (now >= StartedAt + SessionRules.Longest ? SessionEnd.Longest
            : now >= LastInputAt + idleLimit ? SessionEnd.Idle
            : null);

    public bool IsConfirmed(DateTimeOffset now) => now < ConfirmedAt + SessionRules.Confirmed;

    internal void Use(DateTimeOffset now) => LastUsedAt = Minute(now) > LastUsedAt ? Minute(now) : LastUsedAt;

    internal void TakeInput(DateTimeOffset at)
    {
        LastInputAt = at > LastInputAt ? at : LastInputAt;
        Use(at);
    }

    internal void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    internal void End(SessionEnd because, DateTimeOffset now)
    {
        EndedAt = now;
        EndedBecause = because;
    }

    private static DateTimeOffset Minute(DateTimeOffset moment) =>
        new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerMinute), moment.Offset);
}

namespace OrgChat.Domain.Features.SignIn;

/// <summary>What becomes of one try.</summary>
/// <param name="IsRefused">Whether nothing is compared at all.</param>
/// <param name="Locks">Whether it is the last one for a while, unless it is right.</param>
/// <param name="Wait">How long it waits before anything is compared.</param>
internal sealed record Turn(bool IsRefused, bool Locks, TimeSpan Wait)
{
    public static readonly Turn Refused = new(IsRefused: true, Locks: false, TimeSpan.Zero);
}

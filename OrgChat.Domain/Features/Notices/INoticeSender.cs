using OrgChat.Domain.Model.Notices;

namespace OrgChat.Domain.Features.Notices;

/// <summary>Sends by one channel.</summary>
public interface INoticeSender
{
    NoticeChannel Channel { get; }

    /// <summary>Whether this server can send by it at all; where it cannot, nothing is tried.</summary>
    bool IsConfigured { get; }

    /// <returns>What became of it; what cannot be said, such as a broken line, is “not now”.</returns>
    Task<NoticeVerdict> SendAsync(NoticeToSendModel notice, CancellationToken cancellation);
}

/// <summary>Whom to tell that something came: nothing of what, from whom, or about what.</summary>
/// <param name="Clinic">The name of the organization.</param>
/// <param name="Email">Null where they have none.</param>
/// <param name="Devices">Where it is pushed to.</param>
public sealed record NoticeToSendModel(
    Guid PersonId, Guid OrganizationId, string Clinic, string? Email, IReadOnlyList<PushAddress> Devices);

/// <summary>What became of one sending.</summary>
/// <param name="State">Sent, failed for good, withdrawn where there was nowhere to send it, or waiting for another try.</param>
/// <param name="Code">Why not: a code of ours or of a protocol, such as “smtp-550”.</param>
public sealed record NoticeVerdict(NoticeState State, string? Code = null)
{
    public static NoticeVerdict Sent { get; } = new(NoticeState.Sent);

    public static NoticeVerdict Nowhere { get; } = new(NoticeState.Withdrawn);

    /// <summary>Devices that take nothing any more.</summary>
    public IReadOnlyList<Guid> Gone { get; init; } = [];

    public static NoticeVerdict Refused(string code) => new(NoticeState.Failed, code);

    public static NoticeVerdict NotNow(string code) => new(NoticeState.Waiting, code);
}

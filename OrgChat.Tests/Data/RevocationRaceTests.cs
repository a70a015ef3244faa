using OrgChat.Domain;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Data;

/// <summary>A right taken away while its holder sends: the record shows one order, and nothing was sent after the right was gone.</summary>
public sealed class RevocationRaceTests : ClinicTest
{
    private const int Rounds = 200;

    [Fact]
    public async Task No_message_is_stored_after_the_revocation_was()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var sent = 0;
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            await Clinic.AllowAsync(Clinic.Jamie, PermissionSet.Full.Value);
            var draft = await Clinic.OnBehalfAsync(chat, $"Round {round}");
            var sending = Task.Run(() => TryAsync(() => Clinic.Messenger.SendAsync(Clinic.Jamie, chat, draft)));
            var revoking = Task.Run(() => Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations));
            sent += await sending ? 1 : 0;
            await revoking;
        }

        var record = (await Clinic.ActsAsync()).Where(e => e.Action is AuditAction.MessageSentOnBehalf || e.Detail == Permission.OrganizationChat.Text()).ToList();
        var inEachRound = record.Aggregate(new List<List<AuditAction>> { new() }, InRounds);

        (await Clinic.MessagesAsync(chat)).Should().HaveCount(sent);
        record.Count(e => e.Action == AuditAction.PermissionRevoked).Should().Be(Rounds);
        record.Count(e => e.Action == AuditAction.MessageSentOnBehalf).Should().Be(sent);
        inEachRound.Where(round => round.Count > 2 || round is [AuditAction.PermissionRevoked, _]).Should().BeEmpty();
    }

    /// <summary>A round ends with its revocation; a message behind it would begin the next round with two.</summary>
    private static List<List<AuditAction>> InRounds(List<List<AuditAction>> rounds, AuditEntry entry)
    {
        rounds[^1].Add(entry.Action);
        if (entry.Action == AuditAction.PermissionRevoked)
            rounds.Add([]);

        return rounds;
    }

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Storage;

/// <summary>A right taken away while its holder sends: the record shows one order, and nothing was sent after the right was gone.</summary>
public sealed class RevocationRaceTests : ClinicTest
{
    [Fact]
    public async Task No_message_is_stored_after_the_permission_was_taken_away_in_1000_tries()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await RaceAsync(chat, 1000, AuditAction.PermissionRevoked, async round =>
        {
            await Clinic.AllowAsync(Clinic.Jamie, PermissionSet.Full.Value);
            var draft = await Clinic.OnBehalfAsync(chat, $"Round {round}");
            return (() => Clinic.Messages.SendAsync(Clinic.Jamie, chat, draft),
                () => Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations));
        });
    }

    [Fact]
    public async Task No_message_is_stored_after_a_participant_was_removed()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await RaceAsync(chat, 250, AuditAction.ParticipantRemoved, async round =>
        {
            await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Nora.Id], []);
            return (() => Clinic.SayAsync(Clinic.Nora, chat, $"Round {round}"),
                () => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora.Id));
        });
    }

    /// <summary>Sends and takes the right away at once, again and again; whoever was first, the record and the messages agree.</summary>
    private async Task RaceAsync(Guid chat, int rounds, AuditAction ended, Func<int, Task<(Func<Task> Send, Func<Task> End)>> begin)
    {
        var sent = 0;
        foreach (var round in Enumerable.Range(0, rounds))
        {
            var (send, end) = await begin(round);
            var sending = Task.Run(() => TryAsync(send));
            var ending = Task.Run(end);
            sent += await sending ? 1 : 0;
            await ending;
        }

        var record = (await Clinic.ActsAsync())
            .Where(e => IsMessage(e)
                || (e.Action == ended && (ended != AuditAction.PermissionRevoked || e.Facts!.Permission == Permission.OrganizationChat)))
                .ToList();
        var inEachRound = record.Aggregate(new List<List<AuditAction>> { new() }, (all, entry) => InRounds(all, entry, ended));
        (await Clinic.MessagesAsync(chat)).Should().HaveCount(sent);
        record.Count(e => e.Action == ended).Should().Be(rounds);
        record.Count(IsMessage).Should().Be(sent);
        inEachRound.Where(round => round.Count > 2 || (round.Count == 2 && round[0] == ended)).Should().BeEmpty();
    }

    private static bool IsMessage(AuditEntry entry) => entry.Action is AuditAction.MessageSent or AuditAction.MessageSentOnBehalf;

    /// <summary>A round ends with its revocation; a message behind it would begin the next round with two.</summary>
    private static List<List<AuditAction>> InRounds(List<List<AuditAction>> rounds, AuditEntry entry, AuditAction ended)
    {
        rounds[^1].Add(entry.Action);
        if (entry.Action == ended)
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

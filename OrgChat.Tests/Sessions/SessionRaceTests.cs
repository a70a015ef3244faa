using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Sessions;

/// <summary>A session that ends while its person sends: the record shows one order, and nothing was sent after the end.</summary>
public sealed class SessionRaceTests : ClinicTest
{
    private const int Rounds = 1000;

    [Fact]
    public async Task No_message_is_stored_after_the_session_has_ended()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var sent = 0;
        for (var round = 0; round < Rounds; round++)
        {
            Clinic.Later();
            var maria = new Actor(Clinic.Maria, await Clinic.SessionOfAsync(Clinic.Maria));
            var sending = Task.Run(() => TryAsync(() => Clinic.Messages.SendAsync(maria, chat, new(Guid.NewGuid(), "Now"))));
            var ending = Task.Run(() => EndAsync(isLater: round % 2 == 0));
            sent += await sending ? 1 : 0;
            await ending;
        }

        var record = (await Clinic.RecordAsync()).Where(e => e.Outcome == Outcome.Done).Select(e => e.Action).ToList();

        sent.Should().BePositive();
        (await Clinic.MessagesAsync(chat)).Should().HaveCount(sent);
        record.Count(action => action == AuditAction.SessionEndedByAdmin).Should().Be(Rounds);
        record.Count(action => action == AuditAction.MessageSent).Should().Be(sent);
        // Within a round a message stands before the end; one behind it would stand beside the next round's.
        record.Zip(record.Skip(1)).Should().NotContain((AuditAction.MessageSent, AuditAction.MessageSent));
        record[^1].Should().Be(AuditAction.SessionEndedByAdmin);
    }

    private async Task EndAsync(bool isLater)
    {
        if (isLater)
            await Clinic.Sessions.ListOfMemberAsync(Clinic.Ines, Clinic.Maria);

        await Clinic.Sessions.EndForMemberAsync(Clinic.Ines, Clinic.Maria);
    }

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (SessionEndedException)
        {
            return false;
        }
    }
}

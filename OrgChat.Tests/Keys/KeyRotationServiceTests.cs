using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Keys;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Keys;

public sealed class KeyRotationServiceTests : ClinicTest
{
    private static readonly Progress<RotationProgress> Silent = new();

    [Fact]
    public async Task Everything_is_sealed_with_the_new_key_and_the_old_one_is_dropped_when_nothing_needs_it()
    {
        var chat = await Clinic.StartAsync("Title", Clinic.Maria, Clinic.Ana);
        for (var i = 1; i <= 450; i++)
            await Clinic.SayAsync(Clinic.Ana, chat, $"Message {i}");

        await Clinic.Rotation.RotateAsync("Lakeside Clinic", Silent);

        (await VersionsAsync(Clinic.Ines)).Should().Equal(1, 2);
        Used("Messages", "SealedText").Should().Equal("0002");
        Used("Conversations", "SealedTitle").Should().Equal("0002");
        (await Clinic.LastRecordAsync())
            .Should()
            .BeEquivalentTo(
                new { Action = AuditAction.DataKeyRotated, ActorName = "Key rotation", Facts = new AuditFacts { DataKey = 2 } });
        (await Clinic.MessagesAsync(chat)).Select(m => m.Text).Should().Equal(Enumerable.Range(1, 450).Select(i => $"Message {i}"));

        Clinic.Later(61);
        (await Clinic.Rotation.DropUnusedAsync()).Should().Be(1);
        (await VersionsAsync(Clinic.Ines)).Should().Equal(2);
        (await VersionsAsync(Clinic.Ida)).Should().Equal([1], "another organization is not concerned");
        using var restarted = new ServerBeside(Clinic.File);
        (await restarted.Database.ReadAsync(db => db.Messages.ToListAsync())).Should().OnlyContain(m => m.Text!.StartsWith("Message"));
    }

    [Fact]
    public async Task Messages_sent_by_another_process_during_a_rotation_lose_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var server = new ServerBeside(Clinic.File);
        var messenger = new MessageService(server.Database, Clinic.Room);
        for (var i = 0; i < 30; i++)
            await messenger.SendAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "before"));

        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
                await messenger.SendAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "during"));
        });
        await Clinic.Rotation.RotateAsync(null, Silent);
        await sending;
        await Clinic.Rotation.RotateAsync(null, Silent);
        await messenger.SendAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "after"));
        Clinic.Later(61);
        await Clinic.Rotation.DropUnusedAsync();

        using var restarted = new ServerBeside(Clinic.File);
        var texts = (await restarted.Database.ReadAsync(db => db.Messages.OrderBy(m => m.Number).ToListAsync())).Select(m => m.Text)
            .ToList();
        texts.Should().HaveCount(61).And.OnlyContain(text => text == "before" || text == "during" || text == "after");
        (await VersionsAsync(Clinic.Ines)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_rotation_that_was_cut_off_is_gone_on_with_and_its_key_is_not_dropped_before()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "old");
        await Clinic.Database.WriteAsync(async db =>
        {
            var lakeside = (await db.People.SingleAsync(p => p.Id == Clinic.Ines.Id)).OrganizationId;
            db.Add(Clinic.Keys.MakeNext(lakeside, 2, Clinic.Clock.GetUtcNow()));
        });
        await Clinic.SayAsync(Clinic.Ana, chat, "new");
        Used("Messages", "SealedText").Should().Equal("0001", "0002");
        Clinic.Later(61);
        (await Clinic.Rotation.DropUnusedAsync()).Should().Be(0, "the older message needs the older key");

        await Clinic.Rotation.RotateAsync("lakeside clinic", Silent);

        (await VersionsAsync(Clinic.Ines)).Should().Equal([2], "it was finished, and nothing needs the former key");
        (await Clinic.MessagesAsync(chat)).Select(m => m.Text).Should().Equal("old", "new");
    }

    [Fact]
    public async Task What_does_not_open_stays_as_it_is_with_its_key()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "good");
        await Clinic.SayAsync(Clinic.Ana, chat, "bad");
        Contents.Ask(Clinic.File,
            "UPDATE Messages SET SealedText = x'0100010000000000000000000000000000000000000000000000000000000000000000' WHERE Number = 2");

        await Clinic.Rotation.RotateAsync("Lakeside Clinic", Silent);
        Clinic.Later(61);
        await Clinic.Rotation.DropUnusedAsync();

        (await VersionsAsync(Clinic.Ines)).Should().Equal(1, 2);
        (await Clinic.MessagesAsync(chat)).Select(m => m.Text).Should().Equal("good", null);
    }

    [Fact]
    public async Task An_organization_nobody_knows_is_refused() =>
        (await Clinic.Rotation.Awaiting(rotation => rotation.RotateAsync("Nowhere", Silent)).Should().ThrowAsync<OperatorException>())
            .WithMessage("There is no organization “Nowhere”. Choose one of: Lakeside Clinic, Riverside Physio.");

    [Fact]
    public async Task With_a_new_master_key_only_the_new_one_opens()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        var next = MasterKey.Random();

        (await new MasterKeyRotationService(Clinic.Database, Clinic.Clock).RotateAsync(next)).Should().Be(5);

        using var former = new ServerBeside(Clinic.File);
        await former.Database.Awaiting(database => database.MigrateAsync()).Should().ThrowAsync<OperatorException>();
        using var restarted = new ServerBeside(Clinic.File, next);
        await restarted.Database.MigrateAsync();
        (await restarted.Database.ReadAsync(db => db.Messages.SingleAsync())).Text.Should().Be("Hello");
        (await Clinic.SayAsync(Clinic.Ana, chat, "The running server goes on")).Should().Be(2);
    }

    private async Task<List<int>> VersionsAsync(Someone someone)
    {
        var organization = (await Clinic.PersonAsync(someone)).OrganizationId;
        return await Clinic.Database.ReadAsync(db => db.OrganizationKeys
            .Where(key => key.OrganizationId == organization && key.Version > 0).OrderBy(key => key.Version).Select(key => key.Version)
            .ToListAsync());
    }

    private List<string> Used(string table, string column) =>
        Contents.Ask(Clinic.File, $"SELECT DISTINCT hex(substr({column}, 2, 2)) FROM {table} WHERE {column} IS NOT NULL ORDER BY 1");
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Tests.Support;
using OtpNet;

namespace OrgChat.Tests.Storage;

/// <summary>Somebody who can write the database file, and has no master key, becomes nobody else and rewrites nothing unseen.</summary>
public sealed class AlteredRowTests : ClinicTest
{
    private Guid chat;

    [Theory]
    [InlineData("UPDATE People SET Permissions = 15 WHERE Id = {Nora}")]
    [InlineData("UPDATE People SET IsAdmin = 1 WHERE Id = {Nora}")]
    [InlineData("UPDATE People SET IsActive = 0 WHERE Id = {Nora}")]
    [InlineData("UPDATE People SET Permissions = 15, Mac = (SELECT Mac FROM People WHERE Id = {Jamie}) WHERE Id = {Nora}")]
    [InlineData("UPDATE People SET Permissions = 15, Mac = NULL WHERE Id = {Nora}")]
    public async Task A_member_whose_row_was_changed_does_nothing(string change)
    {
        await PrepareAsync();
        Change(change);

        await FluentActions.Awaiting(() => Clinic.Inbox.ListAsync(Clinic.Nora, new InboxFilter(ChatView.Personal)))
            .Should().ThrowAsync<RefusedException>();
        await FluentActions.Awaiting(() => Clinic.Database.ReadAsync(db => db.People.SingleAsync(p => p.Id == Clinic.Nora.Id)))
            .Should().ThrowAsync<AlteredRowException>();
        (await FaultAsync()).Should().StartWith("A row of People is not as OrgChat wrote it:");
    }

    [Theory]
    [InlineData(
        "INSERT INTO Participants (Id, ConversationId, PersonId, JoinedAt) SELECT 'AAAAAAAA-0000-0000-0000-000000000000', ConversationId, {Nora}, JoinedAt FROM Participants LIMIT 1", "Participants")]
    [InlineData("UPDATE Participants SET PersonId = {Nora} WHERE PersonId = {Maria}", "Participants")]
    [InlineData("UPDATE Conversations SET OwnerId = {Nora}", "Conversations")]
    public async Task Who_was_put_into_a_conversation_in_the_database_reads_nothing_of_it(string change, string table)
    {
        await PrepareAsync();
        Change(change);

        await FluentActions.Awaiting(() => Clinic.Reader.OpenAsync(Clinic.Nora, chat)).Should().ThrowAsync<RefusedException>();
        try
        {
            (await Clinic.Inbox.ListAsync(Clinic.Nora, new InboxFilter(ChatView.Personal))).Rows.Should().BeEmpty();
        }
        catch (AlteredRowException)
        {
            // Refused as a whole: nothing is shown either.
        }

        (await FaultAsync()).Should().StartWith($"A row of {table} is not as OrgChat wrote it:");
    }

    [Fact]
    public async Task A_person_whose_row_was_changed_keeps_their_name_in_lists_until_the_row_is_read_and_is_refused_then()
    {
        await PrepareAsync();
        var before = (await QueueAsync()).Should().ContainSingle().Subject;

        Change("UPDATE People SET SealedName = (SELECT SealedName FROM People WHERE Id = {Nora}), HasNamesake = 1 WHERE Id = {Maria}");
        (await QueueAsync()).Should().Equal(before);

        Change("UPDATE People SET NameRevision = NameRevision + 100 WHERE Id = {Maria}");
        await FluentActions.Awaiting(QueueAsync).Should().ThrowAsync<AlteredRowException>();
        (await FaultAsync()).Should().StartWith("A row of People is not as OrgChat wrote it:");
    }

    [Theory]
    [InlineData("UPDATE Messages SET AuthorId = {Jamie}, OnBehalfOfId = {Maria} WHERE Number = 1")]
    [InlineData("UPDATE Messages SET AuthorId = {Daniel} WHERE Number = 1")]
    [InlineData("UPDATE Messages SET IsByClient = 0 WHERE Number = 2")]
    [InlineData("UPDATE Messages SET SentAt = SentAt - 86400000 WHERE Number = 1")]
    [InlineData("UPDATE Messages SET OnBehalfOfId = NULL WHERE Number = 3")]
    [InlineData("UPDATE Messages SET Number = 9 WHERE Number = 2")]
    public async Task A_message_whose_author_owner_time_or_place_was_changed_is_not_shown(string change)
    {
        await PrepareAsync();
        Change(change);

        (await FluentActions.Awaiting(() => Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Should().ThrowAsync<AlteredRowException>())
            .WithMessage("This was changed outside OrgChat and is not shown.*");
        (await FaultAsync()).Should().NotBeNull();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_message_that_was_deleted_is_missed(int number)
    {
        await PrepareAsync();
        Change($"DELETE FROM Messages WHERE Number = {number}");

        (await FaultAsync()).Should().StartWith($"A message is missing: number {number} of conversation {chat}");
    }

    [Fact]
    public async Task The_newest_message_deleted_together_with_an_older_state_of_its_conversation_is_missed_by_the_record()
    {
        await PrepareAsync();
        Change("CREATE TABLE Before AS SELECT * FROM Conversations");
        await Clinic.SayAsync(Clinic.Ana, chat, "The one that is to vanish");
        Change("DELETE FROM Messages WHERE Number = 4; UPDATE Conversations SET (LastNumber, LastActivityAt, Revision, WaitingSince, Mac) = (SELECT LastNumber, LastActivityAt, Revision, WaitingSince, Mac FROM Before); DROP TABLE Before");

        (await FaultAsync()).Should().StartWith("A message is missing: number 4").And.Contain("sent by Ana Ruiz");
    }

    [Fact]
    public async Task A_password_put_into_the_database_lets_nobody_in()
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, "correct horse battery staple");
        await Clinic.HasPasswordAsync(Clinic.Nora, "mandolin umbrella seventeen");
        Change("UPDATE Accounts SET PasswordHash = (SELECT PasswordHash FROM Accounts WHERE Id = {Nora}) WHERE Id = {Ines}");

        await FluentActions.Awaiting(() => Clinic.AccountAsync(Clinic.Ines)).Should().ThrowAsync<AlteredRowException>();
        (await FaultAsync()).Should().StartWith("A row of Accounts is not as OrgChat wrote it:");
    }

    [Fact]
    public async Task A_session_that_was_ended_does_not_come_back()
    {
        var session = await Clinic.SessionOfAsync(Clinic.Jamie);
        await Clinic.Sessions.EndAllAsync(Clinic.Jamie);
        Change("UPDATE Sessions SET EndedAt = NULL, EndedBecause = NULL");

        await FluentActions.Awaiting(() => Clinic.Inbox.ListAsync(new Actor(Clinic.Jamie.Id, session), new InboxFilter(ChatView.Personal)))
            .Should().ThrowAsync<AlteredRowException>();
    }

    [Fact]
    public async Task Nobody_takes_away_that_the_clinic_asks_for_a_second_factor()
    {
        Change("UPDATE Organizations SET RequiresSecondFactor = NOT RequiresSecondFactor");

        await FluentActions.Awaiting(() => Clinic.FactorRule.OpenAsync(Clinic.Ines)).Should().ThrowAsync<AlteredRowException>();
    }

    [Theory]
    [InlineData("DELETE FROM AuthenticatorApps")]
    [InlineData("DELETE FROM RecoveryCodes")]
    [InlineData("DELETE FROM AuthenticatorApps; DELETE FROM RecoveryCodes")]
    [InlineData("UPDATE AuthenticatorApps SET SealedSecret = x'00'")]
    [InlineData(
        "INSERT INTO Passkeys (CredentialId, UserId, Data) SELECT x'01', AccountId, '{\"PublicKey\":\"01\",\"CreatedAt\":0,\"SignCount\":0,\"IsUserVerified\":true,\"IsBackupEligible\":false,\"IsBackedUp\":false,\"AttestationObject\":\"01\",\"ClientDataJson\":\"01\"}' FROM AuthenticatorApps")]
    public async Task A_second_factor_taken_away_or_put_in_lets_nobody_past_it(string change)
    {
        var secret = AuthenticatorApp.NewSecret();
        await Clinic.HasPasswordAsync(Clinic.Ines, "correct horse battery staple");
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        await Clinic.Factors.AddAppAsync(ines, secret, new Totp(secret).ComputeTotp(Clinic.Clock.GetUtcNow().UtcDateTime));
        (await Clinic.SecondStep.NeedAsync(Clinic.Ines)).Should().Be(SecondFactorNeedKind.Proof);

        Change(change);

        await FluentActions.Awaiting(() => Clinic.SecondStep.NeedAsync(Clinic.Ines)).Should().ThrowAsync<AlteredRowException>();
    }

    [Fact]
    public async Task Every_table_that_carries_a_keyed_hash_is_verified()
    {
        var tables = await Clinic.Database.ReadAsync(db => Task.FromResult((
            Covered: db.Model.GetEntityTypes().Where(type => RowMac.Of(type) is not null && type.BaseType is null)
                .Select(type => type.ClrType).ToList(),
            All: AuthenticatedTableQueries.All.Select(rows => rows(db).ElementType).ToList(),
            OfOrganization: AuthenticatedTableQueries.OfOrganization.Select(rows => rows(db, Guid.Empty).ElementType).ToList())));

        tables.All.Should().BeEquivalentTo(tables.Covered);
        tables.OfOrganization.Should()
            .BeEquivalentTo(tables.Covered.Except([typeof(SetUpLink)]), "a link for the first clinic belongs to none");
    }

    // Ana's conversation with Dr. Lopez, in which Jamie answered on her behalf.
    private async Task PrepareAsync()
    {
        chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Good morning, this is Dr. Lopez");
        await Clinic.SayAsync(Clinic.Ana, chat, "Good morning");
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "The nurse will call you");
        (await FaultAsync()).Should().BeNull("a record left alone is whole");
    }

    private async Task<IReadOnlyList<ConversationRowModel>> QueueAsync() =>
        (await Clinic.Inbox.ListAsync(Clinic.Jamie, new InboxFilter(ChatView.Organization))).Rows;

    private void Change(string sql) =>
        Contents.Ask(Clinic.File,
            new (string Name, Guid Id)[] { ("Nora", Clinic.Nora.Id), ("Jamie", Clinic.Jamie.Id), ("Maria", Clinic.Maria.Id),
                ("Daniel", Clinic.Daniel.Id), ("Ines", Clinic.Ines.Id) }
            .Aggregate(sql,
                (said, person) =>
                    said.Replace($"{{{person.Name}}}", $"'{person.Id.ToString().ToUpperInvariant()}'", StringComparison.Ordinal)));

    private async Task<string?> FaultAsync() =>
        (await Clinic.Verifier.VerifyAllAsync(new Progress<AuditProgress>())).Select(verdict => verdict.Fault?.ToString())
            .FirstOrDefault(fault => fault is not null);
}

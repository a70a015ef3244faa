using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Tests.Storage;

/// <summary>What is wrong with the machine is said as what it is, once to a person and once to whoever runs the server.</summary>
public sealed class OperatorErrorTextTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    public static TheoryData<Exception, string> All => new()
    {
        { new SqliteException("database is locked", 5), "locked by another program" },
        { new SqliteException("attempt to write a readonly database", 8), "read-only" },
        { new SqliteException("disk I/O error", 10), "The disk failed" },
        { new SqliteException("database disk image is malformed", 11), "The database is damaged" },
        { new SqliteException("file is not a database", 26), "The database is damaged" },
        { new DbUpdateException("while saving", new SqliteException("database or disk is full", 13)), "The disk is full" },
        { new SqliteException("unable to open database file", 14), "cannot be opened" },
        { new CannotOpenException(), "sealed under another master key" },
        { new IOException("No space left on device : '/srv/a'", 28), "The disk is full. No space left on device : '/srv/a'" },
        { new IOException("Read-only file system : '/srv/a'", 30), "The file system is read-only. Read-only file system : '/srv/a'" },
        { new UnauthorizedAccessException("Access to the path '/srv/a' is denied."),
            "not allowed to use a file it needs. Access to the path '/srv/a' is denied." },
    };

    [Theory, MemberData(nameof(All))]
    public void Each_fault_has_a_sentence_of_its_own(Exception fault, string words) =>
        OperatorErrorText.Sentence(fault).Should().Contain(words);

    [Fact]
    public void A_bug_has_none()
    {
        OperatorErrorText.Sentence(new InvalidOperationException("a bug")).Should().BeNull();
        OperatorErrorText.Sentence(new SqliteException("constraint failed", 19)).Should().BeNull();
    }

    [Theory]
    [InlineData(28, "disk is full")]
    [InlineData(30, "disk takes nothing")]
    public void A_full_or_read_only_disk_is_not_called_busy(int number, string words) =>
        DatabaseErrorText.Explain(new IOException("as the system says it", number))!.Message
            .Should().Contain(words).And.Contain("Your text is kept").And.NotContain("busy");

    [Fact]
    public async Task The_gate_waits_for_who_has_it_and_for_nothing_else()
    {
        using var gate = new WriteGate(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "a.writer"), Long);

        await gate.Awaiting(one => one.EnterAsync())
            .Should().ThrowAsync<DirectoryNotFoundException>("its folder is gone, which no waiting mends");
    }

    [Fact]
    public async Task Who_has_the_gate_is_waited_for_until_the_patience_ends()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.writer");
        using var one = new WriteGate(file, Long);
        using var other = new WriteGate(file, TimeSpan.FromMilliseconds(50));
        using (await one.EnterAsync())
        {
            (await other.Awaiting(gate => gate.EnterAsync()).Should().ThrowAsync<UnavailableException>())
                .WithMessage("*busy*Your text is kept*");
        }

        (await other.EnterAsync()).Dispose();
        File.Delete(file);
    }
}

using System.Buffers.Binary;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.People;

namespace OrgChat.Tests.Accounts;

public sealed class PasswordRuleTests
{
    private static readonly string[] Nora = ["Nora Fields", "nora.fields@lakeside.example", "Lakeside Clinic"];

    [Theory]
    [InlineData("correct horse battery")] // no capital, no digit, no sign: no composition rules
    [InlineData("mango tram river")]
    [InlineData("einhorn-kaffee-tasse")]
    [InlineData("Ωμέγα ποτάμι ήλιος")]
    [InlineData("  spaces stay where they are  ")]
    [InlineData("🦊🚲🌧️🎻🥐🧭🪁🐙🛶🌵🎲🧵")]
    public void Long_and_unusual_is_enough(string password) => PasswordRules.ProblemOf(password, Nora).Should().BeNull();

    [Theory]
    [InlineData("password1234")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("qwertyuiop12")]
    [InlineData("123456789012")]
    [InlineData("iloveyou1234")]
    [InlineData("letmeinletmein")]
    [InlineData("baseball2024")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcdefghijkl")]
    public void What_is_guessed_first_is_refused(string common) =>
        PasswordRules.ProblemOf(common, Nora)!.Message.Should().StartWith("This password is easy to guess");

    [Theory]
    [InlineData("LakesideClinic1")]
    [InlineData("orgchatorgchat")]
    [InlineData("OrgChat2026!")]
    [InlineData("nora.fields2026")]
    [InlineData("NoraFields1234")]
    [InlineData("nora.fields@lakeside.example")]
    public void Ones_own_name_and_address_the_clinics_and_OrgChats_are_refused(string own) =>
        PasswordRules.ProblemOf(own, Nora)!.Message.Should().StartWith("This password is easy to guess");

    [Fact]
    public void Twelve_characters_at_least_and_one_hundred_and_twenty_eight_at_most()
    {
        PasswordRules.ProblemOf("vk3 zu8 qm1", Nora)!.Message.Should().StartWith("Use at least 12 characters");
        PasswordRules.ProblemOf("vk3 zu8 qm1x", Nora).Should().BeNull();
        var longest = string.Concat(Enumerable.Range(0, 32).Select(i => $"{(char)('a' + (i * 7 % 26))}{i:00}-"));
        PasswordRules.ProblemOf(longest, Nora).Should().BeNull();
        PasswordRules.ProblemOf(longest + "x", Nora)!.Message.Should().Be("Use at most 128 characters.");
    }

    [Theory]
    [InlineData("mango tram river ")]
    [InlineData(" mango tram river")]
    [InlineData("Mango tram river")]
    [InlineData("mango tram rive")]
    [InlineData("")]
    public void Every_character_counts(string almost)
    {
        var account = new Account(new TeamMember(Guid.NewGuid(), "Nora Fields", Nora[1], TeamRole.Support, "", DateTimeOffset.UnixEpoch))
        {
            PasswordHash = PasswordRules.Hash("mango tram river"),
        };

        PasswordRules.Fits(account, "mango tram river").Should().BeTrue();
        PasswordRules.Fits(account, almost).Should().BeFalse();
    }

    [Fact]
    public void The_last_of_a_hundred_and_twenty_eight_characters_counts_too()
    {
        var longest = new string('x', 127);
        var account = new Account(new TeamMember(Guid.NewGuid(), "Nora Fields", Nora[1], TeamRole.Support, "", DateTimeOffset.UnixEpoch))
        {
            PasswordHash = PasswordRules.Hash(longest + "y"),
        };

        PasswordRules.Fits(account, longest + "z").Should().BeFalse();
    }

    [Fact]
    public void Passwords_are_stored_with_PBKDF2_SHA512_and_210_000_iterations()
    {
        // The format of Identity’s hasher, version 3: a marker, then pseudo-random function, iterations and salt length, big-endian.
        var stored = Convert.FromBase64String(PasswordRules.Hash("mango tram river"));

        stored[0].Should().Be(1);
        BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(1)).Should().Be(2, "HMAC-SHA512");
        BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(5)).Should().BeGreaterThanOrEqualTo(210_000);
        BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(9)).Should().BeGreaterThanOrEqualTo(16, "bytes of salt");
    }

    [Fact]
    public void Nobody_has_the_empty_password_nor_does_an_account_without_one()
    {
        PasswordRules.Fits(null, "").Should().BeFalse();
        PasswordRules.Fits(
            new Account(new TeamMember(Guid.NewGuid(), "Nora Fields", Nora[1], TeamRole.Support, "", DateTimeOffset.UnixEpoch)),
            "").Should().BeFalse();
    }
}

using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.SignIn;

/// <summary>Somebody guesses so that others cannot get in.</summary>
public sealed class LockOutTests : ClinicTest
{
    private const string Right = "mango tram river";
    private const string Ines = "ines.romero@lakeside.example";
    private const string Nobody = "nobody@lakeside.example";

    private static readonly Visitor Stranger = new("203.0.113.66");
    private static readonly Visitor Office = new("198.51.100.4");

    [Fact]
    public async Task A_stranger_who_guesses_at_everybody_keeps_nobody_out_but_themself()
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, Right);
        foreach (var name in new[] { "ines.romero", "maria.lopez", "daniel.kim", "jamie.lee", "nora.fields" })
            await GuessAsync($"{name}@lakeside.example", Stranger, times: 7);

        (await OpensAsync(Ines, Stranger)).Should().BeFalse();
        (await OpensAsync(Ines, Office)).Should().BeTrue("the only admin works elsewhere");
    }

    [Fact]
    public async Task A_browser_that_has_signed_in_before_comes_in_where_everybody_else_is_locked_out()
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, Right);
        await GuessAsync(Ines, Office, times: 20);

        (await OpensAsync(Ines, Office)).Should().BeFalse();
        (await OpensAsync(Ines, await KnownAsync(Clinic.Ines))).Should().BeTrue();
        (await OpensAsync(Ines, await KnownAsync(Clinic.Nora))).Should().BeFalse("what knows Nora does not know Ines");
    }

    [Fact]
    public async Task In_a_known_browser_nothing_is_locked_and_who_came_in_starts_anew()
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, Right);
        var known = await KnownAsync(Clinic.Ines);
        await GuessAsync(Ines, known, times: 5);

        var sixth = OpensAsync(Ines, known);

        sixth.IsCompleted.Should().BeFalse("it waits");
        await Eventually.TrueAsync(() => Clinic.Later(0.1) > default(DateTimeOffset) && sixth.IsCompleted);
        (await sixth).Should().BeTrue();
        (await OpensAsync(Ines, known)).Should().BeTrue();
    }

    [Fact]
    public void In_a_stolen_browser_guesses_come_one_after_the_other_and_later_each_time()
    {
        var tries = new SignInAttemptLimiter(Clinic.Clock);
        var stolen = new KnownBrowser(Clinic.Ines, Guid.NewGuid(), "");

        var turns = Enumerable.Range(0, 1000).Select(_ => tries.TakeInBrowser("Ines", stolen)).ToList();

        turns.Where(turn => !turn.IsRefused).Select(turn => turn.Wait.TotalSeconds).Should().Equal(0, 0, 0, 0, 0, 2, 6, 14, 30, 60, 90);
        Clinic.Later(2);
        tries.TakeInBrowser("Ines", stolen).Wait.Should().Be(TimeSpan.FromSeconds(30), "two a minute, for good");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_browser_is_known_any_more_after_a_new_password_or_signing_out_everywhere(bool isNewPassword)
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, Right);
        var known = await KnownAsync(Clinic.Ines);
        await GuessAsync(Ines, Office, times: 5);
        if (isNewPassword)
            await Clinic.HasPasswordAsync(Clinic.Ines, Right);
        else
            await Clinic.Sessions.EndAllAsync(new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines)));

        (await OpensAsync(Ines, known)).Should().BeFalse("it is a stranger at a locked address again");
    }

    [Theory]
    [InlineData("203.0.113.", "")]
    [InlineData("2001:db8:77:", "::1")]
    public void The_addresses_of_one_network_have_twenty_tries_between_them(string network, string host)
    {
        var tries = new SignInAttemptLimiter(Clinic.Clock);

        for (var attempt = 0; attempt < SignInAttemptLimiter.PerNetwork; attempt++)
            IsRefused($"{network}{1 + (attempt / 4)}{host}").Should().BeFalse();

        IsRefused($"{network}99{host}").Should().BeTrue();
        IsRefused(Office.Address!).Should().BeFalse();

        bool IsRefused(string address) => tries.TakeAsStranger("Ines", System.Net.IPAddress.Parse(address)).IsRefused;
    }

    [Theory]
    [InlineData(Ines)]
    [InlineData(Nobody)]
    public async Task Guessing_from_everywhere_makes_strangers_wait_whether_there_is_such_an_account_or_not(string email)
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, Right);
        for (var network = 0; network < 10; network++)
            await OpensAsync(email, new($"203.0.{network}.1"), "a wrong one");

        var next = OpensAsync(email, Office);

        Clinic.Clock.Advance(TimeSpan.FromSeconds(0.9));
        next.IsCompleted.Should().BeFalse("strangers wait a second");
        Clinic.Clock.Advance(TimeSpan.FromSeconds(0.1));
        (await next.WaitAsync(TimeSpan.FromSeconds(30))).Should().Be(email == Ines, "the right password still opens");
        (await OpensAsync(Ines, await KnownAsync(Clinic.Ines))).Should().BeTrue("and at once in her own browser");
    }

    [Fact]
    public void The_wait_of_strangers_grows_to_fifteen_seconds_and_goes_as_time_passes()
    {
        var tries = new SignInAttemptLimiter(Clinic.Clock);

        var waits = Enumerable.Range(0, 100).Select(Wait).ToList();

        waits.Chunk(10).Select(ten => ten.Distinct().Single()).Should().Equal(0, 1, 2, 4, 8, 15, 15, 15, 15, 15);
        Clinic.Later(119);
        Wait(100).Should().Be(8);

        double Wait(int network) => tries.TakeAsStranger("Ines", new([203, 0, (byte)network, 1])).Wait.TotalSeconds;
    }

    [Fact]
    public async Task What_strangers_do_at_the_door_stops_nobody_who_is_inside()
    {
        await Clinic.HasPasswordAsync(Clinic.Ines, Right);
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines), Office.Address);
        await GuessAsync(Ines, Office, times: 7);

        await Clinic.Reauthentication.ConfirmAsync(ines, Right);
        await Clinic.Passwords.ChangeAsync(ines, Right, "another tram river");

        (await Clinic.LastRecordAsync()).Action.Should().Be(AuditAction.PasswordChanged);
    }

    [Fact]
    public void What_is_remembered_of_strangers_is_bounded_and_single_tries_wash_no_lock_away()
    {
        var tries = new SignInAttemptLimiter(Clinic.Clock);
        for (var attempt = 0; attempt < SignInAttemptLimiter.PerAddress; attempt++)
            tries.TakeAsStranger("Ines", Stranger.From);

        for (var address = 0; address < 60_000; address++)
            tries.TakeAsStranger($"somebody {address}", new([10, (byte)(address >> 16), (byte)(address >> 8), (byte)address]));

        tries.Count.Should().BeLessThanOrEqualTo(100_002);
        tries.TakeAsStranger("Ines", Stranger.From).IsRefused.Should().BeTrue();
    }

    private async Task<bool> OpensAsync(string email, Visitor visitor, string password = Right) =>
        (await Clinic.SignIn.OpenAsync(email, password, visitor)).Count > 0;

    private async Task GuessAsync(string email, Visitor visitor, int times)
    {
        for (var attempt = 0; attempt < times; attempt++)
            (await OpensAsync(email, visitor, "a wrong one")).Should().BeFalse();
    }

    // Somebody at the office, in the browser they used before.
    private async Task<Visitor> KnownAsync(Someone someone) =>
        Office with { Browsers = [KnownBrowser.Of(await Clinic.AccountAsync(someone))] };
}

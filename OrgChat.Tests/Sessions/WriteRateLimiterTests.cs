using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Sessions;

/// <summary>One person’s acts are limited, in all their sessions together; nothing is lost and nobody else waits.</summary>
public sealed class WriteRateLimiterTests : ClinicTest
{
    [Fact]
    public async Task A_flood_is_refused_until_a_moment_later_and_others_go_on()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var (office, home, ana) = (await ArriveAsync(Clinic.Maria), await ArriveAsync(Clinic.Maria), await ArriveAsync(Clinic.Ana));
        for (var message = 0; message < WriteRateLimiter.Burst; message++)
            await SayAsync(message % 2 == 0 ? office : home, chat);

        foreach (var session in new[] { office, home })
        {
            (await Clinic.RefusesAsync(() => SayAsync(session, chat))).Message
                .Should().Be("That was a lot at once. Wait a moment and try again.");
        }

        await SayAsync(ana, chat);
        await Clinic.Reader.OpenAsync(ana, chat);
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var message = 0; message < WriteRateLimiter.PerSecond; message++)
            await SayAsync(home, chat);

        await Clinic.RefusesAsync(() => SayAsync(home, chat));
        (await Clinic.MessagesAsync(chat)).Should().HaveCount(WriteRateLimiter.Burst + 1 + WriteRateLimiter.PerSecond);
    }

    [Fact]
    public async Task An_upload_is_one_act_like_a_message()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var maria = await ArriveAsync(Clinic.Maria);
        for (var file = 0; file < WriteRateLimiter.Burst; file++)
        {
            using var content = new MemoryStream(Samples.Pdf());
            await Clinic.Attachments.UploadAsync(maria, chat, "letter.pdf", content);
        }

        await Clinic.RefusesAsync(() => SayAsync(maria, chat));
    }

    [Fact]
    public async Task Who_is_over_the_limit_can_still_read_and_sign_out()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var maria = await ArriveAsync(Clinic.Maria);
        for (var message = 0; message < WriteRateLimiter.Burst; message++)
            await SayAsync(maria, chat);

        await Clinic.RefusesAsync(() => SayAsync(maria, chat));
        await Clinic.Sessions.ListAsync(maria);
        await Clinic.Sessions.SignOutAsync(maria);
    }

    [Fact]
    public async Task Reading_what_comes_in_takes_nothing_from_what_one_may_write()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var maria = await ArriveAsync(Clinic.Maria);
        for (var message = 1; message <= WriteRateLimiter.Burst; message++)
        {
            await Clinic.SayAsync(Clinic.Ana, chat, "Next");
            await Clinic.States.MarkReadAsync(maria.AsScreen(), chat, message);
        }

        for (var message = 0; message < WriteRateLimiter.Burst; message++)
            await SayAsync(maria, chat);

        await Clinic.RefusesAsync(() => SayAsync(maria, chat));
    }

    [Fact]
    public async Task An_upload_is_one_act()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var maria = await ArriveAsync(Clinic.Maria);
        for (var message = 1; message < WriteRateLimiter.Burst; message++)
            await SayAsync(maria, chat);

        await Clinic.Attachments.UploadAsync(maria, chat, "plan.txt", new MemoryStream("Rest"u8.ToArray()),
            TestContext.Current.CancellationToken);

        await Clinic.RefusesAsync(() => SayAsync(maria, chat));
    }

    [Fact]
    public void The_pace_of_many_people_takes_bounded_memory()
    {
        var pace = new WriteRateLimiter(Clinic.Clock);
        for (var person = 0; person < 50_000; person++)
        {
            pace.Take(new Actor(Guid.NewGuid(), Guid.NewGuid()));
            Clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        pace.Count.Should().BeLessThanOrEqualTo(10_000);
    }

    private async Task<Actor> ArriveAsync(Someone someone) => new(someone, await Clinic.Sessions.StartAsync(someone, null));

    private Task SayAsync(Actor actor, Guid chat) => Clinic.Messages.SendAsync(actor, chat, new(Guid.NewGuid(), "Next"));
}

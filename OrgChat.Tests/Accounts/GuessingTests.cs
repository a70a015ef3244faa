using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Data;
using OrgChat.Domain.Demo;
using OrgChat.Tests.EndToEnd;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Accounts;

/// <summary>Somebody guesses, over HTTP as anybody can.</summary>
[Collection(nameof(InABrowser))]
public sealed partial class GuessingTests
{
    private const string Nora = "nora.fields@lakeside.example";

    [Fact]
    public async Task Two_hundred_guesses_get_nowhere_and_do_not_tell_who_exists()
    {
        await using var server = new Server(triesPerMinute: 100_000);
        using var stranger = await Guesser.AtAsync(server);
        var (known, unknown) = (new List<Answer>(), new List<Answer>());
        for (var guess = 0; guess < 100; guess++)
        {
            // At the same moment, so that a busy machine is as slow for the one as for the other.
            var both = await Task.WhenAll(
                stranger.GuessAsync(Nora, $"guess number {guess}"), stranger.GuessAsync($"no.body{guess}@lakeside.example", $"guess number {guess}"));
            known.Add(both[0]);
            unknown.Add(both[1]);
        }

        known.Concat(unknown).Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
        known.Concat(unknown).Select(answer => answer.Body).Distinct().Should().ContainSingle("the answer is the same to the letter");

        // Both take the fixed least time, on a busy machine more; noise stays far below twice, a password hash saved would not.
        (Median(known) / Median(unknown)).Should().BeInRange(0.6, 1.7);
        (await stranger.GuessAsync(Nora, DemoClinics.Password)).Status.Should().Be(HttpStatusCode.OK, "also the right password is refused while the account rests");
        (await stranger.GuessAsync("sam.ortiz@lakeside.example", DemoClinics.Password)).Status.Should().Be(HttpStatusCode.Redirect, "nobody else is locked");
        var record = await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db =>
            db.AuditEntries.Where(e => e.Action == AuditAction.SignInFailed || e.Action == AuditAction.SignInLocked).Select(e => e.Action).ToListAsync());
        record.Count(action => action == AuditAction.SignInFailed).Should().Be(101);
        record.Count(action => action == AuditAction.SignInLocked).Should().Be(1);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_told_when_to_come_back_and_looking_stays_free()
    {
        await using var server = new Server(triesPerMinute: 5);
        using var stranger = await Guesser.AtAsync(server);
        for (var guess = 0; guess < 5; guess++)
            (await stranger.GuessAsync($"no.body{guess}@lakeside.example", "a guess")).Status.Should().Be(HttpStatusCode.OK);

        var refused = await stranger.GuessAsync(Nora, DemoClinics.Password);

        refused.Status.Should().Be(HttpStatusCode.TooManyRequests);
        refused.RetryAfter.Should().BePositive();
        refused.Body.Should().Contain($"Wait {refused.RetryAfter!.Value.TotalSeconds:0} seconds");
        (await stranger.LookAsync("/sign-in")).Should().Be(HttpStatusCode.OK);
    }

    private static double Median(List<Answer> answers) => answers.Select(answer => answer.Took.TotalMilliseconds).Order().ElementAt(answers.Count / 2);

    private sealed class Server(int triesPerMinute) : OrgChatServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("OrgChat:SignIn:TriesPerMinute", $"{triesPerMinute}");
            builder.UseSetting("OrgChat:SignIn:TriesPerMinuteOfAll", "100000");
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Body, TimeSpan Took, TimeSpan? RetryAfter);

    private sealed partial class Guesser(HttpClient client, Dictionary<string, string> form) : IDisposable
    {
        public static async Task<Guesser> AtAsync(OrgChatServer server)
        {
            var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseAddress };
            var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/sign-in"));
            var fields = page.Forms[0].QuerySelectorAll("input[type=hidden]");
            return new Guesser(client, fields.ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!));
        }

        public async Task<Answer> GuessAsync(string email, string password)
        {
            var started = TimeProvider.System.GetTimestamp();
            using var content = new FormUrlEncodedContent(form.Append(new("Form.Email", email)).Append(new("Form.Password", password)));
            using var answer = await client.PostAsync("/sign-in", content);
            var body = await answer.Content.ReadAsStringAsync();
            var same = Token().Replace(body.Replace(email, "(the address typed)"), "");
            return new Answer(answer.StatusCode, same, TimeProvider.System.GetElapsedTime(started), answer.Headers.RetryAfter?.Delta);
        }

        public async Task<HttpStatusCode> LookAsync(string address)
        {
            using var answer = await client.GetAsync(address);
            return answer.StatusCode;
        }

        public void Dispose() => client.Dispose();

        // What differs from one answer to the next whatever was asked: the forms’ own tokens, and the nonce of the page.
        [GeneratedRegex("""<input[^>]*__RequestVerificationToken[^>]*>|nonce="[^"]*"|<!--Blazor[^>]*-->""")]
        private static partial Regex Token();
    }
}

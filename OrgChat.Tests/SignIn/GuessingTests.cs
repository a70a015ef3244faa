using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OrgChat.Web.Protection;

namespace OrgChat.Tests.SignIn;

/// <summary>Somebody guesses, over HTTP as anybody can.</summary>
[Collection(nameof(ForALine))]
public sealed partial class GuessingTests
{
    private const string Nora = "nora.fields@lakeside.example";
    private const string Ana = "ana.ruiz@mail.example";

    [Fact]
    public async Task Two_hundred_guesses_get_nowhere_and_do_not_tell_who_exists()
    {
        await using var server = new Server(triesPerMinute: 100);
        using var stranger = await Guesser.AtAsync(server);
        var (known, unknown) = (new List<Answer>(), new List<Answer>());
        for (var ten = 0; ten < 10; ten++)
        {
            // At the same moment, so that a busy machine is as slow for the one as for the other; from one address, then from another.
            var from = ten < 5 ? "203.0.113.7" : "198.51.100.7";
            var both = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
                stranger.GuessAsync(i % 2 == 0 ? Nora : "no.body@lakeside.example", $"guess number {(ten * 10) + (i / 2)}", from)));
            known.AddRange(both.Where((_, i) => i % 2 == 0));
            unknown.AddRange(both.Where((_, i) => i % 2 == 1));
        }

        known.Concat(unknown).Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
        known.Concat(unknown).Select(answer => answer.Body).Distinct().Should().ContainSingle("the answer is the same to the letter");

        // Both take the fixed least time, on a busy machine more; noise stays far below twice, a password hash saved would not.
        (Median(known) / Median(unknown)).Should().BeInRange(0.6, 1.7);
        (await stranger.GuessAsync(Nora, DemoClinicService.Password, "198.51.100.7"))
            .Status.Should().Be(HttpStatusCode.TooManyRequests, "the limits are on");
        (await stranger.GuessAsync(Nora, DemoClinicService.Password, "198.51.100.8"))
            .Status.Should().Be(HttpStatusCode.Redirect, "what a stranger does elsewhere locks nobody out");
        var record = await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db =>
            db.AuditEntries.Where(e => e.Action == AuditAction.SignInFailed || e.Action == AuditAction.SignInLocked).Select(e => e.Action)
                .ToListAsync());
        record.Count(action => action == AuditAction.SignInFailed).Should().Be(100);
        record.Count(action => action == AuditAction.SignInLocked)
            .Should().Be(2, "ten of the hundred were compared, five from each address");
    }

    [Fact]
    public async Task A_locked_address_refuses_the_right_password_in_the_same_words_but_not_in_a_browser_that_has_signed_in()
    {
        await using var server = new Server(triesPerMinute: 15);
        using var stranger = await Guesser.AtAsync(server);
        using var ana = await Guesser.AtAsync(server);
        (await ana.GuessAsync(Ana, DemoClinicService.Password)).Status.Should().Be(HttpStatusCode.Redirect);
        ana.CloseBrowser();
        var wrong = await stranger.GuessAsync(Ana, "a guess");
        for (var guess = 1; guess < 5; guess++)
            await stranger.GuessAsync(Ana, "a guess");

        var right = await stranger.GuessAsync(Ana, DemoClinicService.Password);

        right.Status.Should().Be(HttpStatusCode.OK);
        right.Body.Should().Be(wrong.Body);
        right.Took.Should().BeGreaterThan(TimeSpan.FromMilliseconds(290), "nothing is compared, and that does not show");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(guess => stranger.GuessAsync($"no.body{guess}@lakeside.example", "a guess")));
        (await stranger.GuessAsync(Ana, DemoClinicService.Password))
            .Status.Should().Be(HttpStatusCode.TooManyRequests, "the address has used up its tries");
        (await ana.GuessAsync(Ana, DemoClinicService.Password))
            .Status.Should().Be(HttpStatusCode.Redirect, "and the known browser at it has its own");
    }

    [Fact]
    public async Task Twenty_addresses_cannot_use_up_what_everybody_has_and_neighbours_have_one_limit()
    {
        await using var server = new Server(triesPerMinute: 30);
        using var client = HttpVisitor.To(server);

        // Counted before anything is asked of the form.
        foreach (var address in Enumerable.Range(1, 25).Select(network => $"198.51.{network}.1"))
            await PostAsync(address, times: 30);

        (await PostAsync("203.0.113.9", times: 1)).Should().NotBe(HttpStatusCode.TooManyRequests);
        for (var neighbour = 10; neighbour < 14; neighbour++)
            await PostAsync($"203.0.113.{neighbour}", times: 30);

        (await PostAsync("203.0.113.9", times: 1)).Should().Be(HttpStatusCode.TooManyRequests);

        async Task<HttpStatusCode> PostAsync(string from, int times)
        {
            var answers =
                await Task.WhenAll(Enumerable.Range(0, times).Select(_ => client.PostAsync("/set-up", [], ("X-Forwarded-For", from))));
            return answers[^1].StatusCode;
        }
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_told_when_to_come_back_and_looking_stays_free()
    {
        await using var server = new Server(triesPerMinute: 5);
        using var stranger = await Guesser.AtAsync(server);
        for (var guess = 0; guess < 5; guess++)
            (await stranger.GuessAsync($"no.body{guess}@lakeside.example", "a guess")).Status.Should().Be(HttpStatusCode.OK);

        var refused = await stranger.GuessAsync(Nora, DemoClinicService.Password);

        refused.Status.Should().Be(HttpStatusCode.TooManyRequests);
        refused.RetryAfter.Should().BePositive();
        refused.Body.Should().Contain($"Wait {refused.RetryAfter!.Value.TotalSeconds:0} seconds");
        (await stranger.LookAsync("/sign-in")).Should().Be(HttpStatusCode.OK);
    }

    private static double Median(List<Answer> answers) =>
        answers.Select(answer => answer.Took.TotalMilliseconds).Order().ElementAt(answers.Count / 2);

    private sealed class Server(int triesPerMinute) : OrgChatServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("OrgChat:SignIn:TriesPerMinute", $"{triesPerMinute}");
            builder.UseSetting(TransportExtensions.TrustedProxies, "127.0.0.1");
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Body, TimeSpan Took, TimeSpan? RetryAfter);

    private sealed partial class Guesser(HttpClient client, CookieContainer cookies, Dictionary<string, string> form) : IDisposable
    {
        public static async Task<Guesser> AtAsync(OrgChatServer server)
        {
            var cookies = new CookieContainer();
            var client = new HttpClient(
                new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
            { BaseAddress = server.BaseAddress };
            var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/sign-in"));
            var fields = page.Forms[0].QuerySelectorAll("input[type=hidden]");
            return new Guesser(client, cookies,
                fields.ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value")!));
        }

        public async Task<Answer> GuessAsync(string email, string password, string from = "203.0.113.7")
        {
            var started = TimeProvider.System.GetTimestamp();
            using var content = new FormUrlEncodedContent(form.Append(new("Form.Email", email)).Append(new("Form.Password", password)));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = content };
            request.Headers.Add("X-Forwarded-For", from);
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            var same = Token().Replace(body.Replace(email, "(the address typed)"), "");
            return new Answer(answer.StatusCode, same, TimeProvider.System.GetElapsedTime(started), answer.Headers.RetryAfter?.Delta);
        }

        public async Task<HttpStatusCode> LookAsync(string address)
        {
            using var answer = await client.GetAsync(address);
            return answer.StatusCode;
        }

        /// <summary>What opens anything ends with the browser.</summary>
        public void CloseBrowser() => cookies.GetAllCookies()["orgchat"]!.Expired = true;

        public void Dispose() => client.Dispose();

        // What differs from one answer to the next whatever was asked: the forms’ own tokens, and the nonce of the page.
        [GeneratedRegex("""<input[^>]*__RequestVerificationToken[^>]*>|nonce="[^"]*"|<!--Blazor[^>]*-->""")]
        private static partial Regex Token();
    }
}

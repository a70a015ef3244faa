using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Files;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

/// <summary>Files over plain HTTP, as a browser or somebody without one would ask for them.</summary>
public sealed class AttachmentHttpTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_download_carries_the_headers_that_keep_it_from_being_run_kept_or_embedded()
    {
        using var ana = await SignInAsync("Ana Ruiz");
        var id = await ana.UploadedAsync("Befund „Knie“\r\nX-Evil: 1;größe\".pdf", Samples.Pdf());

        using var answer = await ana.Visitor.GetAsync($"/attachments/{id}?file=../../secret");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Samples.Pdf());
        answer.Content.Headers.ContentType!.ToString().Should().Be("application/pdf");
        answer.Content.Headers.ContentLength.Should().Be(Samples.Pdf().Length);
        Header(answer, "Content-Disposition").Should().StartWith("attachment; filename=").And.Contain("filename*=UTF-8''Befund%20");
        Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
        Header(answer, "Content-Security-Policy").Should().Be("sandbox; default-src 'none'");
        Header(answer, "Cache-Control").Should().Be("no-store");
        Header(answer, "Cross-Origin-Resource-Policy").Should().Be("same-origin");
        answer.Headers.Contains("X-Evil").Should().BeFalse();
        answer.Headers.AcceptRanges.Should().BeEmpty();
    }

    [Fact]
    public async Task Only_a_picture_asked_for_by_its_place_is_shown_and_everything_else_is_saved()
    {
        using var ana = await SignInAsync("Ana Ruiz");
        var (picture, letter) = (await ana.UploadedAsync("knee.png", Samples.Png()), await ana.UploadedAsync("letter.pdf", Samples.Pdf()));

        using var shown = await ana.Visitor.SendAsync(HttpMethod.Get, $"/attachments/{picture}/picture", ("Sec-Fetch-Dest", "image"));
        Header(shown, "Content-Disposition").Should().StartWith("inline");
        Header(shown, "Content-Type").Should().Be("image/png");
        Header(shown, "Content-Security-Policy").Should().Be("sandbox; default-src 'none'");
        using var saved = await ana.Visitor.GetAsync($"/attachments/{picture}");
        Header(saved, "Content-Disposition").Should().StartWith("attachment");
        (await StatusAsync(ana, $"/attachments/{letter}/picture", ("Sec-Fetch-Dest", "image"))).Should().Be(HttpStatusCode.NotFound);
        foreach (var use in new[] { "document", "iframe", "script", "object" })
            (await StatusAsync(ana, $"/attachments/{picture}/picture", ("Sec-Fetch-Dest", use))).Should().Be(HttpStatusCode.NotFound, use);
    }

    [Fact]
    public async Task A_client_who_reads_Spanish_is_refused_a_file_in_Spanish()
    {
        using var ana = await SignInAsync("Ana Ruiz");
        using var chosen = await ana.Visitor.GetAsync("/language/es?back=/chat");

        using var answer = await ana.UploadAsync("tool.exe", [1]);

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problem").GetString().Should().Be(
            "«tool.exe» no se puede adjuntar. Se pueden adjuntar fotos (JPEG, PNG, GIF, WebP), PDF, Word, Excel, PowerPoint, OpenDocument, texto y CSV.");
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Another_sites_page_gets_no_file_even_with_the_cookie(string site)
    {
        using var ana = await SignInAsync("Ana Ruiz");
        var id = await ana.UploadedAsync("knee.png", Samples.Png());

        (await StatusAsync(ana, $"/attachments/{id}", ("Sec-Fetch-Site", site))).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(ana, $"/attachments/{id}/picture", ("Sec-Fetch-Site", site), ("Sec-Fetch-Dest", "image")))
            .Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(ana, "/attachments/token", ("Sec-Fetch-Site", site))).Should().Be(HttpStatusCode.Forbidden);
        using var upload = await ana.UploadAsync("a.pdf", Samples.Pdf(), ("Sec-Fetch-Site", site));
        upload.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var foreign = await ana.UploadAsync("a.pdf", Samples.Pdf(), ("Origin", "https://evil.example"));
        foreign.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_not_ones_own_looks_exactly_like_what_does_not_exist()
    {
        using var ana = await SignInAsync("Ana Ruiz");
        var id = await ana.UploadedAsync("knee.png", Samples.Png());
        foreach (var name in new[] { "Dr. Omar Haddad", "Theo Marsh", "Nora Fields", "Henrik Lund" })
        {
            using var other = await SignInAsync(name, conversation: ana.Conversation);
            foreach (var tail in new[] { "", "/picture" })
            {
                using var real = await other.Visitor.GetAsync($"/attachments/{id}{tail}");
                using var random = await other.Visitor.GetAsync($"/attachments/{Guid.NewGuid()}{tail}");
                real.StatusCode.Should().Be(HttpStatusCode.NotFound, name);
                Told(real).Should().Equal(Told(random));
                (await WordsAsync(real)).Should().Be(await WordsAsync(random));
            }

            using var upload = await other.UploadAsync("a.pdf", Samples.Pdf());
            upload.StatusCode.Should().Be(HttpStatusCode.NotFound, name);
        }
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_and_uploads_nothing()
    {
        using var stranger = HttpVisitor.To(server);

        using var download = await stranger.GetAsync($"/attachments/{Guid.NewGuid()}");
        using var upload = await stranger.SendAsync(HttpMethod.Post, $"/conversations/{Guid.NewGuid()}/attachments",
            new ByteArrayContent(Samples.Pdf()), ("X-File-Name", "a.pdf"));

        download.Headers.Location!.AbsolutePath.Should().Be("/sign-in");
        upload.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Without_the_antiforgery_token_or_with_anothers_nothing_is_taken_in_or_away()
    {
        using var ana = await SignInAsync("Ana Ruiz");
        using var maria = await SignInAsync("Dr. Maria Lopez");
        var id = await ana.UploadedAsync("a.pdf", Samples.Pdf());
        foreach (var token in new[] { "", "nonsense", maria.Token })
        {
            foreach (var address in new[] { ana.Address, "/conversations/new/attachments" })
            {
                using var upload = await ana.Visitor.SendAsync(
                    HttpMethod.Post, address, new ByteArrayContent(Samples.Pdf()), ("X-File-Name", "a.pdf"),
                    ("RequestVerificationToken", token));
                upload.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            }

            using var discard =
                await ana.Visitor.SendAsync(HttpMethod.Post, $"/attachments/{id}/discard", ("RequestVerificationToken", token));
            discard.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        (await StatusAsync(ana, $"/attachments/{id}")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_large_is_said_in_words_with_and_without_a_length()
    {
        using var maria = await SignInAsync("Dr. Maria Lopez");
        var content = new byte[AttachmentOptions.MaxFileBytes + 1];
        content.AsSpan().Fill((byte)'x');
        foreach (var isChunked in new[] { false, true })
        {
            using var answer = await maria.UploadAsync("big.txt", content, isChunked ? [("Transfer-Encoding", "chunked")] : []);

            answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
            (await ProblemAsync(answer)).Should().Contain("larger than 25 MB");
        }
    }

    [Fact]
    public async Task What_may_not_be_attached_is_said_in_words_even_when_much_follows()
    {
        using var maria = await SignInAsync("Dr. Maria Lopez");
        var content = new byte[5_000_000];

        using var answer = await maria.UploadAsync("page.html", content);

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType, "the browser does not offer to try again");
        (await ProblemAsync(answer)).Should().Contain("“page.html” cannot be attached. Photos (JPEG");
    }

    [Fact]
    public async Task A_damaged_file_is_a_sentence_and_no_failure()
    {
        using var maria = await SignInAsync("Dr. Maria Lopez");
        var id = await maria.UploadedAsync("knee.png", Samples.Png());
        File.Delete(server.Services.GetRequiredService<AttachmentStore>().PathOf(id));

        foreach (var tail in new[] { "", "/picture" })
        {
            using var answer = await maria.Visitor.GetAsync($"/attachments/{id}{tail}");
            answer.StatusCode.Should().Be(HttpStatusCode.Gone);
            (await answer.Content.ReadAsStringAsync()).Should().StartWith("This file is damaged or missing and cannot be opened.");
        }
    }

    [Fact]
    public async Task Opening_files_faster_than_a_person_does_is_a_sentence_and_no_failure()
    {
        using var sam = await SignInAsync("Sam Ortiz");
        var id = await sam.UploadedAsync("letter.pdf", Samples.Pdf());
        // At once: one after the other, a slow machine is no faster than a person.
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => sam.Visitor.GetAsync($"/attachments/{id}")));
        var answer = answers.First(one => one.StatusCode != HttpStatusCode.OK);

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await answer.Content.ReadAsStringAsync()).Should().Be("That was a lot at once. Wait a moment and try again.");
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(5));
        foreach (var one in answers)
            one.Dispose();
    }

    [Fact]
    public async Task Reading_a_file_changes_nothing_but_the_record()
    {
        using var ana = await SignInAsync("Ana Ruiz");
        var id = await ana.UploadedAsync("a.png", Samples.Png());
        var database = server.Services.GetRequiredService<OrgChatDatabase>();
        var before = await database.ReadAsync(db => db.Attachments.SingleAsync(file => file.Id == id));

        await StatusAsync(ana, $"/attachments/{id}");
        await StatusAsync(ana, $"/attachments/{id}/picture");
        using var discard = await ana.Visitor.GetAsync($"/attachments/{id}/discard");

        discard.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        (await database.ReadAsync(db => db.Attachments.SingleAsync(file => file.Id == id))).Should().BeEquivalentTo(before);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.Concat(answer.Content.Headers)
            .First(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value);

    /// <summary>All headers that could tell something.</summary>
    private static IEnumerable<string> Told(HttpResponseMessage answer) =>
        from header in answer.Headers.Concat(answer.Content.Headers)
        where header.Key is not ("Date" or "Content-Security-Policy")
        select $"{header.Key}: {string.Join(", ", header.Value)}";

    private static async Task<string> WordsAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).Body!.Words();

    private static async Task<string> ProblemAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problem").GetString()!;

    private static async Task<HttpStatusCode> StatusAsync(Uploader who, string address, params (string Name, string Value)[] headers)
    {
        using var answer = await who.Visitor.SendAsync(HttpMethod.Get, address, headers);
        return answer.StatusCode;
    }

    private Task<Uploader> SignInAsync(string name, Guid? conversation = null) => Uploader.SignInAsync(server, name, conversation);
}

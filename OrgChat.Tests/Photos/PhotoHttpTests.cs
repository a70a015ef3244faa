using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Photos;
using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Attachments;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Photos;

/// <summary>Photos over plain HTTP, as a browser or somebody without one would ask for them.</summary>
public sealed class PhotoHttpTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_photo_is_shown_as_a_picture_and_kept_by_the_one_browser_only()
    {
        using var jamie = await Uploader.SignInAsync(server, "Jamie Lee");
        var address = await ChangedAsync(jamie, "Jamie Lee", Samples.Png(256, 256));
        using var maria = await HttpVisitor.SignInAsync(server, "Dr. Maria Lopez");

        using var answer = await maria.GetAsync(address);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(Samples.Png(256, 256));
        Header(answer, "Content-Type").Should().Be("image/png");
        Header(answer, "Content-Disposition").Should().Be("inline");
        Header(answer, "Cache-Control").Split(", ").Should().BeEquivalentTo("private", "max-age=86400", "immutable");
        Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
        Header(answer, "Content-Security-Policy").Should().Be("sandbox; default-src 'none'");
        Header(answer, "Cross-Origin-Resource-Policy").Should().Be("same-origin");
    }

    [Fact]
    public async Task What_one_may_not_see_looks_exactly_like_what_does_not_exist_and_is_not_kept()
    {
        using var nora = await Uploader.SignInAsync(server, "Nora Fields");
        var address = await ChangedAsync(nora, "Nora Fields", Samples.Png());
        foreach (var name in new[] { "Dr. Omar Haddad", "Theo Marsh", "Ana Ruiz" })
        {
            using var other = await HttpVisitor.SignInAsync(server, name);
            using var real = await other.GetAsync(address);
            using var random = await other.GetAsync($"/photos/{Guid.NewGuid()}/{Guid.NewGuid()}");

            real.StatusCode.Should().Be(HttpStatusCode.NotFound, name);
            Told(real).Should().Equal(Told(random));
            Header(real, "Cache-Control").Should().Be("no-store");
        }
    }

    [Fact]
    public async Task Who_is_signed_out_or_of_another_site_gets_nothing()
    {
        using var sam = await Uploader.SignInAsync(server, "Sam Ortiz");
        var address = await ChangedAsync(sam, "Sam Ortiz", Samples.Png());

        using var foreign = await sam.Visitor.SendAsync(HttpMethod.Get, address, ("Sec-Fetch-Site", "cross-site"));
        foreign.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        await EndSessionsAsync("Sam Ortiz");
        using var over = await sam.Visitor.GetAsync(address);
        over.Headers.Location!.AbsolutePath.Should().Be("/sign-in");
    }

    [Fact]
    public async Task Only_with_the_token_of_ones_own_page_is_a_photo_taken_in()
    {
        using var ana = await Uploader.SignInAsync(server, "Ana Ruiz");
        using var maria = await Uploader.SignInAsync(server, "Dr. Maria Lopez");
        foreach (var token in new[] { "", "nonsense", maria.Token })
        {
            using var answer = await ana.Visitor.SendAsync(
                HttpMethod.Post, "/photos/own", new ByteArrayContent(Samples.Png()), ("RequestVerificationToken", token));
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var foreign = await ChangeAsync(ana, Samples.Png(), ("Sec-Fetch-Site", "cross-site"));
        foreign.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Too_large_is_said_in_words_with_and_without_a_length(bool isChunked)
    {
        using var maria = await Uploader.SignInAsync(server, "Dr. Maria Lopez");
        using var answer = await ChangeAsync(maria, new byte[(PersonPhoto.MaxBytes * 4) + 1],
            isChunked ? [("Transfer-Encoding", "chunked")] : []);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await ProblemAsync(answer)).Should().Be("This photo is larger than 200 kB. Choose a smaller one.");
    }

    [Fact]
    public async Task What_is_no_photo_is_said_in_the_reader_s_language()
    {
        using var grace = await Uploader.SignInAsync(server, "Grace Nwosu");
        using var chosen = await grace.Visitor.GetAsync("/language/es?back=/chat");

        using var answer = await ChangeAsync(grace, Samples.Pdf());

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await ProblemAsync(answer)).Should().Be("No es una foto en JPEG, PNG o WebP. Elija otra.");
    }

    private static Task<HttpResponseMessage> ChangeAsync(Uploader who, byte[] photo, params (string Name, string Value)[] more) =>
        who.Visitor.SendAsync(
            HttpMethod.Post, "/photos/own", new ByteArrayContent(photo), [("RequestVerificationToken", who.Token), .. more]);

    /// <returns>The address of the photo.</returns>
    private async Task<string> ChangedAsync(Uploader who, string name, byte[] photo)
    {
        using var answer = await ChangeAsync(who, photo);
        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        var id = await IdOfAsync(name);
        return $"/photos/{id}/{(await server.Services.GetRequiredService<PhotoService>().ListAsync(new Actor(id))).Of(id)}";
    }

    private async Task EndSessionsAsync(string name)
    {
        var person = await IdOfAsync(name);
        await server.Services.GetRequiredService<SessionService>().EndAllAsync(new Actor(person));
    }

    private Task<Guid> IdOfAsync(string name) =>
        server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db => db.IdOfAsync(name));

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.Concat(answer.Content.Headers)
            .First(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value);

    /// <summary>All headers that could tell something.</summary>
    private static IEnumerable<string> Told(HttpResponseMessage answer) =>
        from header in answer.Headers.Concat(answer.Content.Headers)
        where header.Key is not ("Date" or "Content-Security-Policy")
        select $"{header.Key}: {string.Join(", ", header.Value)}";

    private static async Task<string> ProblemAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problem").GetString()!;
}

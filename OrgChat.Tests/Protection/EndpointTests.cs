using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Protection;

/// <summary>
/// Every address the application answers to, by what the application itself says of them; which are open to strangers, PathwayTests knows.
/// </summary>
public sealed class EndpointTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    private List<RouteEndpoint> Endpoints =>
        [.. server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)];

    [Fact]
    public async Task Every_other_address_sends_a_stranger_to_the_sign_in_or_away()
    {
        using var stranger = HttpVisitor.To(server);
        foreach (var address in Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(Filled)
            .Distinct())
        {
            using var answer = await stranger.GetAsync(address);
            if (answer.StatusCode == HttpStatusCode.Redirect)
                answer.Headers.Location!.AbsolutePath.Should().Be("/sign-in", address);
            else
                answer.StatusCode.Should()
                    .BeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed], address);
        }
    }

    [Fact]
    public async Task Nothing_can_be_posted_without_a_token()
    {
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");
        var posts = Endpoints.Where(TakesPosts).Where(endpoint => !OneClick.Contains(Address(endpoint))).ToList();
        posts.Select(Address).Should().Contain("/sign-out").And.Contain("/sign-in").And.HaveCountGreaterThan(10);

        foreach (var endpoint in posts)
        {
            using var answer = await jamie.PostAsync(Filled(endpoint), [new("Form.Email", "jamie.lee@lakeside.example")]);
            answer.StatusCode.Should()
                .BeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.UnsupportedMediaType], Filled(endpoint));
        }

        using var chat = await jamie.GetAsync("/chat");
        chat.StatusCode.Should().Be(HttpStatusCode.OK, "Jamie is still signed in");
    }

    [Fact]
    public void Every_form_post_asks_for_its_token() =>
        Endpoints.Where(TakesPosts).Where(endpoint => !Address(endpoint).StartsWith("/_blazor", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true })
            .Select(Address).Except([.. AskThemselves, .. OneClick]).Should().BeEmpty();

    // Uploads and what goes with them: the token comes in a header, and a filter asks for it before anything of the body is read. The push
    // address comes as JSON, which no form of another site can send.
    private static readonly string[] AskThemselves =
        ["/attachments/{id:guid}/discard", "/conversations/{conversationId:guid}/attachments", "/conversations/new/attachments",
            "/photos/own", "/account/push"];

    // Posted to by mail programs, which have no token: the address itself is the secret, and is good for nothing else (RFC 8058).
    private static readonly string[] OneClick = ["/unsubscribe/{Token}"];

    [Fact]
    public async Task Reading_changes_nothing()
    {
        using var ines = await HttpVisitor.SignInAsync(server, "Ines Romero");
        var before = await KeptAsync();

        foreach (var address in Endpoints.Select(Filled).Distinct())
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
                (await ines.SendAsync(method, $"{address}?handler=delete&_method=DELETE")).Dispose();
        }

        (await KeptAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task A_form_too_old_is_explained_to_a_person_and_refused_to_a_program()
    {
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");

        using var toPerson = await jamie.PostAsync("/sign-out", [], ("Sec-Fetch-Mode", "navigate"));
        using var toProgram = await jamie.PostAsync("/sign-out", []);

        toPerson.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await jamie.PageAsync(toPerson.Headers.Location!.ToString())).Body!.TextContent.Should().Contain("This page was out of date")
            .And.Contain("Nothing was changed");
        toProgram.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Filled(RouteEndpoint endpoint) => Regex.Replace(Address(endpoint), @"\{[^}]*\}", Guid.NewGuid().ToString());

    private static bool TakesPosts(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("POST");

    /// <summary>Everything stored but when a session was last seen, and the record of who looked.</summary>
    private Task<List<string>> KeptAsync() =>
        Task.FromResult(Contents.Of(server.Services.GetRequiredService<OrgChatDatabase>().File)
            .Where(row => !row.StartsWith("Sessions:", StringComparison.Ordinal) && !row.StartsWith("Audit", StringComparison.Ordinal))
            .ToList());
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Attachments;

/// <summary>A demo person who uploads without a browser, into a conversation of Ana Ruiz’s.</summary>
internal sealed record Uploader(HttpVisitor Visitor, Guid Conversation, string Token) : IDisposable
{
    public string Address => $"/conversations/{Conversation}/attachments";

    public static async Task<Uploader> SignInAsync(OrgChatServer server, string name, Guid? conversation = null)
    {
        var visitor = await HttpVisitor.SignInAsync(server, name);
        using var answer = await visitor.GetAsync("/attachments/token");
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        return new Uploader(visitor, conversation ?? await AnasAsync(server), token);
    }

    public Task<HttpResponseMessage> UploadAsync(string name, byte[] content, params (string Name, string Value)[] more) =>
        Visitor.SendAsync(
            HttpMethod.Post, Address, new ByteArrayContent(content),
            [("X-File-Name", Uri.EscapeDataString(name)), ("RequestVerificationToken", Token), .. more]);

    public async Task<Guid> UploadedAsync(string name, byte[] content)
    {
        using var answer = await UploadAsync(name, content);
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public void Dispose() => Visitor.Dispose();

    private static Task<Guid> AnasAsync(OrgChatServer server) => server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(async db =>
    {
        var ana = await db.People.CalledAsync("Ana Ruiz");
        var maria = await db.IdOfAsync("Dr. Maria Lopez");
        return await db.Conversations.Where(c => c.ClosedAt == null && c.OwnerId == maria
            && c.Participants.Any(p => p.PersonId == ana.Id && p.LeftAt == null))
            .OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
    });
}

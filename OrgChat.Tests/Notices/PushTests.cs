using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Notices;

namespace OrgChat.Tests.Notices;

/// <summary>Pushes through a push service that is played, which a browser’s own keys open.</summary>
public sealed class PushTests : NoticeTest
{
    private readonly ECDiffieHellman browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(16);

    private PushAddressService Devices => Clinic.PushAddresses;

    [Fact]
    public async Task What_is_pushed_says_nothing_but_that_something_came_and_only_the_browser_opens_it()
    {
        await using var service = await PushServiceAsync();
        var key = await Devices.PublicKeyAsync(Clinic.Ana);
        var verdict = await PushAsync(service.Urls.Single() + "/ana");

        verdict.State.Should().Be(NoticeState.Sent);
        var pushed = Pushes.Should().ContainSingle().Which;
        var opened = WebPush.Open(pushed.Body, browser, PublicKeyOf(browser), secret);
        Encoding.UTF8.GetString(opened).Should().Be("""{"kind":"message"}""");
        pushed.Encoding.Should().Be("aes128gcm");
        var parts = pushed.Authorization["vapid ".Length..].Split(',').Select(part => part.Trim().Split('=', 2))
            .ToDictionary(part => part[0], part => part[1]);
        parts["k"].Should().Be(key);
        var token = parts["t"].Split('.');
        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token[1]))
            .Should().Contain("http://127.0.0.1").And.Contain("mailto:orgchat@lakeside.example");
        using var signed = ECDsa.Create(WebPush.PointOf(Base64Url.DecodeFromChars(key)));
        signed.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256)
            .Should().BeTrue();
    }

    /// <summary>RFC 8291, Appendix A: what opens the pushes of these tests opens the standard’s own.</summary>
    [Fact]
    public void The_example_of_the_standard_opens()
    {
        var keys = WebPush.PointOf(Base64Url.DecodeFromChars(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"));
        keys.D = Base64Url.DecodeFromChars("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
        using var theirs = ECDiffieHellman.Create(keys);
        var body = Base64Url.DecodeFromChars(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");

        Encoding.UTF8.GetString(WebPush.Open(body, theirs, PublicKeyOf(theirs), Base64Url.DecodeFromChars("BTBZMqHH6r4Tts7J_aSIgg")))
            .Should().Be("When I grow up, I want to be a watermelon");
    }

    [Theory]
    [InlineData(HttpStatusCode.Gone, NoticeState.Withdrawn, null)]
    [InlineData(HttpStatusCode.NotFound, NoticeState.Withdrawn, null)]
    [InlineData(HttpStatusCode.TooManyRequests, NoticeState.Waiting, "push-429")]
    [InlineData(HttpStatusCode.BadGateway, NoticeState.Waiting, "push-502")]
    [InlineData(HttpStatusCode.Forbidden, NoticeState.Failed, "push-403")]
    public async Task What_the_push_service_answers_decides_what_becomes_of_it(HttpStatusCode answer, NoticeState state, string? code)
    {
        await using var service = await PushServiceAsync(answer);
        await Devices.PublicKeyAsync(Clinic.Ana);
        var verdict = await PushAsync(service.Urls.Single() + "/ana");

        (verdict.State, verdict.Code).Should().Be((state, code));
        verdict.Gone.Should().HaveCount(state == NoticeState.Withdrawn ? 1 : 0);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", NoticeState.Withdrawn)]
    [InlineData("https://127.0.0.1:1/", NoticeState.Waiting)]
    [InlineData("https://localhost:1/", NoticeState.Waiting)]
    [InlineData("https://[::ffff:10.0.0.1]:1/", NoticeState.Waiting)]
    public async Task Nothing_inside_is_called(string endpoint, NoticeState state)
    {
        await Devices.PublicKeyAsync(Clinic.Ana);
        using var sender = new PushNoticeSender(new PushOptions(true, "mailto:orgchat@lakeside.example", false), Devices);

        (await sender.SendAsync(await ToAnaAsync(endpoint), default)).State.Should().Be(state);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    public void Only_the_public_network_is_public(string address, bool isPublic) =>
        PublicNetworkRules.IsPublic(IPAddress.Parse(address)).Should().Be(isPublic);

    [Fact]
    public async Task A_browser_is_pushed_to_until_its_person_signs_out_of_it()
    {
        var session = await Clinic.SessionOfAsync(Clinic.Ana);
        var ana = new Actor(Clinic.Ana, session);
        await Devices.AddAsync(ana, Request("https://push.example/1"));
        (await Stored()).Should().NotContain("push.example", "the address is sealed");
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        await LaterAsync(3);
        var pushed = Push.Tried.Should().ContainSingle().Which.Devices.Should().ContainSingle().Which;
        pushed.Endpoint.Should().Be("https://push.example/1");

        await Clinic.Sessions.SignOutAsync(ana);
        (await CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task One_that_ran_out_is_still_pushed_to_and_one_that_an_admin_ended_is_not()
    {
        var (first, second) = (await Clinic.SessionOfAsync(Clinic.Ana), await Clinic.SessionOfAsync(Clinic.Grace));
        await Devices.AddAsync(new Actor(Clinic.Ana, first), Request("https://push.example/1"));
        await Devices.AddAsync(new Actor(Clinic.Grace, second), Request("https://push.example/2"));
        await Clinic.Database.WriteAsync(async db =>
        {
            (await db.Sessions.SingleAsync(s => s.Id == first)).End(SessionEnd.Idle, Clinic.Clock.GetUtcNow());
            (await db.Sessions.SingleAsync(s => s.Id == second)).End(SessionEnd.EndedByAdmin, Clinic.Clock.GetUtcNow());
        });
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Grace), "Hello");
        await LaterAsync(3);

        Push.To.Should().Equal(Clinic.Ana);
        (await CountAsync()).Should().Be(1, "the other is forgotten");
    }

    [Fact]
    public async Task A_browser_that_somebody_else_uses_now_is_pushed_to_no_more()
    {
        await Devices.AddAsync(Clinic.Ana, Request("https://push.example/1"));
        (await Devices.UseAsync(Clinic.Ana, "https://push.example/1")).Should().BeTrue();
        (await Devices.UseAsync(Clinic.Grace, "https://push.example/1")).Should().BeFalse();

        (await CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task What_is_gone_is_forgotten()
    {
        await Devices.AddAsync(Clinic.Ana, Request("https://push.example/1"));
        Push.Answers = notice => Task.FromResult(NoticeVerdict.Nowhere with { Gone = [.. notice.Devices.Select(device => device.Id)] });
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Hello");
        await LaterAsync(3);

        (await CountAsync()).Should().Be(0);
        (await OutboxAsync(Clinic.Ana)).Select(line => (line.Channel, line.State)).Should().BeEquivalentTo(
            [(NoticeChannel.Mail, NoticeState.Sent), (NoticeChannel.Push, NoticeState.Withdrawn)]);
    }

    [Theory]
    [InlineData("http://push.example/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public Task No_other_address_is_taken(string endpoint) => Clinic.RefusesAsync(() => Devices.AddAsync(Clinic.Ana, Request(endpoint)));

    private readonly List<(byte[] Body, string Encoding, string Authorization)> pushes = [];

    private IReadOnlyList<(byte[] Body, string Encoding, string Authorization)> Pushes => pushes;

    public override ValueTask DisposeAsync()
    {
        browser.Dispose();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    private async Task<WebApplication> PushServiceAsync(HttpStatusCode answer = HttpStatusCode.Created)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/{whose}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            pushes.Add((body.ToArray(), request.Headers.ContentEncoding.ToString(), request.Headers.Authorization.ToString()));
            return Results.StatusCode((int)answer);
        });
        await app.StartAsync();
        return app;
    }

    private async Task<NoticeVerdict> PushAsync(string endpoint)
    {
        using var sender = new PushNoticeSender(new PushOptions(true, "mailto:orgchat@lakeside.example", true), Devices);
        return await sender.SendAsync(await ToAnaAsync(endpoint), default);
    }

    private async Task<NoticeToSendModel> ToAnaAsync(string endpoint)
    {
        var ana = await Clinic.PersonAsync(Clinic.Ana);
        var (address, publicKey, auth) = Request(endpoint);
        return new NoticeToSendModel(ana.Id, ana.OrganizationId, "Lakeside Clinic", ana.Email,
            [new PushAddress(ana, address, "key", publicKey, auth, Clinic.Clock.GetUtcNow())]);
    }

    private PushAddressRequest Request(string endpoint) =>
        new(endpoint, Base64Url.EncodeToString(PublicKeyOf(browser)), Base64Url.EncodeToString(secret));

    private Task<int> CountAsync() => Clinic.Database.ReadAsync(db => db.PushAddresses.CountAsync());

    private async Task<string> Stored() => Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Clinic.File))
        + (File.Exists(Clinic.File + "-wal") ? Encoding.Latin1.GetString(await ReadSharedAsync(Clinic.File + "-wal")) : "");

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private static byte[] PublicKeyOf(ECDiffieHellman pair)
    {
        var parts = pair.ExportParameters(false);
        return [4, .. parts.Q.X!, .. parts.Q.Y!];
    }
}

/// <summary>What a browser does with what is pushed to it: RFC 8291 over RFC 8188, one record.</summary>
internal static class WebPush
{
    public static ECParameters PointOf(byte[] key) =>
        new() { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = key[1..33], Y = key[33..65] } };

    public static byte[] Open(byte[] body, ECDiffieHellman own, byte[] ownPublic, byte[] secret)
    {
        var (salt, sender, sealedRecord) = (body[..16], body[21..(21 + body[20])], body[(21 + body[20])..]);
        using var their = ECDiffieHellman.Create(PointOf(sender));
        var shared = own.DeriveRawSecretAgreement(their.PublicKey);
        var material = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, secret, [.. "WebPush: info\0"u8, .. ownPublic, .. sender]);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray());
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 12, salt, "Content-Encoding: nonce\0"u8.ToArray());
        var plain = new byte[sealedRecord.Length - 16];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(nonce, sealedRecord[..^16], sealedRecord[^16..], plain);
        return plain[..Array.LastIndexOf(plain, (byte)2)];
    }
}

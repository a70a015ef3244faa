using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Notices;

/// <summary>What a browser says of itself when it is to be pushed to.</summary>
/// <param name="PublicKey">Of P-256, in base64url.</param>
/// <param name="Secret">16 bytes, in base64url.</param>
public sealed record PushAddressRequest(string Endpoint, string PublicKey, string Secret);

/// <summary>Where notices are pushed to, and the organization’s key by which push services know it.</summary>
public sealed class PushAddressService(OrgChatDatabase database)
{
    /// <summary>Most browsers of one person; the oldest makes room.</summary>
    public const int PerPerson = 10;

    private const int MaxEndpointLength = 1_000;

    private const int PublicKeyLength = 65;

    private const int SecretLength = 16;

    /// <summary>The key that a browser is told when it subscribes; made when it is first asked for.</summary>
    public async Task<string> PublicKeyAsync(Actor actor)
    {
        var (organization, known) = await database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            (act.Person.OrganizationId, await OfAsync(act.Db, act.Person.OrganizationId)));
        return (known ?? await MakeAsync(organization)).PublicKey;
    }

    /// <summary>The organization’s key; null while no browser asked for it.</summary>
    public Task<PushKey?> KeyOfAsync(Guid organizationId) => database.ReadAsync(db => OfAsync(db, organizationId));

    /// <summary>Pushes to this browser from now on, whoever’s it was before.</summary>
    /// <exception cref="RefusedException">It is no address of a push service.</exception>
    public Task AddAsync(Actor actor, PushAddressRequest browser) => database.WriteAsync(actor, AuditedOperation.Own, async (Act act) =>
    {
        Require(browser);
        var key = KeyOf(act.Db, browser.Endpoint);
        await act.Db.PushAddresses.Where(a => a.EndpointKey == key).ExecuteDeleteAsync();
        var others = await act.Db.PushAddresses.Where(a => a.PersonId == act.Person.Id).OrderByDescending(a => a.CreatedAt)
            .Skip(PerPerson - 1).ToListAsync();
        act.Db.PushAddresses.RemoveRange(others);
        act.Db.PushAddresses.Add(new PushAddress(act.Person, browser.Endpoint, key, browser.PublicKey, browser.Secret, act.Now))
            .Entity.BelongTo(act.Actor.SessionId);
    });

    /// <summary>Pushes to this browser no more.</summary>
    public Task RemoveAsync(Actor actor, string endpoint) => database.WriteAsync(actor, AuditedOperation.Own, async (Act act) =>
    {
        var key = KeyOf(act.Db, endpoint);
        await act.Db.PushAddresses.Where(a => a.EndpointKey == key && a.PersonId == act.Person.Id).ExecuteDeleteAsync();
    });

    /// <summary>
    /// Somebody uses this browser now: its address ends with their session from here on. Where it was somebody else’s it is gone, because
    /// they are no longer there.
    /// </summary>
    /// <returns>Whether it is pushed to.</returns>
    public async Task<bool> UseAsync(Actor actor, string endpoint)
    {
        if (endpoint is not { Length: > 0 and <= MaxEndpointLength })
        {
            return false;
        }

        var known = await database.ReadAsync(actor, AuditedOperation.Own, (Act act) =>
            OfAsync(act.Db, KeyOf(act.Db, endpoint)));
        return known is not null && ((known.PersonId == actor.PersonId && known.SessionId == actor.SessionId)
            || await TakeOverAsync(actor, endpoint));
    }

    private Task<bool> TakeOverAsync(Actor actor, string endpoint) => database.WriteAsync(actor, AuditedOperation.Own, async (Act act) =>
    {
        var key = KeyOf(act.Db, endpoint);
        var kept = await OfAsync(act.Db, key);
        if (kept?.PersonId == act.Person.Id)
        {
            kept.BelongTo(act.Actor.SessionId);
            return true;
        }

        if (kept is not null)
        {
            act.Db.PushAddresses.Remove(kept);
        }

        return false;
    });

    private Task<PushKey> MakeAsync(Guid organizationId) => database.WriteAsync(async db =>
    {
        if (await OfAsync(db, organizationId) is { } made)
        {
            return made;
        }

        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parts = pair.ExportParameters(includePrivateParameters: true);
        return db.PushKeys.Add(new PushKey(organizationId, Base64Url.EncodeToString([4, .. parts.Q.X!, .. parts.Q.Y!]),
            Base64Url.EncodeToString(parts.D))).Entity;
    });

    private static Task<PushAddress?> OfAsync(OrgChatDb db, string endpointKey) =>
        db.PushAddresses.FirstOrDefaultAsync(a => a.EndpointKey == endpointKey);

    private static Task<PushKey?> OfAsync(OrgChatDb db, Guid organizationId) =>
        db.PushKeys.FirstOrDefaultAsync(k => k.OrganizationId == organizationId);

    private static void Require(PushAddressRequest browser)
    {
        if (browser.Endpoint.Length > MaxEndpointLength
            || !Uri.TryCreate(browser.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps
            || !IsOf(browser.PublicKey, PublicKeyLength) || !IsOf(browser.Secret, SecretLength))
        {
            throw new RefusedException("NoPushAddress");
        }
    }

    private static bool IsOf(string text, int length) =>
        text.Length <= 2 * length && Base64Url.IsValid(text, out var bytes) && bytes == length;

    private static string KeyOf(OrgChatDb db, string endpoint) => Convert.ToBase64String(
        HMACSHA256.HashData(db.RequiredKeys.InstallationKey("push address"), Encoding.UTF8.GetBytes(endpoint)));
}

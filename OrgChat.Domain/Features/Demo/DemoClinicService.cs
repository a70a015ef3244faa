using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Demo;

/// <summary>Two invented clinics to try OrgChat with. Everybody in them has the same published password: for Development only.</summary>
public sealed class DemoClinicService(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>What everybody in the demo signs in with.</summary>
    public const string Password = "lakeside-demo-2026";

    /// <summary>Makes both clinics in one transaction, unless there is any organization already.</summary>
    public Task SeedAsync() => database.WriteAsync(async db =>
    {
        if (!await db.Organizations.AnyAsync())
        {
            var told = new DemoClock(clock.GetLocalNow());
            new LakesideClinic(db, told).Tell();
            new RiversidePhysio(db, told).Tell();
        }
    });
}

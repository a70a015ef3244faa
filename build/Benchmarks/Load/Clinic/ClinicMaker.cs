using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Features.Import;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Build.Load.Clinic;

/// <summary>
/// Makes a clinic by the product’s own services: the demo, the imported history, and pairs of a client and an owner with a conversation.
/// </summary>
internal static class ClinicMaker
{
    public const string Job = "load-make-clinic";

    private const string Password = "load-people-say-hello-2026";
    private const int OthersKnown = 200;

    public static async Task<bool> MakeAsync(ClinicFolder clinic, int pairs)
    {
        await using var services = await ClinicServices.OpenAsync(clinic);
        await services.Get<DemoClinicService>().SeedAsync();
        await ImportAsync(services, clinic);
        var (staff, clients) = await AddPeopleAsync(services, pairs);
        var cast = new List<ClinicPair>();
        for (var i = 0; i < pairs; i++)
        {
            cast.Add(await BeginAsync(services, staff[i], clients[i]));
        }

        foreach (var member in staff.Skip(1).Take(1))
        {
            await HasReadNothingAsync(services, member);
        }

        var others = await services.Database.ReadAsync(db => db.Conversations.OrderByDescending(c => c.LastNumber)
            .Where(c => c.OrganizationId == staff[0].OrganizationId).Select(c => c.Id).Take(OthersKnown).ToListAsync());
        clinic.Write(new ClinicCast(Password, cast, others[0], others));
        return true;
    }

    // An imported history counts as read by whoever keeps nothing about it.
    private static Task HasReadNothingAsync(ClinicServices services, TeamMember member) => services.Database.WriteAsync(async db =>
    {
        var known = db.PersonalStates.Where(s => s.PersonId == member.Id).Select(s => s.ConversationId);
        var others = await db.Conversations.Where(c => c.OrganizationId == member.OrganizationId && !known.Contains(c.Id)).Select(c => c.Id)
            .ToListAsync();
        db.AddRange(others.Select(id => new PersonalState(member.Id, id)));
    });

    private static async Task ImportAsync(ClinicServices services, ClinicFolder clinic)
    {
        var history = Path.Combine(clinic.Path, "history");
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(AppContext.BaseDirectory, "mts-dialog.zip"), history);
        await services.Get<ImportService>().RunAsync(history, new ImportOptions(), new Progress<ImportProgress>());
        await services.MergeSearchAsync();
        Directory.Delete(history, recursive: true);
    }

    private static async Task<(List<TeamMember> Staff, List<Client> Clients)> AddPeopleAsync(ClinicServices services, int pairs)
    {
        var (hash, now) = (PasswordRules.Hash(Password), TimeProvider.System.GetUtcNow().AddDays(-1));
        var clinic = await services.Database.ReadAsync(db =>
            db.Organizations.OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Select(o => o.Id).FirstAsync());
        var members = Enumerable.Range(0, pairs)
            .Select(i =>
                new TeamMember(clinic, $"Load Member{i:000}", $"m{i:000}@load.example", TeamRole.Provider, "Physician", now)).ToList();
        members.ForEach(member => member.Allow(PermissionSet.Full));
        var cared = Enumerable.Range(0, pairs)
            .Select(i => new Client(clinic, $"Load Client{i:000}", $"c{i:000}@load.example", new DateOnly(1980, 1, 1), now)).ToList();
        await services.Database.WriteAsync(db =>
        {
            foreach (var person in members.Concat<Person>(cared))
            {
                db.Add(person);
                db.Add(new Account(person) { PasswordHash = hash });
            }

            return Task.CompletedTask;
        });
        return (members, cared);
    }

    private static async Task<ClinicPair> BeginAsync(ClinicServices services, TeamMember owner, Client client)
    {
        var conversation = await services.Get<ConversationService>()
            .StartAsync(new Actor(owner.Id), Guid.NewGuid(), [client.Id], title: null);
        foreach (var author in new Person[] { owner, client })
        {
            await services.Get<MessageService>()
                .SendAsync(new Actor(author.Id), conversation, new Draft(Guid.NewGuid(), "Hello, how are you today?"));
        }

        return new ClinicPair(conversation, owner.Id, owner.Email!, client.Id, client.Email!);
    }
}

using Microsoft.Data.Sqlite;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Tests.Support;

public sealed partial class TestClinic
{
    private static readonly DateTimeOffset Opening = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, Person> People = [];
    private static readonly Lazy<byte[]> Template = new(() => BuildAsync().GetAwaiter().GetResult());

    public Someone Ines { get; } = Named("Ines Romero");

    public Someone Maria { get; } = Named("Dr. Maria Lopez");

    public Someone Daniel { get; } = Named("Dr. Daniel Kim");

    public Someone Jamie { get; } = Named("Jamie Lee");

    public Someone Sam { get; } = Named("Sam Ortiz");

    public Someone Nora { get; } = Named("Nora Fields");

    public Someone Ana { get; } = Named("Ana Ruiz");

    public Someone Tomas { get; } = Named("Tomás Okafor");

    public Someone Grace { get; } = Named("Grace Nwosu");

    public Someone Henrik { get; } = Named("Henrik Lund");

    public Someone Ida { get; } = Named("Ida Holm");

    public Someone Haddad { get; } = Named("Dr. Omar Haddad");

    public Someone Theo { get; } = Named("Theo Marsh");

    private static Someone Named(string name)
    {
        _ = Template.Value;
        return new Someone(People[name].Id, name);
    }

    /// <summary>Built once; every test starts from a copy of the file.</summary>
    private static async Task<byte[]> BuildAsync()
    {
        var template = Directory.CreateTempSubdirectory("orgchat-template-");
        var file = Path.Combine(template.FullName, "clinic.db");
        using (var database = new OrgChatDatabase($"Data Source={file};Pooling=False", MasterKey, new SignalQueue()))
        {
            await database.MigrateAsync();
            await database.WriteAsync(db =>
            {
                HireLakeside(db);
                HireRiverside(db);
                db.AddRange(People.Values);
                db.AddRange(People.Values.Select(person => new Account(person)));
                return Task.CompletedTask;
            });
        }

        SqliteConnection.ClearAllPools();
        var bytes = await System.IO.File.ReadAllBytesAsync(file);
        template.Delete(recursive: true);
        return bytes;
    }

    private static void HireLakeside(OrgChatDb db)
    {
        var lakeside = db.Organizations.Add(new Organization("Lakeside Clinic", Opening)).Entity.Id;
        Hire(lakeside, "Ines Romero", "ines.romero@lakeside.example", TeamRole.Support, "Practice manager").MakeAdmin();
        Hire(lakeside, "Dr. Maria Lopez", "maria.lopez@lakeside.example", TeamRole.Provider, "Physician");
        Hire(lakeside, "Dr. Daniel Kim", "daniel.kim@lakeside.example", TeamRole.Provider, "Physician");
        Hire(lakeside, "Jamie Lee", "jamie.lee@lakeside.example", TeamRole.Support, "Care coordinator").Allow(PermissionSet.Full);
        Hire(lakeside, "Sam Ortiz", "sam.ortiz@lakeside.example", TeamRole.Support, "Front desk").Allow(PermissionSet.Full);
        Hire(lakeside, "Nora Fields", "nora.fields@lakeside.example", TeamRole.Support, "Front desk");
        Welcome(lakeside, "Ana Ruiz", "ana.ruiz@mail.example");
        Welcome(lakeside, "Tomás Okafor", "tomas.okafor@mail.example");
        Welcome(lakeside, "Grace Nwosu", "grace.nwosu@mail.example");
        Welcome(lakeside, "Henrik Lund", "henrik.lund@mail.example");
    }

    private static void HireRiverside(OrgChatDb db)
    {
        var riverside = db.Organizations.Add(new Organization("Riverside Physio", Opening.AddDays(1))).Entity.Id;
        var ida = Hire(riverside, "Ida Holm", "ida.holm@riverside.example", TeamRole.Support, "Practice manager");
        ida.MakeAdmin();
        ida.Allow(PermissionSet.Full);
        Hire(riverside, "Dr. Omar Haddad", "omar.haddad@riverside.example", TeamRole.Provider, "Physiotherapist");
        Welcome(riverside, "Theo Marsh", "theo.marsh@mail.example");
    }

    private static TeamMember Hire(Guid organization, string name, string email, TeamRole role, string profession)
    {
        var member = new TeamMember(organization, name, email, role, profession, Opening);
        People.Add(name, member);
        return member;
    }

    private static void Welcome(Guid organization, string name, string email) =>
        People.Add(name, new Client(organization, name, email, new DateOnly(1980, 5, 17), Opening));
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>How somebody stands to Dr. Maria Lopez’s conversation with Ana Ruiz, and what that must give them.</summary>
public sealed record Standing(string Who, Standing.Part Taking, bool IsActive)
{
    public enum Part
    {
        Never,
        Formerly,
        Now,
        AsOwner,
    }

    private const Access None = Access.None;
    private const Access Read = Access.Read;

    // Stored permissions 0 to 15 of a team member who does not take part; only 15 has Organization chat with all it needs.
    private static readonly Access[] ByPermissions =
        [None, None, None, None, Read, Read, Read, Read, None, None, None, None, Read, Read, Read, Access.OnBehalf];

    /// <summary>Every standing that can be: a stranger is of the other organization, an owner always takes part.</summary>
    public static IEnumerable<TheoryDataRow<Standing>> All =>
        from isActive in new[] { true, false }
        from standing in new[]
        {
            new Standing("Nora", Part.Never, isActive), new("Nora", Part.Formerly, isActive), new("Nora", Part.Now, isActive),
            new("Maria", Part.AsOwner, isActive), new("Tomas", Part.Never, isActive), new("Tomas", Part.Formerly, isActive),
            new("Tomas", Part.Now, isActive), new("Haddad", Part.Never, isActive), new("Theo", Part.Never, isActive),
        }
        select new TheoryDataRow<Standing>(standing);

    public bool IsClient => Who is "Tomas" or "Theo";

    public bool IsStranger => Who is "Haddad" or "Theo";

    /// <summary>Stored permissions to try: all sixteen for staff, none for clients.</summary>
    public IEnumerable<int> Sets => Enumerable.Range(0, IsClient ? 1 : 16);

    public Access Expected(int permissions) => this switch
    {
        { IsActive: false } or { IsStranger: true } => Access.None,
        { Taking: Part.Now or Part.AsOwner } => Access.Participate,
        _ => ByPermissions[permissions],
    };

    public bool HasQueue(int permissions) => IsActive && permissions == 15;

    public Someone In(TestClinic clinic) => Who switch
    {
        "Nora" => clinic.Nora,
        "Maria" => clinic.Maria,
        "Tomas" => clinic.Tomas,
        "Haddad" => clinic.Haddad,
        _ => clinic.Theo,
    };

    /// <summary>A fresh conversation in which the person stands so.</summary>
    public Task<Guid> ArrangeAsync(TestClinic clinic, int permissions) => clinic.Database.WriteAsync(async db =>
    {
        var now = clinic.Clock.GetUtcNow();
        var (person, maria) =
            (await db.People.SingleAsync(p => p.Id == In(clinic).Id), await db.TeamMembers.SingleAsync(m => m.Id == clinic.Maria.Id));
        var ana = await db.People.SingleAsync(p => p.Id == clinic.Ana.Id);
        Set(db, person, isActive: true, permissions: 0);
        var conversation = db.Conversations.Add(Conversation.Start(maria, [ana], null, now)).Entity;
        conversation.OpenToClients(now);
        conversation.Write(ana, new Draft(Guid.NewGuid(), "Hello"), now);
        if (Taking is Part.Now or Part.Formerly)
            conversation.Add(maria, person, now);
        if (Taking is Part.Formerly)
            conversation.Remove(maria, person, now);
        Set(db, person, IsActive, permissions);
        return conversation.Id;
    });

    public override string ToString() => $"{Who}, {Taking}, {(IsActive ? "active" : "not active")}";

    private static void Set(OrgChatDb db, Person person, bool isActive, int permissions)
    {
        db.Entry(person).Property(p => p.IsActive).CurrentValue = isActive;
        (person as TeamMember)?.Allow(PermissionSet.From((Permission)permissions));
    }
}

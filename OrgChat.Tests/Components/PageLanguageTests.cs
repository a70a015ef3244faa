using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Accounts;
using OrgChat.Web.Components.Audit;
using OrgChat.Web.Components.Clients;
using OrgChat.Web.Components.Clinic;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Permissions;
using OrgChat.Web.Components.SavedReplies;
using OrgChat.Web.Components.Search;
using OrgChat.Web.Components.Team;

namespace OrgChat.Tests.Components;

/// <summary>
/// Every page as a reader of another language has it: under <see cref="Language.Pseudo"/> all that is not people’s own stands in marks.
/// </summary>
public sealed class PageLanguageTests : ScreenTest
{
    public static TheoryData<string> Pages =>
    [
        nameof(ChatPage), nameof(ConversationPane), nameof(MessageSearchPage), nameof(ClientsPage), nameof(ClientPage),
        nameof(TeamPage), nameof(MemberPage), nameof(PermissionsPage), nameof(ClinicPage), nameof(SecurityPage), nameof(AuditTrailPage),
        nameof(DisplayPage), nameof(SessionsPage), nameof(OwnSecurityPage),
        nameof(ClinicRepliesPage), nameof(OwnRepliesPage),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_word_that_no_person_wrote_comes_from_the_resources(string page)
    {
        var conversation = await PrepareAsync();
        Language.Pseudo.Use();

        var screen = await OpenAsync(page, conversation);

        string.Join('\n', screen.Unmarked([.. await WrittenAsync(), .. Language.Pseudo.Culture.DateTimeFormat.DayNames]))
            .Should().BeEmpty();
    }

    [Fact]
    public async Task The_team_reads_in_Spanish()
    {
        await PrepareAsync();
        Language.Spanish.Use();

        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        page.Texts("nav .tab").Should().Equal("Equipo", "Clínica", "Respuestas guardadas", "Conversaciones nuevas", "Etiquetas",
            "Seguridad", "Avisos", "Auditoría");
        page.Texts("thead .column-header").Should().Equal("Nombre", "Función", "Estado", "Permisos", "A su cargo");
        page.Texts(".person-name").Should().Contain("Ines Romero (usted)");
        page.Texts("tbody tr").Should().Contain(
            "Dr. Maria Lopez Physician · maria.lopez@lakeside.example Profesional Con invitación 1 conversación");
        page.Find(".grid-head [role=status]").Words().Should().Be("6 miembros");
    }

    [Fact]
    public async Task A_member_leaves_in_Spanish()
    {
        await PrepareAsync();
        Language.Spanish.Use();
        var page = await OpenAsync<MemberPage>(Clinic.Ines, member => member.Add(one => one.MemberId, Clinic.Maria.Id));
        page.Find(".page-sub").Words().Should().Be("Profesional · Physician · maria.lopez@lakeside.example · perfil activo");

        await page.InvokeAsync(() => page.Button("Desactivar").Click());

        Dialogs.Find("h2").Words().Should().Be("¿Desactivar a Dr. Maria Lopez?");
        Dialogs.Find(".notice").Words().Should().EndWith("Dr. Lopez es responsable de 1 conversación.");
        await ChooseAsync(Dialogs, "Pasar las conversaciones a", "Dr. Daniel Kim");
    }

    [Fact]
    public async Task A_client_reads_in_Spanish_as_far_as_nobody_wrote_it()
    {
        await Clinic.AllowAsync(Clinic.Ines, PermissionSet.Full.Value);
        var lucia = await Clinic.WelcomeRelativeAsync("Lucia Ruiz", "daughter", Clinic.Ana, new DateOnly(1996, 3, 8));
        Language.Spanish.Use();

        var page = await OpenAsync<ClientPage>(Clinic.Ines, client => client.Add(one => one.ClientId, lucia.Id));

        page.Find(".page-sub").Words().Should().Be("Nació el 8 mar 1996 (29 años) · cliente desde el 2 mar 2026");
        page.Texts("h2").Should().Equal("Conversaciones", "No hay conversaciones", "Equipo de atención", "Datos", "Dejar la clínica");
        page.Texts(".facts dt").Should().Equal("Nacimiento", "Cliente desde", "Familiar de");
        page.Texts(".facts dd").Should().Equal("8 mar 1996 (29 años)", "2 mar 2026", "Ana Ruiz (daughter)");
    }

    [Theory]
    [InlineData("Spanish", "Español")]
    [InlineData("en", "Inglés")]
    [InlineData("Mixtec", "Mixtec")]
    public async Task A_language_in_a_record_is_named_in_the_readers_own(string recorded, string read)
    {
        var ana = await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Ana.Id);
        Language.Spanish.Use();

        var facts = Render<ClientFacts>(one => one
            .Add(it => it.Client, ana with { Language = recorded }).Add(it => it.MayOpenOthers, false));

        facts.Texts("dd").Should().Contain(read);
    }

    [Fact]
    public async Task Permissions_read_in_Spanish()
    {
        await PrepareAsync();
        Language.Spanish.Use();

        var page = await OpenAsync<PermissionsPage>(Clinic.Ines, member => member.Add(one => one.MemberId, Clinic.Nora.Id));

        page.Texts("h2").Should().Equal("Clientes", "Chat", "Últimos cambios");
        page.Switch("Ve a todos los clientes de la organización en la página Clientes").IsOn().Should().BeTrue();
        page.Texts(".needs .is-missing").Should().Equal("Puede abrir todas las conversaciones de chat de todo el equipo, desactivado");
    }

    private async Task<Guid> PrepareAsync()
    {
        await Clinic.AllowAsync(Clinic.Ines, PermissionSet.Full.Value);
        await Clinic.AllowAsync(Clinic.Nora, Permission.SearchAllClients);
        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SeeAllClients);
        await Clinic.CareTeams.AssignAsync(Clinic.Ines, Clinic.Ana, Clinic.Maria);
        await Clinic.WelcomeRelativeAsync("Lucia Ruiz", "daughter", Clinic.Ana, new DateOnly(1996, 3, 8));
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Good morning");
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, conversation, "Good afternoon");
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, new(null, true, "Good morning", "Good afternoon", "Good morning"));
        return conversation;
    }

    private async Task<INodeList> OpenAsync(string page, Guid conversation) => page switch
    {
        nameof(ChatPage) => (await OpenAsync<ChatPage>(Clinic.Maria)).Nodes,
        nameof(ConversationPane) => (await OpenAsync<ConversationPane>(Clinic.Maria,
            pane => pane.Add(one => one.ConversationId, conversation).Add(one => one.View, ChatView.Personal))).Nodes,
        nameof(MessageSearchPage) => (await OpenAsync<MessageSearchPage>(Clinic.Jamie)).Nodes,
        nameof(ClientsPage) => (await OpenAsync<ClientsPage>(Clinic.Ines)).Nodes,
        nameof(ClientPage) => (await OpenAsync<ClientPage>(Clinic.Ines, client => client.Add(one => one.ClientId, Clinic.Ana.Id))).Nodes,
        nameof(TeamPage) => (await OpenAsync<TeamPage>(Clinic.Ines)).Nodes,
        nameof(MemberPage) => (await OpenAsync<MemberPage>(Clinic.Ines, member => member.Add(one => one.MemberId, Clinic.Maria.Id))).Nodes,
        nameof(PermissionsPage) =>
            (await OpenAsync<PermissionsPage>(Clinic.Ines, member => member.Add(one => one.MemberId, Clinic.Nora.Id))).Nodes,
        nameof(ClinicPage) => (await OpenAsync<ClinicPage>(Clinic.Ines)).Nodes,
        nameof(SecurityPage) => (await OpenAsync<SecurityPage>(Clinic.Ines)).Nodes,
        nameof(AuditTrailPage) => (await OpenAsync<AuditTrailPage>(Clinic.Ines)).Nodes,
        nameof(DisplayPage) => (await OpenAsync<DisplayPage>(Clinic.Jamie)).Nodes,
        nameof(SessionsPage) => (await OpenAsync<SessionsPage>(Clinic.Jamie)).Nodes,
        nameof(ClinicRepliesPage) => (await OpenAsync<ClinicRepliesPage>(Clinic.Ines)).Nodes,
        nameof(OwnRepliesPage) => (await OpenAsync<OwnRepliesPage>(Clinic.Jamie)).Nodes,
        nameof(OwnSecurityPage) => (await OpenAsync<OwnSecurityPage>(Clinic.Jamie)).Nodes,
        _ => throw new ArgumentOutOfRangeException(nameof(page), page, "No page is called so."),
    };

    /// <summary>What the people of the clinic wrote, and the product’s own name.</summary>
    private Task<List<string>> WrittenAsync() => Clinic.Database.ReadAsync(async db =>
    {
        var people = await db.People.ToListAsync();
        var messages = await db.Messages.ToListAsync();
        return (List<string>)
        [
            "OrgChat", .. people.SelectMany(person => new[] { person.Name, person.ShortName, person.Email, person.Title }).OfType<string>()
                .Where(words => words.Length > 0), .. messages.Select(message => message.Text).OfType<string>(),
            .. await db.Organizations.Select(o => o.Name).ToListAsync(),
        ];
    });
}

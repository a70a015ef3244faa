using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.Accounts;

/// <summary>The first start, with nothing in the database.</summary>
public sealed class SetUpTests
{
    private static readonly SetUpForm Form = new("Hillside Clinic", "Lena Voss", "lena.voss@hillside.example", "mango tram river");

    [Fact]
    public async Task The_link_makes_the_clinic_and_its_first_admin_once()
    {
        await using var server = new ProductionServer();
        var (desk, database) = (server.Services.GetRequiredService<SetUpService>(), server.Services.GetRequiredService<OrgChatDatabase>());
        (await database.ReadAsync(db => db.Users.CountAsync())).Should().Be(0, "there is no default account");
        var first = await desk.RenewAsync();
        var code = await desk.RenewAsync();
        await Refused(() => desk.UseAsync(first!, Form, null), "This link is not the one on the console.");
        await Refused(() => desk.UseAsync("", Form, null), "This link is not the one on the console.");
        await Refused(() => desk.UseAsync(code!, Form with { Password = "HillsideClinic" }, null), "This password is easy to guess");
        await Refused(() => desk.UseAsync(code!, Form with { Email = "lena" }, null), "Enter an e-mail address");
        using var visitor = HttpVisitor.To(server);
        (await visitor.GetAsync("/set-up")).StatusCode.Should().Be(HttpStatusCode.OK);

        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => TryAsync(() => desk.UseAsync(code!, Form, null)))));

        made.Count(one => one).Should().Be(1);
        (await visitor.GetAsync("/set-up")).Headers.Location!.OriginalString.Should().EndWith("/sign-in");
        (await desk.RenewAsync()).Should().BeNull("no later start prints a link");
        var admin = await database.ReadAsync(db => db.TeamMembers.SingleAsync());
        (admin.Name, admin.IsAdmin, admin.Permissions.Value).Should().Be(("Lena Voss", true, Permission.None));
        (await database.ReadAsync(db => db.AuditEntries.SingleAsync())).Action.Should().Be(AuditAction.OrganizationSetUp);
        (await database.ReadAsync(db => db.StartReasons.CountAsync())).Should().Be(5, "its clients have something to choose from");
        (await server.Services.GetRequiredService<SecondStepService>().NeedAsync(admin.Id))
            .Should().Be(SecondFactorNeedKind.SetUp, "the first admin sets a second factor up before anything loads");
    }

    [Fact]
    public async Task The_page_leads_on_to_the_second_factor_and_opens_nothing_before()
    {
        await using var server = new ProductionServer();
        var code = await server.Services.GetRequiredService<SetUpService>().RenewAsync();
        using var visitor = HttpVisitor.To(server);
        var fields = (await visitor.FormsAsync("/set-up")).Single();
        (fields["Form.Code"], fields["Form.Organization"], fields["Form.Name"]) = (code!, Form.Organization, Form.Name);
        (fields["Form.Email"], fields["Form.Password"]) = (Form.Email, Form.Password);

        using var answer = await visitor.PostAsync("/set-up", fields);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.Should().EndWith("/sign-in/set-up-second-factor");
        (await visitor.GetAsync("/sign-in/set-up-second-factor")).StatusCode.Should().Be(HttpStatusCode.OK);
        foreach (var closed in new[] { "/chat", "/settings/team", "/account/security", "/account/add-factor" })
            (await visitor.GetAsync(closed)).StatusCode.Should().Be(HttpStatusCode.Redirect, $"{closed} waits for the second factor");

        using var circuit = await visitor.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1",
            ("Origin", server.BaseAddress.GetLeftPart(UriPartial.Authority)));
        circuit.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("America/Mexico_City", "America/Mexico_City")]
    [InlineData("Nowhere/At_All", null)]
    [InlineData(null, null)]
    public async Task The_clinic_speaks_what_was_chosen_where_the_browser_stands_and_is_led_on_from_there(string? zone, string? kept)
    {
        await using var clinic = new EmptyClinic();

        await clinic.SetUp.UseAsync((await clinic.SetUp.RenewAsync())!, Form with { Language = Language.Spanish, TimeZone = zone }, null);

        var made = await clinic.OrganizationAsync();
        (made.Language, made.TimeZone, made.IsSettingUp).Should().Be((Language.Spanish, kept, true));
    }

    [Fact]
    public async Task The_link_lasts_a_day()
    {
        await using var clinic = new EmptyClinic();
        var code = await clinic.SetUp.RenewAsync();
        clinic.Clock.Advance(SetUpLink.Lifetime);

        await Refused(() => clinic.SetUp.UseAsync(code!, Form, null), "This link is too old.");

        await clinic.SetUp.UseAsync((await clinic.SetUp.RenewAsync())!, Form, null);
    }

    [Fact]
    public async Task A_clinic_that_is_there_has_no_set_up_page()
    {
        await using var server = new OrgChatServer();
        using var visitor = HttpVisitor.To(server);

        (await visitor.GetAsync("/set-up")).Headers.Location!.OriginalString.Should().EndWith("/sign-in");
    }

    private static async Task Refused(Func<Task> act, string beginning) =>
        (await act.Should().ThrowAsync<RefusedException>()).Which.Message.Should().StartWith(beginning);

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private sealed class EmptyClinic : IAsyncDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgchat-empty-");
        private readonly OrgChatDatabase database;

        public EmptyClinic()
        {
            database = new OrgChatDatabase($"Data Source={Path.Combine(folder.FullName, "orgchat.db")}", MasterKey.Random(),
                new SignalQueue(), Clock);
            database.MigrateAsync().GetAwaiter().GetResult();
            SetUp = new SetUpService(database, Clock);
        }

        public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

        public SetUpService SetUp { get; }

        public Task<Organization> OrganizationAsync() => database.ReadAsync(db => db.Organizations.SingleAsync());

        public ValueTask DisposeAsync()
        {
            database.Dispose();
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}

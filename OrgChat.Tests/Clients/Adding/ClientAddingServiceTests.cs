using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clients.Adding;

/// <summary>Everybody of the test clinic is born on May 17, 1980.</summary>
public sealed class ClientAddingServiceTests : ClinicTest
{
    private static readonly DateOnly Born = new(1980, 5, 17);

    private ClientForm Elena => new()
    {
        FirstName = " Elena ",
        LastName = "Costa",
        BirthDate = new(1968, 2, 11),
        Email = "Elena.Costa@mail.example",
        Phone = "(555) 014-2277",
        Language = Language.Spanish,
        ProviderId = Clinic.Maria.Id,
    };

    private ClientForm Priya => Elena with { FirstName = "Priya", LastName = "Shah", Email = "priya.shah@mail.example", Phone = "" };

    [Fact]
    public async Task A_client_comes_into_the_care_of_their_provider_with_all_that_was_filled_in_and_is_on_record()
    {
        var added = await Clinic.Adding.AddAsync(Clinic.Ines, Elena);

        var client = await ClientAsync(added.Id);
        client.Should().BeEquivalentTo(new
        {
            Name = "Elena Costa",
            BirthDate = new DateOnly(1968, 2, 11),
            Email = "elena.costa@mail.example",
            Phone = "(555) 014-2277",
            Language = "Spanish",
            IsActive = true,
        });
        (await Clinic.Clients.ListAsync(Clinic.Maria)).Rows.Single().Name.Should().Be("Elena Costa");
        (await Clinic.ActsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Action = AuditAction.ClientAdded,
            ClientName = "Elena Costa",
            SubjectName = "Dr. Maria Lopez",
            Right = AuditRight.Member,
        });
    }

    [Theory]
    [InlineData("Ines", Permission.None, "Maria", true)] // an admin
    [InlineData("Ines", Permission.None, null, true)]
    [InlineData("Nora", Permission.None, "Maria", false)]
    [InlineData("Nora", Permission.SearchAllClients, "Maria", false)]
    [InlineData("Nora", Permission.AccessAllConversations, "Maria", false)]
    [InlineData("Nora", Permission.SeeAllClients, "Maria", true)]
    [InlineData("Nora", TestClinic.TheThree | Permission.OrganizationChat, null, true)]
    [InlineData("Maria", Permission.None, "Maria", true)] // a provider, for themself
    [InlineData("Maria", Permission.None, "Daniel", false)]
    [InlineData("Maria", Permission.None, null, false)]
    [InlineData("Maria", Permission.SeeAllClients, "Daniel", true)]
    [InlineData("Ana", Permission.None, "Maria", false)] // a client
    [InlineData("Ines", Permission.None, "Jamie", false)] // no provider
    [InlineData("Ines", Permission.None, "Haddad", false)] // of another clinic
    [InlineData("Ida", Permission.None, "Maria", false)]
    public async Task Admins_and_whoever_sees_all_clients_add_for_every_provider_and_a_provider_adds_their_own(
        string who, Permission permissions, string? provider, bool isAllowed)
    {
        var adder = Named(who);
        if (permissions != Permission.None)
            await Clinic.AllowAsync(adder, permissions);
        var form = Elena with { ProviderId = provider is null ? null : Named(provider).Id };

        var act = () => Clinic.Adding.AddAsync(adder, form);

        if (isAllowed)
            (await ClientAsync((await act()).Id)).OrganizationId.Should().Be((await Clinic.PersonAsync(adder)).OrganizationId);
        else
            await Clinic.RefusesAsync(act);
    }

    [Fact]
    public async Task Who_left_adds_nobody_and_nobody_comes_into_the_care_of_who_left()
    {
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Daniel, null);

        await Clinic.RefusesAsync(() => Clinic.Adding.AddAsync(Clinic.Daniel, Elena with { ProviderId = Clinic.Daniel.Id }));
        (await Clinic.RefusesAsync(() => Clinic.Adding.AddAsync(Clinic.Ines, Elena with { ProviderId = Clinic.Daniel.Id })))
            .Message.Should().Be("Choose an active provider.");
        (await Clinic.Adding.BeginAsync(Clinic.Ines)).Providers.Select(one => one.Name.Name).Should().Equal("Dr. Maria Lopez");
    }

    [Fact]
    public async Task One_chooses_from_the_providers_of_ones_clinic_and_a_provider_has_themself()
    {
        var admin = await Clinic.Adding.BeginAsync(Clinic.Ines);
        admin.Choices.Select(one => one?.Name.Name).Should().Equal(null, "Dr. Daniel Kim", "Dr. Maria Lopez");
        admin.Should().BeEquivalentTo(new { MayWriteLetters = true, Suggested = (ProviderModel?)null });

        var provider = await Clinic.Adding.BeginAsync(Clinic.Maria);
        provider.Choices.Select(one => one?.Name.Name).Should().Equal("Dr. Maria Lopez");
        provider.Suggested!.Id.Should().Be(Clinic.Maria.Id);
        await Clinic.HidesAsync(() => Clinic.Adding.BeginAsync(Clinic.Nora), MissingKind.Page);
    }

    [Theory]
    [InlineData("", "", "1968-02-11", "a@mail.example", "", ClientFieldKind.FirstName)]
    [InlineData("Ana", "Ruiz", null, "a@mail.example", "", ClientFieldKind.BirthDate)]
    [InlineData("Ana", "Ruiz", "2026-03-05", "a@mail.example", "", ClientFieldKind.BirthDate)]
    [InlineData("Ana", "Ruiz", "1868-02-11", "a@mail.example", "", ClientFieldKind.BirthDate)]
    [InlineData("Ana", "Ruiz", "1968-02-11", "", " ", ClientFieldKind.Email)]
    [InlineData("Ana", "Ruiz", "1968-02-11", "ana at mail", "", ClientFieldKind.Email)]
    [InlineData("Ana", "Ruiz", "1968-02-11", "a@mail.example", "call her", ClientFieldKind.Phone)]
    [InlineData("", "Ruiz", "1968-02-11", "", "555 014 2277", null)] // one name, and one way to reach them, are enough
    [InlineData("Ana", "", "2026-03-02", "a@mail.example", "", null)]
    public void Each_field_says_what_is_wrong(string first, string last, string? born, string email, string phone, ClientFieldKind? wrong)
    {
        var form = new ClientForm
        {
            FirstName = first,
            LastName = last,
            BirthDate = born is null ? null : DateOnly.Parse(born, null),
            Email = email,
            Phone = phone,
        };

        form.ProblemsOn(new(2026, 3, 2)).Select(problem => problem.Field).Should()
            .Equal(wrong is null ? [] : new ClientFieldKind?[] { wrong });
    }

    [Fact]
    public async Task What_is_wrong_is_refused_whatever_the_screen_let_through()
    {
        (await Clinic.RefusesAsync(() => Clinic.Adding.AddAsync(Clinic.Ines, Elena with { BirthDate = null }))).Message.Should()
            .Be("Enter the birth date: it tells clients of one name apart.");
        Language.Spanish.In(() => new RefusedException("BirthDateMissing").Message).Should().StartWith("Escriba la fecha");
    }

    [Fact]
    public async Task Somebody_of_the_same_name_and_birth_date_is_added_only_after_they_were_named()
    {
        var form = Elena with { FirstName = "ANA", LastName = "Ruíz", BirthDate = Born };

        var same = await SameAsync(Clinic.Jamie, form);
        same.Should().Equal(new SameClientModel(Clinic.Ana.Id, SameClientKind.NameAndBirthDate, new(Clinic.Ana.Id, "Ana Ruiz", Born)));

        var added = await Clinic.Adding.AddAsync(Clinic.Jamie, form, others: [Clinic.Ana.Id]);
        (await ClientAsync(added.Id)).HasNamesake.Should().BeTrue();
        (await SameAsync(Clinic.Jamie, form with { Email = "other@mail.example" })).Should().HaveCount(2, "each of them is named");
    }

    [Fact]
    public async Task An_address_is_one_clients_alone_also_when_they_are_said_to_be_somebody_else()
    {
        var form = Elena with { Email = " ANA.ruiz@mail.example" };

        (await SameAsync(Clinic.Jamie, form)).Single().Should()
            .Be(new SameClientModel(Clinic.Ana.Id, SameClientKind.Email, new(Clinic.Ana.Id, "Ana Ruiz", Born)));
        await Clinic.RefusesAsync(() => Clinic.Adding.AddAsync(Clinic.Jamie, form, others: [Clinic.Ana.Id]));
        (await SameAsync(Clinic.Jamie, Elena with { Email = "sam.ortiz@lakeside.example" })).Single().Client.Should()
            .BeNull("a colleague is no client to be shown");
        await Clinic.Adding.AddAsync(Clinic.Jamie, Elena with { Email = "theo.marsh@mail.example" }); // of another clinic
    }

    [Theory]
    [InlineData("+1 555-014-2277")]
    [InlineData("555.014.2277")]
    public async Task The_same_phone_is_told_however_it_is_written(string phone)
    {
        var first = await Clinic.Adding.AddAsync(Clinic.Jamie, Elena);
        var form = Elena with { FirstName = "Marco", Email = "", Phone = phone };

        (await SameAsync(Clinic.Jamie, form)).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { first.Id, By = SameClientKind.Phone });
        await Clinic.Adding.AddAsync(Clinic.Jamie, form, others: [first.Id]);
    }

    [Fact]
    public async Task Who_does_not_see_a_client_is_told_that_there_is_one_and_nothing_of_them()
    {
        var form = Elena with { FirstName = "Ana", LastName = "Ruiz", BirthDate = Born };

        (await SameAsync(Clinic.Maria, form)).Should().Equal(new SameClientModel(Clinic.Ana.Id, SameClientKind.NameAndBirthDate, null));
        await Clinic.Adding.AddAsync(Clinic.Ida, form with { ProviderId = null }); // of another clinic
    }

    [Fact]
    public async Task An_invitation_is_made_with_the_client_also_by_whoever_could_not_open_their_page()
    {
        var added = await Clinic.Adding.AddAsync(Clinic.Ines, Elena, AccountLinkKind.Invitation);

        added.Link!.Account.Email.Should().Be("elena.costa@mail.example");
        (await Clinic.Links.LookAsync(added.Link.Code)).State.Should().Be(AccountLinkState.Open);
        (await Clinic.ActsAsync()).Select(entry => (entry.Action, entry.ClientName)).Should()
            .Equal((AuditAction.ClientAdded, "Elena Costa"), (AuditAction.ClientInvited, "Elena Costa"));
    }

    [Fact]
    public async Task A_letter_is_an_admins_to_make_and_needs_that_it_is_still_them()
    {
        var form = Elena with { Email = "" };
        await Clinic.RefusesAsync(() => Clinic.Adding.AddAsync(Clinic.Jamie, form, AccountLinkKind.Letter));

        var letter = (await Clinic.Adding.AddAsync(Clinic.Ines, form, AccountLinkKind.Letter)).Link!;
        (await Clinic.Links.LookAsync(letter.Code)).NeedsSecondCode.Should().BeTrue();

        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines), "10.0.0.7");
        await Clinic.ForgetConfirmationsAsync();
        (await Clinic.RefusesAsync(() => Clinic.Adding.AddAsync(ines, Priya, AccountLinkKind.Invitation)))
            .Should().BeOfType<ConfirmationNeededException>();
    }

    [Fact]
    public async Task Who_was_added_by_mistake_is_taken_back_and_can_be_added_anew()
    {
        var added = await Clinic.Adding.AddAsync(Clinic.Ines, Elena, AccountLinkKind.Invitation);

        await Clinic.Adding.TakeBackAsync(Clinic.Ines, added.Id);

        (await Clinic.Clients.ListAsync(Clinic.Maria)).Rows.Should().BeEmpty();
        (await Clinic.Links.LookAsync(added.Link!.Code)).State.Should().NotBe(AccountLinkState.Open);
        (await Clinic.ActsAsync())[^1].Should().BeEquivalentTo(new { Action = AuditAction.ClientTakenBack, ClientName = "Elena Costa" });
        await Clinic.Adding.AddAsync(Clinic.Ines, Elena);
        (await Clinic.Clients.ListAsync(Clinic.Maria)).Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task Nobody_else_takes_a_client_back_nor_another_session_nor_once_something_was_written()
    {
        var (first, second) = (await ActorAsync(), await ActorAsync());
        var added = await Clinic.Adding.AddAsync(first, Elena);

        await Clinic.HidesAsync(() => Clinic.Adding.TakeBackAsync(second, added.Id), MissingKind.Client);
        await Clinic.HidesAsync(() => Clinic.Adding.TakeBackAsync(Clinic.Jamie, added.Id), MissingKind.Client);
        await Clinic.HidesAsync(() => Clinic.Adding.TakeBackAsync(first, Clinic.Ana), MissingKind.Client);

        await Clinic.StartAsync(Clinic.Maria, new Someone(added.Id, added.Name));
        (await Clinic.RefusesAsync(() => Clinic.Adding.TakeBackAsync(first, added.Id))).Message.Should()
            .Be("Elena Costa uses OrgChat already. Nothing was taken back.");

        async Task<Actor> ActorAsync() => new(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines), "10.0.0.7");
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_adds_one()
    {
        var tries = Enumerable.Range(0, 8).Select(_ => Task.Run(() => Clinic.Adding.AddAsync(Clinic.Ines, Elena))).ToList();
        await Task.WhenAll(tries).ContinueWith(_ => { }, TaskScheduler.Default);

        tries.Count(one => one.IsCompletedSuccessfully).Should().Be(1);
        (await Clinic.Database.ReadAsync(db => db.Clients.CountAsync(c => c.OrganizationId != Guid.Empty))).Should().Be(6);
    }

    private async Task<IReadOnlyList<SameClientModel>> SameAsync(Someone adder, ClientForm form) =>
        (await Clinic.RefusesAsync(() => Clinic.Adding.AddAsync(adder, form with { ProviderId = Clinic.Maria.Id })))
            .Should().BeOfType<SameClientException>().Which.Same;

    private Task<Client> ClientAsync(Guid id) => Clinic.Database.ReadAsync(db => db.Clients.SingleAsync(c => c.Id == id));

    private Someone Named(string who) => (Someone)typeof(TestClinic).GetProperty(who)!.GetValue(Clinic)!;
}

using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Accounts;

/// <summary>Where no mail is sent, a client comes in with two halves that no one person of the clinic ever holds together.</summary>
public sealed class ClientLetterTests : ClinicTest
{
    private const string Password = "mandolin umbrella seventeen";

    [Fact]
    public async Task With_the_letter_and_the_second_code_Ana_chooses_her_password_once()
    {
        var letter = await WriteAsync();
        var second = await Clinic.Invitations.IdentifyAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.Links.LookAsync(letter.ToLowerInvariant().Replace("-", " ")))
            .NeedsSecondCode.Should().BeTrue("it is typed from paper");
        await Clinic.Links.UseAsync(letter, Password, "10.0.0.9", second);

        (await Clinic.SignIn.OpenAsync("ana.ruiz@mail.example", Password, new(null))).Should().ContainSingle();
        (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(letter, Password, null, second))).Message
            .Should().StartWith("This link has been used.");
        (await Clinic.ActsAsync()).Select(e => (e.Action, e.ActorName)).Should().ContainInOrder(
            (AuditAction.ClientLetterMade, "Ines Romero"), (AuditAction.ClientIdentified, "Dr. Maria Lopez"),
            (AuditAction.PasswordReset, "Ana Ruiz"));
        (await Clinic.AccountAsync(Clinic.Ana)).LinkShownToId.Should().BeNull("nobody could have used it alone");
    }

    [Fact]
    public async Task A_client_of_whom_the_clinic_has_no_address_says_theirs_with_both_halves_and_signs_in_with_it()
    {
        var (otto, letter, second) = await WriteToOttoAsync();
        (await Clinic.Clients.OpenAsync(Clinic.Maria, otto)).CanBeInvited.Should().BeTrue();
        (await Clinic.Links.LookAsync(letter)).NeedsAddress.Should().BeTrue();

        await Clinic.Links.UseAsync(letter, Password, "10.0.0.9", second, " Otto.Kern@mail.example ");

        (await Clinic.SignIn.OpenAsync("otto.kern@mail.example", Password, new(null)))
            .Should().ContainSingle().Which.Id.Should().Be(otto.Id);
        (await Clinic.LastRecordAsync())
            .Should()
            .BeEquivalentTo(
                new { Action = AuditAction.PasswordReset, ActorName = "Otto Kern", Facts = new AuditFacts { HasOwnAddress = true } });
        var record = await Clinic.Clients.OpenAsync(Clinic.Maria, otto);
        (record.Email, record.CanBeInvited).Should().Be(("otto.kern@mail.example", false));
    }

    [Theory]
    [InlineData(null, "Enter an e-mail address such as")]
    [InlineData("otto", "Enter an e-mail address such as")]
    [InlineData("Ana.Ruiz@mail.example", "Somebody in your organization already has the address ana.ruiz@mail.example.")]
    public async Task What_is_no_address_or_anothers_is_refused_and_the_letter_stays_good(string? email, string why)
    {
        var (_, letter, second) = await WriteToOttoAsync();

        (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(letter, Password, null, second, email))).Message.Should().StartWith(why);

        await Clinic.Links.UseAsync(letter, Password, null, second, "otto@mail.example");
    }

    [Fact]
    public async Task Without_the_second_code_nobody_learns_whose_address_is_taken()
    {
        var (_, letter, _) = await WriteToOttoAsync();

        (await FluentActions.Awaiting(() => Clinic.Links.UseAsync(letter, Password, null, "00000000", "ana.ruiz@mail.example"))
            .Should().ThrowAsync<RefusedException>()).WithMessage("The second code is not right.*");
    }

    [Fact]
    public async Task Whose_address_the_clinic_knows_chooses_no_other_with_a_letter()
    {
        var letter = await WriteAsync();
        var second = await Clinic.Invitations.IdentifyAsync(Clinic.Maria, Clinic.Ana);

        await Clinic.Links.UseAsync(letter, Password, null, second, "somebody@else.example");

        (await Clinic.SignIn.OpenAsync("somebody@else.example", Password, new(null))).Should().BeEmpty();
        (await Clinic.SignIn.OpenAsync("ana.ruiz@mail.example", Password, new(null))).Should().ContainSingle();
    }

    [Fact]
    public async Task No_mail_is_sent_to_nowhere()
    {
        var (otto, _, _) = await WriteToOttoAsync();

        (await Clinic.RefusesAsync(() => Clinic.Invitations.InviteAsync(Clinic.Maria, otto))).Message
            .Should().Be("Otto Kern needs an e-mail address to sign in.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000 0000")]
    public async Task The_letter_alone_opens_nothing_and_five_wrong_second_codes_end_it(string? guess)
    {
        var letter = await WriteAsync();
        await FluentActions.Awaiting(() => Clinic.Links.UseAsync(letter, Password, null, guess))
            .Should().ThrowAsync<RefusedException>("nobody gave a second code out yet");
        var second = await Clinic.Invitations.IdentifyAsync(Clinic.Maria, Clinic.Ana);

        foreach (var _ in Enumerable.Range(0, 5))
            (await FluentActions.Awaiting(() => Clinic.Links.UseAsync(letter, Password, null, guess))
                .Should().ThrowAsync<RefusedException>()).WithMessage("The second code is not right.*");

        (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(letter, Password, null, second))).Message
            .Should().StartWith("A newer link has replaced this one.");
    }

    [Fact]
    public async Task Who_made_the_letter_gives_out_no_second_code_also_when_they_know_the_client()
    {
        await Clinic.StartAsync(Clinic.Ines, Clinic.Ana);
        await WriteAsync();

        (await Clinic.RefusesAsync(() => Clinic.Invitations.IdentifyAsync(Clinic.Ines, Clinic.Ana))).Message
            .Should().StartWith("You made this letter.");
        (await Clinic.Invitations.LetterAsync(Clinic.Ines, Clinic.Ana))!.MayIdentify.Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_who_does_not_know_the_client_gives_one_out_whatever_they_may_search()
    {
        await WriteAsync();
        await Clinic.AllowAsync(Clinic.Nora, TestClinic.TheThree);

        await Clinic.HidesAsync(() => Clinic.Invitations.IdentifyAsync(Clinic.Nora, Clinic.Ana), MissingKind.Client);
        (await Clinic.Invitations.LetterAsync(Clinic.Nora, Clinic.Ana))!.MayIdentify.Should().BeFalse();
    }

    [Fact]
    public async Task An_admin_makes_a_letter_for_each_client_they_just_added_and_each_is_on_record()
    {
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        var added = await ImportAsync(ines, 3);

        var letters = await Clinic.Invitations.WriteLettersAsync(ines, added);

        letters.Select(letter => letter.Account.Name).Should().Equal("Elena1 Costa", "Elena2 Costa", "Elena3 Costa");
        foreach (var letter in letters)
            (await Clinic.Links.LookAsync(letter.Code)).NeedsSecondCode.Should().BeTrue();
        (await Clinic.RecordAsync()).Where(e => e.Action == AuditAction.ClientLetterMade).Select(e => (e.ActorName, e.ClientName, e.Right))
            .Should().Equal(letters.Select(letter => ("Ines Romero", (string?)letter.Account.Name, (AuditRight?)AuditRight.Admin)));
    }

    [Fact]
    public async Task Letters_for_many_are_refused_past_two_hundred_and_for_whom_one_could_not_write_one_either()
    {
        var ines = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        var added = await ImportAsync(ines, 1);

        (await Clinic.RefusesAsync(() => Clinic.Invitations.WriteLettersAsync(ines, [.. Enumerable.Repeat(added[0], 201)]))).Message
            .Should().StartWith("At most 200 letters are made at once.");
        await Clinic.HidesAsync(() => Clinic.Invitations.WriteLettersAsync(ines, [added[0], Clinic.Ana]), MissingKind.Client);
        await Clinic.HidesAsync(() => Clinic.Invitations.WriteLettersAsync(Clinic.Maria, added), MissingKind.Page);
        var elsewhere = new Actor(Clinic.Ines, await Clinic.SessionOfAsync(Clinic.Ines));
        await Clinic.HidesAsync(() => Clinic.Invitations.WriteLettersAsync(elsewhere, added), MissingKind.Client);
        (await Clinic.RecordAsync()).Should().NotContain(e => e.Action == AuditAction.ClientLetterMade && e.Outcome == Outcome.Done,
            "where one is refused, none is made");
    }

    [Fact]
    public async Task Only_admins_make_letters_and_a_member_who_may_open_the_page_is_shown_none()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        await Clinic.HidesAsync(() => Clinic.Invitations.WriteLetterAsync(Clinic.Maria, Clinic.Ana), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Invitations.WriteLetterAsync(Clinic.Ida, Clinic.Ana), MissingKind.Client);
    }

    [Fact]
    public async Task After_three_days_or_a_new_letter_neither_half_opens_anything()
    {
        var first = await WriteAsync();
        var second = await Clinic.Invitations.IdentifyAsync(Clinic.Maria, Clinic.Ana);
        var newer = (await Clinic.Invitations.WriteLetterAsync(Clinic.Ines, Clinic.Ana)).Code;
        await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(first, Password, null, second));
        (await FluentActions.Awaiting(() => Clinic.Links.UseAsync(newer, Password, null, second)).Should().ThrowAsync<RefusedException>())
            .WithMessage("The second code is not right.*");

        Clinic.Clock.Advance(TimeSpan.FromDays(3));

        (await Clinic.RefusesAsync(() => Clinic.Links.UseAsync(newer, Password, null, second))).Message
            .Should().StartWith("This link is too old.");
        (await Clinic.RefusesAsync(() => Clinic.Invitations.IdentifyAsync(Clinic.Maria, Clinic.Ana))).Message
            .Should().StartWith("No letter waits for Ana Ruiz.");
    }

    [Fact]
    public async Task A_password_chosen_with_a_link_an_admin_was_shown_is_plain_in_the_record_and_told_to_its_person()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, "correct horse battery staple");
        var link = await Clinic.Team.OpenSignInAsync(Clinic.Ines, Clinic.Nora);

        await Clinic.Links.UseAsync(link.Code, Password, "10.0.0.66");

        (await Clinic.LastRecordAsync())
            .Should()
            .BeEquivalentTo(
                new
                {
                    Action = AuditAction.PasswordReset,
                    ActorName = "Nora Fields",
                    Facts = new AuditFacts { LinkShownTo = "Ines Romero" },
                    Address = "10.0.0.66"
                });
        var sheet = await Clinic.Factors.OpenAsync(Clinic.Nora);
        (sheet.LinkShownTo, sheet.LinkUsedAt).Should().Be(("Ines Romero", Clinic.Clock.GetUtcNow()));
    }

    private async Task<string> WriteAsync()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.AllowAsync(Clinic.Ines, TestClinic.TheThree);
        return (await Clinic.Invitations.WriteLetterAsync(Clinic.Ines, Clinic.Ana)).Code;
    }

    private async Task<(Someone Otto, string Letter, string SecondCode)> WriteToOttoAsync()
    {
        var clinicId = (await Clinic.PersonAsync(Clinic.Ines)).OrganizationId;
        var otto = await Clinic.Database.WriteAsync(db =>
            Task.FromResult(
                new Someone(db.Add(new Client(clinicId, "Otto Kern", null, null, Clinic.Clock.GetUtcNow())).Entity.Id, "Otto Kern")));
        await Clinic.StartAsync(Clinic.Maria, otto);
        await Clinic.AllowAsync(Clinic.Ines, TestClinic.TheThree);
        var letter = (await Clinic.Invitations.WriteLetterAsync(Clinic.Ines, otto)).Code;
        return (otto, letter, await Clinic.Invitations.IdentifyAsync(Clinic.Maria, otto));
    }

    private async Task<IReadOnlyList<Guid>> ImportAsync(Actor admin, int count) =>
        (await Clinic.ClientFiles.AddAsync(admin, new ClientImportRequest([.. Enumerable.Range(1, count).Select(number =>
            new ClientLine(number, ["Elena" + number, "Costa", "1968-02-11", $"e{number}@mail.example", "", "", ""]))]), invites: false)).Added;
}

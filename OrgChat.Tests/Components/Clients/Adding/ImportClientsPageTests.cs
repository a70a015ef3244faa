using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Clients.Adding;

namespace OrgChat.Tests.Components.Clients.Adding;

public sealed class ImportClientsPageTests : ScreenTest
{
    private const string File = """
        first name,last name,birth date,e-mail,mobile phone,language,provider
        Elena,Costa,1968-02-11,elena@mail.example,,Spanish,Dr. Maria Lopez
        Ana,Ruiz,1980-05-17,,555 014 2277,,
        Priya,Shah,03/04/1990,priya@mail.example,,,
        Nobody,Reachable,1990-01-01,,,,
        """;

    [Fact]
    public async Task What_will_happen_is_shown_line_by_line_before_anything_is_saved()
    {
        var page = await OpenAsync(Clinic.Jamie);
        Choose(page, File);

        page.WaitForAssertion(() => page.Texts(".chip").Should().Equal("New", "Already there", "Not possible", "Not possible"));
        page.Markup.Should().Contain("1 new, 1 already there, 2 not possible").And.Contain("Already a client: Ana Ruiz, born May 17, 1980");
        page.Texts("li .line-sub").Should().Contain("Comes into the care of Dr. Maria Lopez")
            .And.Contain("Birth date: “03/04/1990” may be two days. Choose how dates are written.")
            .And.Contain("E-mail: Enter an e-mail address or a phone number.");
        (await CountAsync()).Should().Be(5);
    }

    [Fact]
    public async Task Dates_that_may_be_two_days_are_asked_and_then_read()
    {
        var page = await OpenAsync(Clinic.Jamie);
        Choose(page, File);
        page.WaitForAssertion(() => page.Find("#date-order").GetAttribute("aria-invalid").Should().Be("true"));

        await page.InvokeAsync(() => page.Find("#date-order").ChangeAsync("DayFirst"));

        page.WaitForAssertion(() => page.Markup.Should().Contain("2 new").And.Contain("born Apr 3, 1990"));
    }

    [Fact]
    public async Task Columns_are_corrected_by_whoever_knows_the_file_and_lines_are_filtered()
    {
        var page = await OpenAsync(Clinic.Jamie);
        Choose(page, "A,B,C,D\nElena,Costa,1968-02-11,elena@mail.example\n");
        page.WaitForAssertion(() => page.Markup.Should().Contain("0 new, 0 already there, 1 not possible"));

        foreach (var (field, column) in new[] { ("FirstName", "0"), ("LastName", "1"), ("BirthDate", "2"), ("Email", "3") })
            await page.InvokeAsync(() => page.Find($"#column-{field}").ChangeAsync(column));

        page.WaitForAssertion(() => page.Texts(".line-title").Should().Equal("Elena Costa"));
        await page.InvokeAsync(() => page.Button("Not possible 0").Click());
        page.WaitForAssertion(() => page.Markup.Should().Contain("There is no such line."));
    }

    [Fact]
    public async Task The_new_ones_are_added_in_batches_and_the_same_file_adds_nobody_twice()
    {
        var file = "first name,last name,birth date,e-mail\n"
            + string.Concat(Enumerable.Range(1, 230).Select(number => $"Elena{number},Costa,1968-02-11,e{number}@mail.example\n"));
        var page = await OpenAsync(Clinic.Jamie);
        Choose(page, file);
        page.WaitForAssertion(() => page.Texts("button").Should().Contain("Add 230 clients"));

        await page.InvokeAsync(() => page.Button("Add 230 clients").Click());

        page.WaitForAssertion(() => page.Markup.Should().Contain("230 clients were added")
            .And.Contain("An admin can make an invitation letter on each client’s page."));
        (await CountAsync()).Should().Be(235);
        Choose(page, file);
        page.WaitForAssertion(() => page.Markup.Should().Contain("0 new, 230 already there"));
    }

    [Fact]
    public async Task Where_no_mail_is_sent_an_admin_prints_a_letter_for_each_who_was_just_added()
    {
        var page = await OpenAsync(Clinic.Ines);
        Choose(page, File);
        page.WaitForAssertion(() => page.Texts("button").Should().Contain("Add 1 client"));
        await page.InvokeAsync(() => page.Button("Add 1 client").Click());
        page.WaitForAssertion(() => page.Button("Print the letter"));

        await page.InvokeAsync(() => page.Button("Print the letter").Click());

        page.WaitForAssertion(() => page.FindAll(".letters > .letter").Should().ContainSingle().Which.Words().Should()
            .Contain("Elena Costa").And.Contain("choose-password"));
        JSInterop.Invocations["print"].Should().ContainSingle();
        page.Button("Print again");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_so_and_leaves_what_was_there()
    {
        var page = await OpenAsync(Clinic.Jamie);
        Choose(page, File);
        page.WaitForAssertion(() => page.Texts(".chip").Should().HaveCount(4));

        Choose(page, "a,b");

        page.WaitForAssertion(() => page.Find("[role=alert]").Words().Should().Contain("There is nobody in this file"));
        page.FindAll(".chip").Should().HaveCount(4);
    }

    [Theory]
    [InlineData(Permission.SearchAllClients, false)]
    [InlineData(Permission.SeeAllClients, true)]
    public async Task It_is_there_for_those_only_who_may_add_clients(Permission permission, bool isThere)
    {
        await Clinic.AllowAsync(Clinic.Nora, permission);

        (await OpenAsync(Clinic.Nora)).Markup.Contains("Add many clients").Should().Be(isThere);
    }

    private Task<IRenderedComponent<ImportClientsPage>> OpenAsync(Someone reader) => OpenAsync<ImportClientsPage>(reader);

    private static void Choose(IRenderedComponent<ImportClientsPage> page, string text) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "clients.csv"));

    private Task<int> CountAsync() => Clinic.Database.ReadAsync(db => db.Clients.CountAsync());
}

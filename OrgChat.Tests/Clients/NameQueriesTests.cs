using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clients;

/// <summary>People are found by the name that is typed, on the Clients Page, in the list and in the pickers alike (case 07).</summary>
public sealed class NameQueriesTests : ClinicTest
{
    [Theory]
    [InlineData("Soren", "Søren Ødegård")]
    [InlineData("Odegard", "Søren Ødegård")]
    [InlineData("Lukasz", "Łukasz Wójcik")]
    [InlineData("Yildiz", "Yıldız Işık")]
    [InlineData("ipek", "İpek Şahin")]
    [InlineData("İPEK", "İpek Şahin")]
    [InlineData("Strauss", "Hans Strauß")]
    [InlineData("Dorde", "Đorđe Đukić")]
    [InlineData("Aegir", "Ægir Þór")]
    [InlineData("Thor", "Ægir Þór")]
    [InlineData("O'Connor", "Sean O’Connor")]
    [InlineData("OConnor", "Sean O’Connor")]
    [InlineData("Connor", "Sean O’Connor")]
    [InlineData("sean connor", "Sean O'Connor")]
    [InlineData("Arcy", "Jeanne d’Arcy")]
    [InlineData("Anne Marie", "Anne-Marie Dupont")]
    [InlineData("Anne-Marie", "Anne Marie Dupont")]
    [InlineData("Ruiz Ana", "Ana Ruiz")]
    [InlineData("Ruiz, Ana", "Ana Ruiz")]
    [InlineData("  Ana   Ruiz ", "Ana Ruiz")]
    [InlineData("Two Spaces", "Two  Spaces Inside")]
    [InlineData("Mueller", "Jürgen Müller")]
    [InlineData("muller", "Jürgen Müller")]
    [InlineData("Müller", "Jürgen Mueller")]
    [InlineData("Bjork", "Björk")]
    [InlineData("花子", "田中 花子")]
    [InlineData("Nguyen Anh", "Nguyễn Thị Ánh")]
    [InlineData("محمد", "مُحَمَّد علي")]
    [InlineData("Zoe", "Zoë Lee")]
    [InlineData("J R Smith", "J. R. Smith")]
    public async Task A_client_is_found_by_the_name_that_is_typed(string typed, string name)
    {
        var id = await WithClientAsync(name);

        (await Clinic.Clients.SearchAsync(Clinic.Maria, typed)).Rows.Should().Contain(line => line.Id == id);
        (await Clinic.Inbox.ListAsync(Clinic.Maria, new InboxFilter(ChatView.Personal, Text: typed))).Rows.Should().ContainSingle();
        (await Clinic.Search.FindClientsAsync(Clinic.Maria, typed)).Should().Contain(person => person.Id == id);
    }

    [Theory]
    [InlineData("Ana Lopez", "Ana Ruiz")]
    [InlineData("uiz", "Ana Ruiz")]
    [InlineData("-", "Ana Ruiz")]
    [InlineData("%", "Ana Ruiz")]
    public async Task Every_word_must_begin_a_word_of_the_name(string typed, string name)
    {
        var id = await WithClientAsync(name);

        (await Clinic.Clients.SearchAsync(Clinic.Maria, typed)).Rows.Should().NotContain(line => line.Id == id);
    }

    [Fact]
    public async Task Colleagues_are_found_in_the_same_way()
    {
        (await Clinic.Colleagues.FindAsync(Clinic.Ines, "lopez  maria")).Select(line => line.Name).Should().Equal("Dr. Maria Lopez");
        (await Clinic.Colleagues.FindAsync(Clinic.Ines, "Dr Lopez")).Select(line => line.Name).Should().Equal("Dr. Maria Lopez");
    }

    [Fact]
    public void One_name_written_in_two_ways_is_one_name() =>
        PersonNameRules.Fold("Seán  O’CONNOR").Should().Be(PersonNameRules.Fold("Sean O'Connor")).And.Be("sean oconnor");

    private async Task<Guid> WithClientAsync(string name)
    {
        await Clinic.AllowAsync(Clinic.Maria, Permission.SearchAllClients);
        var id = await Clinic.Database.WriteAsync(async db =>
        {
            var maria = await db.People.FindAsync(Clinic.Maria.Id);
            var client = new Client(maria!.OrganizationId, name, null, null, Clinic.Clock.GetUtcNow());
            db.Add(client);
            return client.Id;
        });
        await Clinic.StartAsync(Clinic.Maria, new Someone(id, name));
        return id;
    }
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clients;

public sealed class SingleLineRulesTests : ClinicTest
{
    [Theory]
    [InlineData("Ana \u202EziuR", "Ana ziuR")]
    [InlineData("Ana\u2066 Ruiz\u2069", "Ana Ruiz")]
    [InlineData("\u200E\u200FAna\u061C Ruiz", "Ana Ruiz")]
    [InlineData("A\u200Bn\u2060a\uFEFF R\u00ADuiz", "Ana Ruiz")]
    [InlineData("Ana\u200D Ru\u200Ciz", "Ana Ruiz")]
    [InlineData("Ana\uE000 Ruiz\U000E0041", "Ana Ruiz")]
    [InlineData("Ana\u3164 Ruiz\u2800", "Ana Ruiz")]
    [InlineData("Ana\u2028Ruiz", "Ana Ruiz")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("Zoë Nguyễn 李 O’Neill 👩\u200D⚕️", "Zoë Nguyễn 李 O’Neill 👩\u200D⚕️")]
    public void A_name_is_kept_without_what_nobody_sees(string given, string kept) => PersonNameRules.Checked(given).Should().Be(kept);

    [Theory]
    [InlineData("\u202E")]
    [InlineData("\u3164\u200B ")]
    public void A_name_of_nothing_that_is_seen_is_none(string given) =>
        FluentActions.Invoking(() => PersonNameRules.Checked(given)).Should().Throw<RefusedException>().WithMessage("Enter a name.");

    [Fact]
    public async Task People_titles_and_professions_turn_nothing_around()
    {
        var member = await Clinic.Team.InviteAsync(Clinic.Ines,
            new("Lena\u202E Voss", "lena.voss@lakeside.example", TeamRole.Support, "Front\u2067 desk", false));
        var chat = await Clinic.StartAsync("My\u202E knee", Clinic.Maria, Clinic.Ana);

        var lena = await Clinic.PersonAsync(new Someone(member, "Lena Voss"));
        (lena.Name, lena.Title, (await Clinic.ConversationAsync(chat)).Title).Should().Be(("Lena Voss", "Front desk", "My knee"));
    }
}

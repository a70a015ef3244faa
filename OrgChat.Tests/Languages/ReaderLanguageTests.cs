using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Languages;

/// <summary>Everybody reads in their own language.</summary>
public sealed class ReaderLanguageTests : ClinicTest
{
    [Fact]
    public async Task What_Jamie_chose_comes_before_what_the_browser_asks_for_and_that_before_what_the_clinic_speaks()
    {
        await Clinic.Database.WriteAsync(async db => (await OwnClinicAsync(db)).Speak(Language.Spanish));

        (await Clinic.Languages.OfAsync(Clinic.Jamie.Id, null)).Should().Be(Language.Spanish);
        (await Clinic.Languages.OfAsync(Clinic.Jamie.Id, Language.English)).Should().Be(Language.English);
        await Clinic.Preferences.ChooseLanguageAsync(Clinic.Jamie, Language.Spanish);
        (await Clinic.Languages.OfAsync(Clinic.Jamie.Id, Language.English)).Should().Be(Language.Spanish);
        await Clinic.Preferences.ChooseLanguageAsync(Clinic.Jamie, null);
        (await Clinic.Languages.OfAsync(Clinic.Jamie.Id, Language.English)).Should().Be(Language.English);
    }

    [Fact]
    public async Task What_a_record_says_of_Ana_is_for_her_mail_and_for_a_browser_that_asks_for_nothing_where_the_clinic_chose_nothing()
    {
        await Clinic.QuietlyAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Clinic.Ana.Id)).Reach(null, "Spanish"));

        (await Clinic.Languages.OfAsync(Clinic.Ana.Id, null)).Should().Be(Language.Spanish);
        (await Clinic.Languages.OfAsync(Clinic.Ana.Id, Language.English)).Should().Be(Language.English);
        await Clinic.Database.WriteAsync(async db => (await OwnClinicAsync(db)).Speak(Language.English));
        (await Clinic.Languages.OfAsync(Clinic.Ana.Id, null)).Should().Be(Language.English);
        (await Clinic.Languages.OfAbsentAsync(Clinic.Ana.Id)).Should().Be(Language.Spanish);
    }

    [Fact]
    public async Task Whoever_stands_at_the_door_of_the_only_clinic_is_spoken_to_as_it_speaks_and_at_the_door_of_two_in_English()
    {
        await Clinic.Database.WriteAsync(async db => (await OwnClinicAsync(db)).Speak(Language.Spanish));
        var isOnly = await Clinic.Database.ReadAsync(async db => await db.Organizations.CountAsync() == 1);

        (await Clinic.Languages.OfAsync(null, null)).Should().Be(isOnly ? Language.Spanish : Language.English);
        (await Clinic.Languages.OfAsync(null, Language.English)).Should().Be(Language.English);
    }

    [Theory]
    [InlineData("es-MX", "es")]
    [InlineData("ES", "es")]
    [InlineData("Spanish", "es")]
    [InlineData("español", "es")]
    [InlineData("en-GB", "en")]
    [InlineData("est", null)]
    [InlineData("fr", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_language_is_known_by_its_code_and_by_its_names(string? word, string? code) =>
        (Language.Of(word)?.Code).Should().Be(code);

    [Theory]
    [InlineData("Ana e Inés", "Ana", "Inés")]
    [InlineData("Ana y Grace", "Ana", "Grace")]
    [InlineData("agua y hielo", "agua", "hielo")]
    [InlineData("Ana, Grace e Hilario", "Ana", "Grace", "Hilario")]
    [InlineData("Ana", "Ana")]
    [InlineData("")]
    public void Several_are_joined_as_Spanish_joins_them(string joined, params string[] items) =>
        Language.Spanish.In(() => ListWords.Join(items)).Should().Be(joined);

    [Fact]
    public void The_pseudo_language_marks_and_lengthens_every_word_and_is_for_nobody_to_choose()
    {
        Language.Pseudo.In(() => ListWords.Join(["Ana", "Grace"])).Should().StartWith("[Ana and Grace~").And.EndWith("]");
        Language.All.Should().NotContain(Language.Pseudo);
    }

    private Task<Organization> OwnClinicAsync(OrgChatDb db) =>
        db.Organizations.SingleAsync(one => db.People.Any(person => person.Id == Clinic.Ana.Id && person.OrganizationId == one.Id));
}

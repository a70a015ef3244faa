using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.SavedReplies;

namespace OrgChat.Tests.SavedReplies;

public sealed class SavedReplyTextTests
{
    private static readonly SavedReplyValues Values = new()
    {
        ClientFirstNames = ["Ana"],
        OwnerName = "Dr. Maria Lopez",
        MyName = "Jamie Lee",
        ClinicName = "Lakeside Clinic",
        ClinicPhone = "(555) 010-2000",
    };

    [Fact]
    public void Every_variable_is_filled_in_as_often_as_it_stands_there()
    {
        var filled = SavedReplyText.Fill(
            "{client-first-name}, {owner-name} asks. {client-first-name}?\n{my-name}, {clinic-name}, {clinic-phone}", Values);

        filled.Should().BeEquivalentTo(new FilledText(
            "Ana, Dr. Maria Lopez asks. Ana?\nJamie Lee, Lakeside Clinic, (555) 010-2000", [], []));
    }

    [Theory]
    [InlineData("{client}")]
    [InlineData("{Clinic-Phone}")]
    [InlineData("{ clinic-phone }")]
    [InlineData("a {b} {} {{}} 100 %")]
    public void Other_words_in_braces_stay_as_they_are_written(string text)
    {
        SavedReplyText.Fill(text, Values).Should().BeEquivalentTo(new FilledText(text, [], []));
        SavedReplyText.StandingIn(text).Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData(SealedText.Mark)]
    public void What_is_empty_or_does_not_open_stays_a_token_and_is_named(string? phone)
    {
        var filled = SavedReplyText.Fill("Call {clinic-phone}, {client-first-name}: {clinic-phone}.", Values with { ClinicPhone = phone });

        filled.Should().BeEquivalentTo(new FilledText(
            "Call {clinic-phone}, Ana: {clinic-phone}.", [SavedReplyVariable.ClinicPhone], []));
        SavedReplyText.StandingIn(filled.Text).Should().Equal(SavedReplyVariable.ClinicPhone);
    }

    [Fact]
    public void Several_clients_are_all_named_as_the_language_lists_them()
    {
        var family = Values with { ClientFirstNames = ["Ana", "Inés"] };

        var filled = SavedReplyText.Fill("{client-first-name}!", family);

        filled.Should().BeEquivalentTo(new FilledText("Ana and Inés!", [], [SavedReplyVariable.ClientFirstName]));
        Language.Spanish.In(() => SavedReplyText.Fill("{client-first-name}!", family)).Text.Should().Be("Ana e Inés!");
    }

    [Fact]
    public void A_name_that_looks_like_a_token_is_a_name() =>
        SavedReplyText.Fill("{client-first-name}", Values with { ClientFirstNames = ["{clinic-phone}"] }).Text
            .Should().Be("{clinic-phone}");

    [Fact]
    public void A_token_is_the_same_in_every_language() => Language.Spanish.In(() =>
        Enum.GetValues<SavedReplyVariable>().Select(SavedReplyText.TokenOf).ToList()).Should().Equal(
            "{client-first-name}", "{owner-name}", "{my-name}", "{clinic-name}", "{clinic-phone}");
}

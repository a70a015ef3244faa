using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Tests.Search;

/// <summary>What a text is found by, without a database.</summary>
public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("TOMAS", "Tomás wrote")]
    [InlineData("tomás", "Tomas wrote")]
    [InlineData("strasse", "Straße 5")]
    [InlineData("straße", "STRASSE 5")]
    [InlineData("oeuvre", "un œuvre")]
    [InlineData("smorrebrod", "smørrebrød")]
    [InlineData("final", "\uFB01nal")]
    [InlineData("ωσ", "ΩΣ")]
    [InlineData("ος", "ΟΣ")]
    [InlineData("istanbul", "İSTANBUL")]
    [InlineData("resume", "re\u0301sume\u0301")]
    [InlineData("ibuprofen", "ibu\u00ADprofen")]
    [InlineData("wide", "ｗｉｄｅ")]
    [InlineData("m2", "kg/m²")]
    public void Case_accents_and_ligatures_make_no_difference(string sought, string text) => Finds(sought, text).Should().BeTrue();

    [Theory]
    [InlineData("metf", "metformin twice", true)]
    [InlineData("metformin", "metformin twice", true)]
    [InlineData("formin", "metformin twice", false)]
    [InlineData("mg", "5 mg", true)]
    [InlineData("mg", "mgx", false)]
    [InlineData("in", "inside", false)]
    public void A_word_is_also_the_beginning_of_a_longer_one_from_three_letters_on(string sought, string text, bool found) =>
        Finds(sought, text).Should().Be(found);

    [Theory]
    [InlineData("pressure blood", "blood pressure", true)]
    [InlineData("blood sugar", "blood pressure", false)]
    [InlineData("\"blood pressure\"", "Your blood-pressure, please", true)]
    [InlineData("\"pressure blood\"", "blood pressure", false)]
    [InlineData("\"blood press\"", "blood pressure", false)]
    [InlineData("“blood pressure” kim", "Kim: blood pressure", true)]
    [InlineData("\"blood press", "blood pressure", true)]
    public void Words_stand_in_any_order_and_phrases_in_theirs(string sought, string text, bool found) =>
        Finds(sought, text).Should().Be(found);

    [Theory]
    [InlineData("2.5 mg", "take 2.5 mg", true)]
    [InlineData("2.5 mg", "take 5 mg at 2", false)]
    [InlineData("2,5", "2.5", true)]
    [InlineData("84", "84.1 kg", true)]
    [InlineData("ana.ruiz@mail.example", "write to Ana.Ruiz@mail.example!", true)]
    [InlineData("don't", "I don’t know", true)]
    [InlineData("great", "👍great👍", true)]
    public void What_is_typed_without_a_space_stands_together(string sought, string text, bool found) =>
        Finds(sought, text).Should().Be(found);

    [Theory]
    [InlineData("20 mg", "Take 20mg of the tablet", true)]
    [InlineData("\"20 mg\"", "Take 20mg of the tablet", true)]
    [InlineData("40mg", "Take 40 mg of the tablet", true)]
    [InlineData("20mg", "Take 20mg", true)]
    [InlineData("20mg", "Take 200 mg", false)]
    [InlineData("hba1c", "HbA1c and T3 and B12 low", true)]
    [InlineData("b12", "HbA1c and T3 and B12 low", true)]
    [InlineData("5550100199", "Call me on +1 (555) 010-0199 tonight", true)]
    [InlineData("15550100199", "Call me on +1 (555) 010-0199 tonight", true)]
    [InlineData("+1(555)010-0199", "Call me on 15550100199", true)]
    [InlineData("010-0199", "Call me on +1 (555) 010-0199 tonight", true)]
    [InlineData("555-010-4477", "Call me on 5550104477 tonight", true)]
    [InlineData("555.010.4477", "Call me on 555/010 4477", true)]
    [InlineData("5550104478", "Call me on 555-010-4477", false)]
    [InlineData("12345", "Steps 12,345 counted", true)]
    [InlineData("12,345", "Steps 12345 counted", true)]
    [InlineData("AB1234XY", "Your code is AB-1234-XY", true)]
    [InlineData("AB-1234-XY", "Your code is AB1234XY", true)]
    [InlineData("ab12", "Your code is AB1234XY", true)]
    [InlineData("2026-12", "Appointment 2026-12-07", true)]
    [InlineData("140/90", "BP 140/90 today", true)]
    public void Doses_numbers_and_codes_are_found_however_they_are_divided(string sought, string text, bool found) =>
        Finds(sought, text).Should().Be(found);

    [Theory]
    [InlineData("followup", "We booked the follow-up visit", true)]
    [InlineData("follow-up", "We booked the followup visit", true)]
    [InlineData("follow-up", "We booked the follow up visit", true)]
    [InlineData("follow-up", "We booked the follow-up visit", true)]
    [InlineData("follow-up", "Follow me up the hill", false)]
    [InlineData("upvisit", "a follow-up-visit", true)]
    [InlineData("x-ray", "the xray", true)]
    [InlineData("xray", "the x-ray", true)]
    [InlineData("cant", "I can’t sleep", true)]
    [InlineData("can't", "I cant sleep", true)]
    [InlineData("obrien", "O’Brien said", true)]
    [InlineData("brien", "O’Brien said", true)]
    [InlineData("O'Brien", "OBrien said", true)]
    [InlineData("mueller", "Frau Müller", true)]
    [InlineData("muller", "Frau Müller", true)]
    [InlineData("Müller", "Frau Muller", true)]
    [InlineData("schoen", "scho\u0308n", true)]
    [InlineData("medication", "medi\u200Bcation refill", true)]
    [InlineData("medication", "medi\u2060cation re\uFEFFfill", true)]
    [InlineData("رأس", "أشعر بألم في الرأس", true)]
    [InlineData("الرأس", "ألم في رأس", true)]
    [InlineData("موعد", "مُحَمَّد عنده مـــوعد", true)]
    public void Words_are_found_joined_parted_spelled_out_and_without_what_nobody_sees(string sought, string text, bool found) =>
        Finds(sought, text).Should().Be(found);

    [Fact]
    public void A_whole_link_is_one_word()
    {
        const string link = "https://portal.example/path/to/leaflet?x=1#top";

        Finds(link, $"see {link}").Should().BeTrue();
        SearchQuery.Of(link + " one two three four five six seven").WordCount.Should().Be(8);
    }

    [Theory]
    [InlineData("頭痛", "今日は頭痛がします", true)]
    [InlineData("痛", "今日は頭痛がします", true)]
    [InlineData("痛頭", "今日は頭痛がします", false)]
    [InlineData("두통", "두통이 있어요", true)]
    [InlineData("ปวด", "ฉันปวดหัว", true)]
    [InlineData("头痛", "头部和腹痛", false)]
    public void Scripts_without_spaces_are_found_by_their_characters(string sought, string text, bool found) =>
        Finds(sought, text).Should().Be(found);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a")]
    [InlineData("5")]
    [InlineData("\"\"")]
    [InlineData("👍 !?")]
    public void Too_little_to_search_for_is_said_so(string text) =>
        Of(text).Should().Throw<RefusedException>().WithMessage("Write a word of at least two letters.");

    [Fact]
    public void Too_much_to_search_for_is_said_so()
    {
        Of("one two three four five six seven eight nine").Should().Throw<RefusedException>().WithMessage("*8 words*");
        Of(new string('x', 201)).Should().Throw<RefusedException>().WithMessage("*200 characters*");
        Of("one two three four five six seven eight").Should().NotThrow();
        Of("今日は頭痛がします").Should().NotThrow("a run of characters counts as one word");
    }

    [Theory]
    [InlineData("\uD800")]
    [InlineData("a\uDC00b \uD83D")]
    [InlineData("\u0301\u0301")]
    [InlineData("\0\u200B\u202E")]
    public void No_text_is_too_odd_to_be_indexed(string text)
    {
        var act = () => new BlindIndex(new byte[32]).TokensOf(text + " word");

        act.Should().NotThrow().Which.Should().NotBeEmpty();
    }

    [Fact]
    public void Under_another_organizations_key_the_same_word_is_another_number()
    {
        var (one, other) = (new byte[32], new byte[32]);
        other[0] = 1;

        new BlindIndex(one).TokensOf("metformin").Should().NotIntersectWith(new BlindIndex(other).TokensOf("metformin"));
    }

    // As the search does: the index must have all the query asks for, and the text must hold it.
    private static bool Finds(string sought, string text)
    {
        var (index, query) = (new BlindIndex(new byte[32]), SearchQuery.Of(sought));
        var isIndexed = query.Terms.SelectMany(term => index.TokensFor(term)).All(index.TokensOf(text).Contains);
        var stands = query.HitsIn(text) is not null;
        (stands && !isIndexed).Should().BeFalse("what stands in a text must be in its index");
        return isIndexed && stands;
    }

    private static Action Of(string text) => () => SearchQuery.Of(text);
}

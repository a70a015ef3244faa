using OrgChat.Domain.Features.Search;

namespace OrgChat.Tests.Search;

public sealed class ExcerptFactoryTests
{
    [Theory]
    [InlineData("metf 500", "Take Metformin, 500 mg.", "Take [Metformin], [500] mg.")]
    [InlineData("\"blood pressure\"", "My blood  pressure?", "My [blood  pressure]?")]
    [InlineData("2.5", "2.5 mg", "[2.5] mg")]
    [InlineData("tea", "tea\ntea", "[tea] [tea]")]
    [InlineData("cafe", "👍Café👍", "👍[Café]👍")]
    [InlineData("头痛", "我头痛", "我[头痛]")]
    public void What_was_sought_is_marked_as_it_was_written(string sought, string text, string shown) =>
        Shown(sought, text).Should().Be(shown);

    [Fact]
    public void A_long_message_is_cut_at_words_around_what_was_sought()
    {
        var text = $"{Words(200)} needle {Words(200)}";

        var shown = Shown("needle", text);

        shown.Should().StartWith("… word").And.EndWith("word …").And.Contain("[needle]");
        shown.Length.Should().BeInRange(200, 400);
    }

    [Fact]
    public void The_part_with_most_of_the_words_is_shown() =>
        Shown("iron tea", $"iron {Words(100)} iron and tea {Words(100)}").Should().Contain("[iron] and [tea]");

    [Fact]
    public void No_character_is_cut_in_two()
    {
        var text = string.Concat(Enumerable.Repeat("👍", 300)) + " needle " + string.Concat(Enumerable.Repeat("👍", 300));

        Shown("needle", text).EnumerateRunes().Should().NotContain(System.Text.Rune.ReplacementChar);
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));

    private static string Shown(string sought, string text) =>
        string.Concat(ExcerptFactory.Of(text, SearchQuery.Of(sought).HitsIn(text)!)
            .Select(part => part.IsMarked ? $"[{part.Text}]" : part.Text));
}

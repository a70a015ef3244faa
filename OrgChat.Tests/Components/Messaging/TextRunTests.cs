using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Messaging;

/// <summary>Addresses in what people wrote: what leads where, and that nothing of the text is lost.</summary>
public sealed class TextRunTests
{
    [Theory]
    [InlineData("See https://lakeside.example/visit?id=1&day=2.", "https://lakeside.example/visit?id=1&day=2",
        "https://lakeside.example/visit?id=1&day=2")]
    [InlineData("(see http://lakeside.example/a_(b)), please", "http://lakeside.example/a_(b)", "http://lakeside.example/a_(b)")]
    [InlineData("HTTPS://Lakeside.example!", "HTTPS://Lakeside.example", "https://lakeside.example/")]
    [InlineData("Write to front.desk@lakeside.example, or come.", "front.desk@lakeside.example", "mailto:front.desk@lakeside.example")]
    [InlineData("Call (555) 010-0199 now", "(555) 010-0199", "tel:5550100199")]
    [InlineData("Call +1 555 010 0199.", "+1 555 010 0199", "tel:+15550100199")]
    [InlineData("ראו https://lakeside.example/x, תודה", "https://lakeside.example/x", "https://lakeside.example/x")]
    [InlineData("请看 https://lakeside.example/x。", "https://lakeside.example/x", "https://lakeside.example/x")]
    public void An_address_or_a_number_is_a_link_without_what_ends_the_sentence(string text, string shown, string address)
    {
        var runs = TextRun.Of(text).ToList();

        string.Concat(runs.Select(run => run.Text)).Should().Be(text);
        runs.Where(run => run.Address is not null).Should().ContainSingle().Which.Should().Be(new TextRun(shown, address));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://lakeside.example@evil.example/")]
    [InlineData("https://")]
    [InlineData("120/80 on 2026-11-25 at 10:30, 2.5 mg")]
    [InlineData("MRN 5550100199")]
    [InlineData("xhttps://lakeside.example")]
    public void Everything_else_is_text(string text) => TextRun.Of(text).Should().Equal(new TextRun(text));

    [Fact]
    public void An_invisible_sign_that_turns_the_direction_ends_an_address() =>
        TextRun.Of("https://lakeside.example/\u202Egpj.exe").First(run => run.Address is not null)
            .Text.Should().Be("https://lakeside.example/");

    [Theory]
    [InlineData("555-", "")]
    [InlineData("a", "@")]
    [InlineData("a-", "@")]
    [InlineData("x@", "")]
    [InlineData("%.", "@")]
    [InlineData("(555) ", "")]
    [InlineData("+1 ", "")]
    [InlineData("a@a-", "")]
    [InlineData("http", "")]
    public void A_long_text_without_an_end_takes_no_time(string again, string end)
    {
        var text = string.Concat(Enumerable.Repeat(again, 200_000)) + end;

        string.Concat(TextRun.Of(text).Select(run => run.Text)).Should().Be(text);
    }
}

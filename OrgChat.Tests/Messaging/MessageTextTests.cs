using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

public sealed class MessageTextTests : ClinicTest
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\0\u0007\u001b")]
    [InlineData("\u200b\u200d\ufeff")]
    [InlineData("\u00a0\u2003")]
    [InlineData("\u2800\u2800")]
    [InlineData("\u3164")]
    [InlineData("\u115F \u1160\uFFA0")]
    [InlineData("\uFE0F")]
    [InlineData("\U000E0100\u034F")]
    public async Task Nothing_to_read_is_nothing_to_send(string nothing)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Ana, chat, nothing))).Message
            .Should().Be("Write something before you send.");
    }

    [Fact]
    public async Task Eight_thousand_characters_are_sent_whole()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var text = string.Concat(Enumerable.Repeat("0123456789", 800));
        await Clinic.SayAsync(Clinic.Ana, chat, $"  {text}\n");

        (await Clinic.MessagesAsync(chat)).Single().Text.Should().Be(text);
    }

    [Fact]
    public async Task One_more_is_refused_and_nothing_is_cut_off()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Ana, chat, new string('x', 8_001)))).Message.Should()
            .Be("This message is too long: 8,001 characters, at most 8,000. Send it in parts; nothing you wrote is lost.");
    }

    [Theory]
    [InlineData("  two\r\nlines\r ", "two\nlines")]
    [InlineData("bell\u0007 and null\0 go", "bell and null go")]
    [InlineData("tab\tstays", "tab\tstays")]
    [InlineData("❤\uFE0F", "❤\uFE0F")]
    [InlineData("<b>not bold</b> & 'quoted'", "<b>not bold</b> & 'quoted'")]
    [InlineData("👩‍⚕️ says: ¡Adiós, Tomás! 你好", "👩‍⚕️ says: ¡Adiós, Tomás! 你好")]
    public void The_text_is_kept_as_written_but_for_what_nobody_can_see(string typed, string kept) =>
        MessageText.Checked(typed).Should().Be(kept);

    [Fact]
    public void Half_a_character_is_kept_as_the_sign_for_it() =>
        MessageText.Checked("half \uD83D and \uDE00 whole \U0001F600").Should().Be("half \uFFFD and \uFFFD whole \U0001F600");

    [Fact]
    public void No_text_at_all_is_refused_like_an_empty_one() =>
        FluentActions.Invoking(() => MessageText.Checked(null)).Should().Throw<RefusedException>();

    [Fact]
    public async Task The_preview_is_short_one_line_and_never_half_a_letter()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "x\n" + string.Concat(Enumerable.Repeat("🌊", 200)));

        var preview = (await Clinic.ConversationAsync(chat)).Preview;
        preview.Should().StartWith("x 🌊").And.NotContain("\ufffd");
        preview.Length.Should().BeInRange(150, LastMessage.PreviewLength);
    }
}

using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Sessions;

namespace OrgChat.Tests.Sessions;

public sealed class DeviceTextTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36",
        "Chrome on Windows")]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0",
        "Edge on Windows")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox on Mac")]
    [InlineData("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Mobile Safari/537.36",
        "Chrome on Android")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 16000.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36",
        "Chrome on ChromeOS")]
    [InlineData("curl/8.0 <script>alert(1)</script>", "Another program")]
    [InlineData("", "Another program")]
    [InlineData(null, "Another program")]
    public void A_device_is_told_in_short_words_of_our_own(string? userAgent, string words) =>
        DeviceText.InWords(DeviceText.NamesOf(userAgent)).Should().Be(words);

    [Theory]
    [InlineData("Chrome Windows", "Chrome en Windows")]
    [InlineData("Chrome on Windows", "Chrome en Windows")]
    [InlineData("Firefox", "Firefox")]
    [InlineData("Mac", "Mac")]
    [InlineData("", "Otro programa")]
    [InlineData("Another program", "Otro programa")]
    public void What_a_session_keeps_is_told_in_the_language_of_whoever_reads_it(string device, string words) =>
        Language.Spanish.In(() => DeviceText.InWords(device)).Should().Be(words);

    [Fact]
    public void A_session_keeps_a_device_without_a_word_of_any_language() =>
        DeviceText.NamesOf("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0").Should().Be("Firefox Mac");
}

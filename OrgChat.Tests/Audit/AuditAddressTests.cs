using OrgChat.Domain.Model.Audit;
using OrgChat.Web.Audit;

namespace OrgChat.Tests.Audit;

/// <summary>The question to the record as an address bar holds it, where anybody can type anything.</summary>
public sealed class AuditAddressTests
{
    private static readonly Guid Nora = Guid.NewGuid();

    [Fact]
    public void An_address_is_read_back_as_it_was_written()
    {
        var asked = new AuditAddress("WhoSaw", Nora, null, "MessageSent", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 9));

        asked.On("/settings/audit")
            .Should().Be($"/settings/audit?question=WhoSaw&person={Nora}&action=MessageSent&from=2026-03-01&to=2026-03-09");
        AuditAddress.Read("WhoSaw", Nora.ToString(), null, "MessageSent", "2026-03-01", "2026-03-09").Should().Be(asked);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("'; DROP TABLE AuditEntries; --")]
    [InlineData("2026-13-45")]
    [InlineData("")]
    public void What_makes_no_sense_asks_for_nothing(string text)
    {
        var asked = AuditAddress.Read(text, text, text, text, text, text);

        (asked.Asked, asked.Person, asked.Client, asked.Done, asked.From, asked.To)
            .Should().Be((AuditQuestion.Everything, null, null, null, null, null));
    }
}

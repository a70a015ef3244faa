using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging;

/// <summary>A conversation opens around the message one was sent to.</summary>
public sealed class OpeningAtTests : ClinicTest
{
    [Theory]
    [InlineData(1, false, true)]
    [InlineData(60, true, true)]
    [InlineData(119, true, false)]
    public async Task The_message_stands_among_its_neighbours_on_a_full_page(long at, bool hasOlder, bool hasNewer)
    {
        var chat = await ChatAsync(120);

        var page = (await Clinic.Reader.OpenAsync(Clinic.Maria, chat, at)).Page;

        page.Messages.Select(message => message.Number).Should().Contain(at).And.HaveCount(ReadingService.PageSize);
        (page.HasOlder, page.HasNewer).Should().Be((hasOlder, hasNewer));
        page.Messages.Select(message => message.Number)
            .Should().Equal((await Clinic.Reader.AroundAsync(Clinic.Maria, chat, at)).Messages.Select(m => m.Number));
    }

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(121, 81)]
    [InlineData(long.MaxValue, 81)]
    public async Task A_number_that_is_no_message_opens_the_conversation_all_the_same(long at, long first)
    {
        var chat = await ChatAsync(120);

        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat, at)).Page.Messages[0].Number.Should().Be(first);
    }

    [Fact]
    public async Task It_reads_nothing_for_anybody_and_is_accounted_for_as_every_opening_is()
    {
        var chat = await ChatAsync(120);
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);

        var opened = await Clinic.Reader.OpenAsync(Clinic.Nora, chat, 60);

        opened.Details.ReadNumber.Should().Be(0);
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { Action = AuditAction.ConversationOpened, ActorId = Clinic.Nora.Id });
        await Clinic.HidesAsync(() => Clinic.Reader.OpenAsync(Clinic.Haddad, chat, 60));
        await Clinic.HidesAsync(() => Clinic.Reader.AroundAsync(Clinic.Haddad, chat, 60));
    }

    private async Task<Guid> ChatAsync(int messages)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayManyAsync(Clinic.Ana, chat, messages);
        return chat;
    }
}

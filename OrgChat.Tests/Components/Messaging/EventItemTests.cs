using Bunit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Kit;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Messaging;

public sealed class EventItemTests : ScreenTest
{
    public static TheoryData<ConversationEventKind> Kinds => [.. Enum.GetValues<ConversationEventKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Whatever_happens_to_a_conversation_has_words_and_a_sign(ConversationEventKind kind)
    {
        var (maria, ana) = (await Clinic.PersonAsync(Clinic.Maria), await Clinic.PersonAsync(Clinic.Ana));
        var conversation = await Clinic.ConversationAsync(await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));
        var happened = new ConversationEvent(conversation, kind, maria, ana, Clinic.Clock.GetUtcNow());

        var item = Render<EventItem>(p => p.Add(c => c.Event, happened).Add(c => c.Reader, ana));

        Symbols.All.Keys.Should().Contain(item.Find("svg use").GetAttribute("href")!.Split('#')[1]);
    }
}

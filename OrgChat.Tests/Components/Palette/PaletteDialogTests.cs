using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Palette;
using OrgChat.Web.Components.Search;

namespace OrgChat.Tests.Components.Palette;

/// <summary>Whom and what the palette finds, and what it offers to do: never more than the screens and the services do.</summary>
public sealed class PaletteDialogTests : ScreenTest
{
    public static TheoryData<Permission> EverySet() => [.. Enumerable.Range(0, 16).Select(one => (Permission)one)];

    [Theory]
    [MemberData(nameof(EverySet))]
    public async Task Every_set_of_permissions_finds_its_people_and_conversations_and_nobody_else(Permission permissions)
    {
        await Clinic.AllowAsync(Clinic.Nora, permissions);
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Nora, Clinic.Grace);
        var nora = await Clinic.PersonAsync(Clinic.Nora);
        var isOnBehalf = nora.Can(Permission.OrganizationChat);
        var palette = await OpenAsync(Clinic.Nora);

        await SeekAsync(palette, "ana");
        Lines(palette, "Person").Should().Equal(nora.Can(Permission.SearchAllClients) ? ["Ana Ruiz"] : []);
        Lines(palette, "Conversation").Should().Equal(isOnBehalf ? ["Ana Ruiz"] : []);

        await SeekAsync(palette, "grace");
        Lines(palette, "Person").Should().Equal("Grace Nwosu");
        Lines(palette, "Conversation").Should().Equal("Grace Nwosu");

        await SeekAsync(palette, "daniel");
        Lines(palette, "Person").Should().Equal(isOnBehalf ? ["Dr. Daniel Kim"] : [], "nobody else has anything of his to open");

        await SeekAsync(palette, "theo");
        palette.FindAll("[role=option]").Select(one => one.TextContent.Trim()).Should().ContainSingle("he is another clinic’s")
            .Which.Should().StartWith("Search messages");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_colleague_leads_an_admin_to_their_page_and_others_to_their_conversations(bool isAdmin)
    {
        var palette = await OpenAsync(isAdmin ? Clinic.Ines : Clinic.Jamie);

        await SeekAsync(palette, "sam ort");

        palette.Find("[role=option]").GetAttribute("href").Should()
            .Be(isAdmin ? $"/settings/team/{Clinic.Sam.Id}" : $"/chat/organization?owner={Clinic.Sam.Id}");
    }

    [Fact]
    public async Task Of_many_conversations_no_more_are_read_than_it_shows()
    {
        foreach (var _ in Enumerable.Range(0, 9))
            await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var palette = await OpenAsync(Clinic.Jamie);

        var asked = await CommandLog.DuringAsync(Clinic.File, () => SeekAsync(palette, "ana"));

        asked.Last(one => one.Sql.StartsWith("SELECT \"c\".\"Id\"\nFROM", StringComparison.Ordinal)).Parameters
            .Should().Contain(one => Equals(one.Value, 6), "one more says that there are more");
    }

    [Fact]
    public async Task Before_anything_is_typed_it_shows_what_can_be_done_and_where_one_can_go()
    {
        var palette = await OpenAsync(Clinic.Jamie);

        await SeekAsync(palette, "");

        palette.Texts(".palette-group").Should().Equal("Go to");
        palette.Find("[role=option] .palette-title").Words().Should().Be("Personal chat");
        palette.FindAll("[role=option] .palette-title").Select(one => one.Words()).Should().Contain("Organization chat", "Clients")
            .And.NotContain("Team");

        await SeekAsync(palette, "settings");
        Lines(palette, "Place").Should().Equal("Saved replies");
    }

    [Fact]
    public async Task Equal_names_carry_the_birth_date_and_a_conversation_its_owner()
    {
        await Clinic.WelcomeAsync("Mei Chen", new DateOnly(1979, 3, 4));
        var other = await Clinic.WelcomeAsync("Mei Chen", new DateOnly(2011, 9, 30));
        await Clinic.StartAsync(Clinic.Maria, other);
        var palette = await OpenAsync(Clinic.Jamie);

        await SeekAsync(palette, "chen");

        palette.FindAll("[role=group]:has(#palette-Person) [role=option]").Select(line => line.Words())
            .Should().BeEquivalentTo("Mei Chen born Mar 4, 1979 Client", "Mei Chen born Sep 30, 2011 Client");
        palette.Find("[role=group]:has(#palette-Conversation) [role=option]").Words()
            .Should().Be("Mei Chen born Sep 30, 2011 Dr. Maria Lopez");
        palette.Find(".palette-typed").Words().Should().Be("Chen");
    }

    [Fact]
    public async Task A_right_that_goes_takes_what_was_found_by_it()
    {
        await OpenAsync(Clinic.Jamie);
        var before = await Clinic.PersonAsync(Clinic.Jamie);
        var window = Render<CascadingValue<Person>>(p => p.Add(one => one.Value, before).AddChildContent<PaletteDialog>());
        var palette = window.FindComponent<PaletteDialog>();
        await SeekAsync(palette, "ana");
        Lines(palette, "Person").Should().Equal("Ana Ruiz");

        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);
        var now = await Clinic.PersonAsync(Clinic.Jamie);
        window.Render(p => p.Add(one => one.Value, now).AddChildContent<PaletteDialog>());

        palette.WaitForAssertion(() => palette.Markup.Should().NotContain("Ana Ruiz"));
    }

    [Fact]
    public async Task When_it_closes_nobodys_name_stays()
    {
        var palette = await OpenAsync(Clinic.Jamie);
        await SeekAsync(palette, "ana");

        await palette.InvokeAsync(palette.Instance.Closed);

        palette.Markup.Should().NotContain("Ana");
        palette.FindAll("[role=option]").Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_typed_is_in_no_record_and_no_address_and_messages_are_searched_when_asked_for()
    {
        var before = (await Clinic.RecordAsync()).Count;
        var palette = await OpenAsync(Clinic.Jamie);
        var navigation = Services.GetRequiredService<NavigationManager>();

        await SeekAsync(palette, "inhaler");
        (await Clinic.RecordAsync()).Skip(before).Should().NotContain(entry => entry.Action == AuditAction.MessagesSearched);
        await palette.InvokeAsync(() => palette.FindAll("[role=option]")[^1].ClickAsync(new()));

        Services.GetRequiredService<SearchMemoryStore>().Choice.Text.Should().Be("inhaler");
        navigation.Uri.Should().EndWith("/search");
        Clinic.Log.Should().NotContain(line => line.Contains("inhaler", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_conversation_begins_with_the_client_who_was_found()
    {
        var palette = await OpenAsync(Clinic.Jamie);
        await SeekAsync(palette, "ana");

        await palette.InvokeAsync(() => palette.FindAll("[role=option]")
            .Single(one => one.Words().StartsWith("Start a conversation", StringComparison.Ordinal))
            .ClickAsync(new()));

        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=dialog]").Words().Should().Contain("New conversation").And.Contain("Ana Ruiz"));
    }

    [Theory]
    [InlineData("Dr. Maria Lopez", ChatView.Personal, "Close conversation | Write a reply | Write a note for the team | Details | Snooze…"
        + " | No reply needed | Hand to a colleague… | Change owner… | Print | Mark as unread | Mute | Archive")]
    [InlineData("Jamie Lee", ChatView.Organization, "Claim | Close conversation | Write a reply | Write a note for the team | Details | Snooze…"
        + " | No reply needed | Hand to a colleague… | Ask to be added | Print | Mark as unread | Mute | Archive")]
    [InlineData("Nora Fields", ChatView.Personal, "Details | Print | Mark as unread | Mute | Archive")]
    public async Task It_offers_on_the_open_conversation_what_its_reader_may_do_now(string name, ChatView view, string acts)
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        var reader = new[] { Clinic.Maria, Clinic.Jamie, Clinic.Nora }.Single(one => one.Name == name);

        await OpenAsync<ConversationPane>(reader, p => p.Add(c => c.ConversationId, chat).Add(c => c.View, view));

        string.Join(" | ", Acts()).Should().Be(acts);
    }

    [Fact]
    public async Task What_is_done_meanwhile_is_offered_no_more()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var pane = await OpenAsync<ConversationPane>(
            Clinic.Jamie, p => p.Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Organization));
        Acts().Should().Contain("Claim").And.Contain("Close conversation");

        await Clinic.Claims.ClaimAsync(Clinic.Jamie, chat);
        pane.WaitForAssertion(() => Acts().Should().Contain("Release").And.NotContain("Claim"));

        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);
        pane.WaitForAssertion(() => Acts().Should().Contain("Reopen").And.NotContain(["Release", "Close conversation", "Write a reply"]));
    }

    private IEnumerable<string> Acts() => Services.GetRequiredService<PaletteStore>().Acts.Select(act => act.Title);

    private static IEnumerable<string> Lines(IRenderedComponent<PaletteDialog> palette, string kind) =>
        palette.FindAll($"[role=group]:has(#palette-{kind}) .palette-title").Select(one => one.Words());

    private static Task SeekAsync(IRenderedComponent<PaletteDialog> palette, string text) =>
        palette.InvokeAsync(() => palette.Instance.SeekAsync(text));

    private Task<IRenderedComponent<PaletteDialog>> OpenAsync(Someone reader) => OpenAsync<PaletteDialog>(reader);
}

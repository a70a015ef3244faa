using Bunit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Tests.Components.Shared;

public sealed class AvatarTests : ScreenTest
{
    [Fact]
    public async Task A_photo_stands_where_the_initials_are_and_says_nothing()
    {
        await GiveAsync(Clinic.Jamie);

        var avatar = await DrawAsync(Clinic.Jamie);

        avatar.MarkupMatches($"""
            <span class="avatar {Hue(avatar)} avatar-36" aria-hidden="true" data-initials="JL">
              <img src="/photos/{Clinic.Jamie.Id}/{await VersionAsync(Clinic.Jamie)}" alt="" width="36" height="36" loading="lazy" decoding="async">
            </span>
            """);
    }

    [Fact]
    public async Task Whoever_has_no_photo_has_initials_and_so_has_a_group()
    {
        await GiveAsync(Clinic.Jamie);

        (await DrawAsync(Clinic.Nora)).Markup.Should().Contain("data-initials=\"NF\"").And.NotContain("<img");
        (await DrawAsync(Clinic.Jamie, isGroup: true)).Markup.Should().NotContain("<img");
    }

    [Fact]
    public async Task A_colleague_s_open_window_shows_a_photo_as_soon_as_it_is_there_and_the_initials_when_it_goes()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Good morning");
        var window = await OpenAsync<MainLayout>(Clinic.Maria, layout => layout.Add(one => one.Body, frame =>
        {
            frame.OpenComponent<ChatPage>(0);
            frame.CloseComponent();
        }), at: $"chat/{chat}");
        window.WaitForAssertion(() => window.FindAll("[role=log] article").Should().ContainSingle());
        window.FindAll(".avatar img").Should().BeEmpty();

        await GiveAsync(Clinic.Ana);

        var address = $"/photos/{Clinic.Ana.Id}/{await VersionAsync(Clinic.Ana)}";
        window.WaitForAssertion(() =>
        {
            foreach (var place in new[] { ".row", ".head", ".side-panel", "[role=log] article" })
                window.Find($"{place} .avatar img").GetAttribute("src").Should().Be(address, place);
        });

        await Clinic.Photos.RemoveAsync(Clinic.Ana);
        window.WaitForAssertion(() => window.FindAll(".avatar img").Should().BeEmpty());
    }

    [Fact]
    public async Task Rows_with_photos_ask_the_database_for_none_of_them()
    {
        await GiveAsync(Clinic.Ana);
        foreach (var _ in Enumerable.Range(0, 5))
            await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Photos.ListAsync(Clinic.Maria);

        var asked = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            await Clinic.Photos.ListAsync(Clinic.Maria);
            await Clinic.Inbox.ListAsync(Clinic.Maria, new(ChatView.Personal));
        });

        asked.Should().NotContain(heard => heard.Sql.Contains("PersonPhotos", StringComparison.Ordinal));
    }

    private async Task GiveAsync(Someone person)
    {
        using var photo = new MemoryStream(Samples.Png(256, 256));
        await Clinic.Photos.ChangeAsync(person, photo);
    }

    private async Task<Guid?> VersionAsync(Someone person) => (await Clinic.Photos.ListAsync(Clinic.Maria)).Of(person);

    private async Task<IRenderedComponent<Avatar>> DrawAsync(Someone person, bool isGroup = false)
    {
        var photos = await Clinic.Photos.ListAsync(Clinic.Maria);
        return Render<Avatar>(avatar => avatar.AddCascadingValue(photos)
            .Add(one => one.Id, person.Id).Add(one => one.Name, person.Name).Add(one => one.Size, 36).Add(one => one.IsGroup, isGroup));
    }

    private static string Hue(IRenderedComponent<Avatar> avatar) =>
        avatar.Find("span").ClassList.Single(name => name.StartsWith("hue-", StringComparison.Ordinal));
}

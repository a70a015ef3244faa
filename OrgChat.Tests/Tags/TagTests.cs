using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Tags;

public sealed class TagTests : ClinicTest
{
    [Theory]
    [InlineData("Ines", true)]
    [InlineData("Jamie", false)] // No permission makes one an admin.
    [InlineData("Nora", false)]
    [InlineData("Ana", false)]
    [InlineData("Ida", false)] // Another clinic’s admin.
    public async Task Only_the_clinics_admins_change_its_tags(string name, bool may)
    {
        var (who, tag) = (Called(name), await AddAsync("Refill"));
        var acts = new Func<Task>[]
        {
            () => Clinic.Tags.SaveAsync(who, new TagForm(tag, "Refills", TagColor.Teal)),
            () => Clinic.Tags.RemoveAsync(who, tag),
            () => Clinic.Tags.RestoreAsync(who, tag),
        };

        foreach (var act in acts)
            await (may ? act() : Assert.ThrowsAnyAsync<NotFoundException>(act));
        (await NamesAsync(Clinic.Jamie)).Should().Equal(may ? "Refills" : "Refill");
    }

    [Fact]
    public async Task The_team_lists_them_by_name_and_nobody_else_anything_of_them()
    {
        await AddAsync("Refill");
        await AddAsync("appointment");
        await Clinic.Tags.SaveAsync(Clinic.Ida, new TagForm(null, "Riverside", TagColor.Red));

        (await NamesAsync(Clinic.Nora)).Should().Equal("appointment", "Refill");
        (await NamesAsync(Clinic.Haddad)).Should().Equal("Riverside");
        await Clinic.HidesAsync(() => Clinic.Tags.ListAsync(Clinic.Ana), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Tags.ManageAsync(Clinic.Jamie), MissingKind.Page);
    }

    [Theory]
    [InlineData(" ", "Give the tag a name.")]
    [InlineData("1234567890123456789012345", "The name of a tag has at most 24 characters.")]
    [InlineData(" refill\u200b", "There is a tag “refill” already.")]
    public async Task A_tag_has_a_name_of_its_own(string name, string sentence)
    {
        await AddAsync("Refill");

        (await Clinic.RefusesAsync(() => AddAsync(name))).Message.Should().Be(sentence);
    }

    [Fact]
    public async Task What_another_admin_changed_meanwhile_is_not_overwritten_unseen()
    {
        var id = await AddAsync("Refill");
        var seen = (await Clinic.Tags.ListAsync(Clinic.Ines)).Single();
        await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(id, "Refills", TagColor.Blue) { Seen = seen });

        var late = new TagForm(id, "Renewal", TagColor.Teal) { Seen = seen };
        (await Clinic.RefusesAsync(() => Clinic.Tags.SaveAsync(Clinic.Ines, late))).Message
            .Should().StartWith("Somebody changed this tag meanwhile.");

        (await NamesAsync(Clinic.Ines)).Should().Equal("Refills");
        await Clinic.Tags.SaveAsync(Clinic.Ines, late with { Seen = (await Clinic.Tags.ListAsync(Clinic.Ines)).Single() });
        (await NamesAsync(Clinic.Ines)).Should().Equal("Renewal");
    }

    [Fact]
    public async Task There_are_at_most_fifty_and_a_removed_one_leaves_room()
    {
        var first = await AddAsync("Tag 0");
        foreach (var number in Enumerable.Range(1, Tag.Most - 1))
            await AddAsync($"Tag {number}");

        (await Clinic.RefusesAsync(() => AddAsync("One more"))).Message.Should().StartWith("There are 50 tags already.");
        await Clinic.Tags.RemoveAsync(Clinic.Ines, first);
        await AddAsync("One more");
        await Clinic.RefusesAsync(() => Clinic.Tags.RestoreAsync(Clinic.Ines, first));
    }

    [Fact]
    public async Task What_was_removed_stands_nowhere_and_comes_back_with_what_it_stood_on()
    {
        var (chat, refill) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await AddAsync("Refill"));
        await Clinic.Tags.SetAsync(Clinic.Maria, chat, refill, isOn: true);
        (await Clinic.Tags.ManageAsync(Clinic.Ines)).Single().Conversations.Should().Be(1);

        await Clinic.Tags.RemoveAsync(Clinic.Ines, refill);
        (await TagsAsync(Clinic.Maria, chat)).Should().BeEmpty();
        (await NamesAsync(Clinic.Maria)).Should().BeEmpty();
        await Clinic.HidesAsync(() => Clinic.Tags.SetAsync(Clinic.Maria, chat, refill, isOn: true), MissingKind.Tag);

        await Clinic.Tags.RestoreAsync(Clinic.Ines, refill);
        (await TagsAsync(Clinic.Maria, chat)).Should().Equal("Refill");
    }

    [Fact]
    public async Task It_does_not_come_back_under_a_name_another_has_by_now()
    {
        var former = await AddAsync("Refill");
        await Clinic.Tags.RemoveAsync(Clinic.Ines, former);
        await AddAsync("Refill");

        await Clinic.RefusesAsync(() => Clinic.Tags.RestoreAsync(Clinic.Ines, former));
    }

    [Fact]
    public async Task Who_may_answer_puts_it_on_and_takes_it_off_and_both_are_on_record_without_its_name()
    {
        var (chat, refill) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await AddAsync("Saffron"));

        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: true);
        await Clinic.Tags.SetAsync(Clinic.Maria, chat, refill, isOn: true);
        (await TagsAsync(Clinic.Maria, chat)).Should().Equal("Saffron");
        await Clinic.Tags.SetAsync(Clinic.Maria, chat, refill, isOn: false);
        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: false);

        (await TagsAsync(Clinic.Jamie, chat)).Should().BeEmpty();
        var acts = (await Clinic.ActsAsync()).Where(entry => entry.Facts?.Tag == refill).ToList();
        acts.Select(entry => (entry.Action, entry.ActorId, entry.Right)).Should().Equal(
            (AuditAction.TagAdded, Clinic.Ines.Id, AuditRight.Admin),
            (AuditAction.ConversationTagged, Clinic.Jamie.Id, AuditRight.OnBehalf),
            (AuditAction.ConversationUntagged, Clinic.Maria.Id, AuditRight.Participate));
        acts.Should().OnlyContain(entry => !entry.Detail!.Contains("Saffron"));
        acts[1].ConversationId.Should().Be(chat);
    }

    [Fact]
    public async Task Who_may_only_read_sees_it_and_changes_nothing()
    {
        var (chat, refill) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await AddAsync("Refill"));
        await Clinic.Tags.SetAsync(Clinic.Maria, chat, refill, isOn: true);
        await Clinic.AllowAsync(Clinic.Nora, TestClinic.TheThree);

        (await TagsAsync(Clinic.Nora, chat)).Should().Equal("Refill");
        await Clinic.RefusesAsync(() => Clinic.Tags.SetAsync(Clinic.Nora, chat, refill, isOn: false));
    }

    [Fact]
    public async Task A_tag_of_another_clinic_stands_on_nothing_here()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var theirs = await Clinic.Tags.SaveAsync(Clinic.Ida, new TagForm(null, "Riverside", TagColor.Red));

        await Clinic.HidesAsync(() => Clinic.Tags.SetAsync(Clinic.Maria, chat, theirs, isOn: true), MissingKind.Tag);
    }

    [Fact]
    public async Task It_stands_in_rows_also_in_those_that_change_live()
    {
        var (chat, refill) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await AddAsync("Refill"));
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Sam);
        await screen.SettledAsync();

        await Clinic.Tags.SetAsync(Clinic.Jamie, chat, refill, isOn: true);

        var news = (await screen.NextAsync<Domain.Live.ConversationChange>()).Snapshot!;
        var queue = new InboxFilter(ChatView.Organization);
        queue.RowFor(await Clinic.PersonAsync(Clinic.Sam), news)!.Tags.Select(tag => tag.Name).Should().Equal("Refill");
        (await Clinic.Inbox.ListAsync(Clinic.Sam, queue)).Rows.Single().Tags.Select(tag => tag.Name).Should().Equal("Refill");
        (await Clinic.Inbox.RowAsync(Clinic.Sam, chat))!.Tags.Should().ContainSingle();
    }

    [Fact]
    public async Task Its_name_stands_nowhere_in_the_file_and_nobody_moves_it_past_the_program()
    {
        var (chat, refill) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await AddAsync("Saffron"));
        await Clinic.Tags.SetAsync(Clinic.Maria, chat, refill, isOn: true);

        System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Clinic.File)).Should().NotContain("Saffron");
        Contents.Ask(Clinic.File, "UPDATE Tags SET Color = 3");
        await FluentActions.Awaiting(() => Clinic.Tags.ManageAsync(Clinic.Ines)).Should().ThrowAsync<AlteredRowException>();
    }

    private Someone Called(string name) => name switch
    {
        "Ines" => Clinic.Ines,
        "Jamie" => Clinic.Jamie,
        "Nora" => Clinic.Nora,
        "Ana" => Clinic.Ana,
        _ => Clinic.Ida,
    };

    private Task<Guid> AddAsync(string name) => Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, name, TagColor.Teal));

    private async Task<IEnumerable<string>> NamesAsync(Someone member) => (await Clinic.Tags.ListAsync(member)).Select(tag => tag.Name);

    private async Task<IEnumerable<string>> TagsAsync(Someone member, Guid chat) =>
        (await Clinic.Reader.DetailsAsync(member, chat)).Tags.Select(tag => tag.Name);
}

using OrgChat.Domain.Features.Inbox.Views;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Tags;

public sealed class SavedViewTests : ClinicTest
{
    private static readonly ListPlace Queue = new(ChatView.Organization, InboxTab.NeedsReply, null);

    [Fact]
    public async Task A_view_is_ones_own_and_keeps_all_that_narrows_the_list()
    {
        var refill = await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Refill", TagColor.Teal));
        var place = Queue with { OwnerId = Clinic.Maria.Id, ClaimedById = Clinic.Sam.Id, TagIds = new([refill]) };

        var id = await Clinic.Views.SaveAsync(Clinic.Jamie, " Refills ", place);

        (await Clinic.Views.ListAsync(Clinic.Jamie)).Should().Equal(new SavedViewModel(id, "Refills", place, false));
        (await Clinic.Views.ListAsync(Clinic.Sam)).Should().BeEmpty();
        await Clinic.HidesAsync(() => Clinic.Views.RenameAsync(Clinic.Sam, id, "Mine"), MissingKind.SavedView);
        await Clinic.HidesAsync(() => Clinic.Views.RemoveAsync(Clinic.Sam, id), MissingKind.SavedView);
        await Clinic.HidesAsync(() => Clinic.Views.ListAsync(Clinic.Ana), MissingKind.Page);
        (await Clinic.ActsAsync()).Should().ContainSingle("it is nobody’s act on others");
    }

    [Fact]
    public async Task A_view_of_Organization_chat_goes_with_the_right_and_nobody_without_it_makes_one()
    {
        await Clinic.Views.SaveAsync(Clinic.Jamie, "Queue", Queue);
        await Clinic.AllowAsync(Clinic.Jamie, TestClinic.TheThree);

        (await Clinic.Views.ListAsync(Clinic.Jamie)).Should().BeEmpty();
        await Clinic.HidesAsync(() => Clinic.Views.SaveAsync(Clinic.Nora, "Queue", Queue), MissingKind.Page);
    }

    [Fact]
    public async Task A_view_says_that_its_tag_was_removed()
    {
        var refill = await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Refill", TagColor.Teal));
        await Clinic.Views.SaveAsync(Clinic.Jamie, "Refills", Queue with { TagIds = new([refill]) });

        await Clinic.Tags.RemoveAsync(Clinic.Ines, refill);

        var view = (await Clinic.Views.ListAsync(Clinic.Jamie)).Single();
        (view.IsTagMissing, view.Place.TagIds.Count).Should().Be((true, 0));
    }

    [Theory]
    [InlineData("", "Give the view a name.")]
    [InlineData("queue", "You have a view “queue” already.")]
    [InlineData("12345678901234567890123456789012345678901", "The name of a view has at most 40 characters.")]
    public async Task A_view_has_a_name_of_its_own(string name, string sentence)
    {
        await Clinic.Views.SaveAsync(Clinic.Jamie, "Queue", Queue);
        var other = await Clinic.Views.SaveAsync(Clinic.Jamie, "Other", Queue);

        (await Clinic.RefusesAsync(() => Clinic.Views.SaveAsync(Clinic.Jamie, name, Queue))).Message.Should().Be(sentence);
        await Clinic.RefusesAsync(() => Clinic.Views.RenameAsync(Clinic.Jamie, other, name));
    }

    [Fact]
    public async Task There_are_at_most_twenty_and_a_removed_one_can_be_kept_again()
    {
        var first = await Clinic.Views.SaveAsync(Clinic.Jamie, "View 1", Queue);
        foreach (var number in Enumerable.Range(2, SavedView.Most - 1))
            await Clinic.Views.SaveAsync(Clinic.Jamie, $"View {number}", Queue);

        await Clinic.RefusesAsync(() => Clinic.Views.SaveAsync(Clinic.Jamie, "One more", Queue));
        await Clinic.Views.RemoveAsync(Clinic.Jamie, first);
        await Clinic.Views.SaveAsync(Clinic.Jamie, "View 1", Queue);
        (await Clinic.Views.ListAsync(Clinic.Jamie)).Should().HaveCount(SavedView.Most);
    }
}

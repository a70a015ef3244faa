using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Model.Tags;

namespace OrgChat.Domain.Features.Demo;

/// <content>What the clinic’s team finds its conversations by, and a list that Jamie comes back to.</content>
internal sealed partial class LakesideClinic
{
    private readonly List<Tag> tags = [];

    private Tag MakeTag(string name, TagColor color)
    {
        var at = clock.DaysAgo(70, 9, 30 + tags.Count);
        var tag = new Tag(ines, at);
        tag.Describe(name, color, tags);
        tags.Add(tag);
        db.Add(tag);
        story.Account(ines, AuditAction.TagAdded, at).By(AuditRight.Admin).With(new AuditFacts { Tag = tag.Id });
        return tag;
    }

    private void KeepView()
    {
        var place = new ListPlace(ChatView.Organization, InboxTab.All, null) { TagIds = new([refill.Id]) };
        var view = new SavedView(jamie, place, clock.DaysAgo(12, 8, 15));
        view.Rename("Refills", []);
        db.Add(view);
    }
}

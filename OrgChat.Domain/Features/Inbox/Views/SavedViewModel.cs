using OrgChat.Domain.Model.Preferences;

namespace OrgChat.Domain.Features.Inbox.Views;

/// <summary>A saved view as its person sees it.</summary>
/// <param name="Place">With those of its tags that are still used.</param>
/// <param name="IsTagMissing">Whether a tag of it was removed since.</param>
public sealed record SavedViewModel(Guid Id, string Name, ListPlace Place, bool IsTagMissing);

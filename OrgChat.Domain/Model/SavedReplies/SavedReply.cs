using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.SavedReplies;

/// <summary>
/// A text that the team writes again and again: somebody’s own, or the organization’s, which everybody of the team uses and admins
/// manage.
/// </summary>
public sealed class SavedReply
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitleLength = 80;

    /// <summary>Longest name of a folder, in characters.</summary>
    public const int MaxFolderLength = 40;

    /// <summary>How many a person has, and how many the organization.</summary>
    public const int Most = 500;

    private SavedReply() { }

    /// <param name="isShared">Whether it is the organization’s.</param>
    public SavedReply(TeamMember by, bool isShared, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        OrganizationId = by.OrganizationId;
        OwnerId = isShared ? null : by.Id;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>Whose it is; null for the organization’s.</summary>
    public Guid? OwnerId { get; private set; }

    public bool IsShared => OwnerId is null;

    public string Title => SealedTitle.TextOrMark;

    internal SealedText SealedTitle { get; private set; } = null!;

    /// <summary>What it is kept under; empty for none.</summary>
    public string Folder => SealedFolder?.TextOrMark ?? "";

    internal SealedText? SealedFolder { get; private set; }

    /// <summary>With its variables as <see cref="SavedReplyText"/> writes them; null when it does not open.</summary>
    public string? Text => SealedText.Text;

    internal SealedText SealedText { get; private set; } = null!;

    /// <summary>How often it was put into a message.</summary>
    public int Uses { get; private set; }

    public Guid UpdatedById { get; private set; }

    public TeamMember UpdatedBy { get; private set; } = null!;

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Since when it is in no list any more; null while it is.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Throws unless it is theirs to change: their own, or the organization’s for an admin of it.</summary>
    /// <exception cref="NotFoundException">They may not even see it.</exception>
    public void RequireChangeBy(TeamMember member)
    {
        RequireUseBy(member);
        RequireManager(member, IsShared);
    }

    /// <summary>Throws unless it is their own, or their organization’s.</summary>
    /// <exception cref="NotFoundException">It is neither.</exception>
    public void RequireUseBy(TeamMember member)
    {
        if (OrganizationId != member.OrganizationId || (!IsShared && OwnerId != member.Id))
        {
            throw new NotFoundException(MissingKind.SavedReply);
        }
    }

    /// <summary>Throws where somebody who is no admin is about to change what is the organization’s.</summary>
    public static void RequireManager(TeamMember member, bool isShared)
    {
        if (isShared && !member.IsAdmin)
        {
            throw new RefusedException("SavedRepliesByAdmins") { Reason = RefusalReason.NotAllowed };
        }
    }

    /// <summary>Says what it is called, where it is kept and what it says.</summary>
    /// <exception cref="RefusedException">A field is not as it must be; nothing is changed then.</exception>
    /// <returns>Whether that is anything new.</returns>
    public bool Write(string? title, string? folder, string? text, TeamMember by, DateTimeOffset now)
    {
        var (called, keptIn, says) = (CheckedTitle(title), CheckedFolder(folder), CheckedText(text));
        if (SealedTitle is not null && (called, keptIn, says) == (Title, Folder, Text))
        {
            return false;
        }

        SealedTitle = SealedText.Of(called)!;
        SealedFolder = SealedText.Of(keptIn.Length == 0 ? null : keptIn);
        SealedText = SealedText.Of(says)!;
        (UpdatedBy, UpdatedById, UpdatedAt) = (by, by.Id, now);
        return true;
    }

    /// <summary>It was put into a message.</summary>
    public void Use() => Uses++;

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public void Restore() => RemovedAt = null;

    private static string CheckedTitle(string? title) => SingleLineRules.Of(title) switch
    {
        "" => throw new RefusedException("SavedReplyTitleMissing"),
        { Length: > MaxTitleLength } => throw new RefusedException("TitleTooLong", MaxTitleLength),
        var line => line,
    };

    private static string CheckedFolder(string? folder) => SingleLineRules.Of(folder) switch
    {
        { Length: > MaxFolderLength } => throw new RefusedException("FolderTooLong", MaxFolderLength),
        var line => line,
    };

    private static string CheckedText(string? text)
    {
        var clean = MessageText.Checked(text, mayBeEmpty: true);
        return clean.Length > 0 ? clean : throw new RefusedException("SavedReplyTextMissing");
    }
}

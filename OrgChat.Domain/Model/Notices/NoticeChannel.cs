namespace OrgChat.Domain.Model.Notices;

/// <summary>How a notice reaches somebody outside the conversation; the numbers are stored.</summary>
public enum NoticeChannel
{
    Mail = 0,
    Push = 1,
}

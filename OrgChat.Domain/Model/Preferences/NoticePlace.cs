namespace OrgChat.Domain.Model.Preferences;

/// <summary>Where on the screen short news appears.</summary>
public enum NoticePlace
{
    Top = 0,
    Bottom = 1,
}

namespace OrgChat.Domain.Model.Snoozing;

/// <summary>Times one often snoozes until.</summary>
public enum SnoozePreset
{
    OneHour = 0,
    ThisAfternoon,
    ThisEvening,

    /// <summary>When the clinic opens tomorrow.</summary>
    Tomorrow,
}

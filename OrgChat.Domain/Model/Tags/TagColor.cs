namespace OrgChat.Domain.Model.Tags;

/// <summary>The colours a tag can have; the numbers are stored. How each looks by day and at night is the screens’.</summary>
public enum TagColor
{
    Gray = 0,
    Red = 1,
    Orange = 2,
    Yellow = 3,
    Green = 4,
    Teal = 5,
    Blue = 6,
    Pink = 7,
}

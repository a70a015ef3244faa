namespace OrgChat.Domain.Model.Preferences;

/// <summary>How much room a list of conversations takes.</summary>
public enum Density
{
    /// <summary>Rows of three lines.</summary>
    Comfortable = 0,

    /// <summary>Low rows, for those who work in the list all day.</summary>
    Compact = 1,
}

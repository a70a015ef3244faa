namespace OrgChat.Web.Components.Palette;

/// <summary>What the palette offers, in its order.</summary>
public enum PaletteKind
{
    Person,
    Conversation,

    /// <summary>An act on the open conversation.</summary>
    Here,

    /// <summary>Any other act.</summary>
    Act,

    /// <summary>A page.</summary>
    Place,

    /// <summary>The search in messages.</summary>
    Message,
}

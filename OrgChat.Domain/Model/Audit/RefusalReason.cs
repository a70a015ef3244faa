namespace OrgChat.Domain.Model.Audit;

/// <summary>Why an attempt was refused; a closed set, the numbers are stored.</summary>
public enum RefusalReason
{
    /// <summary>Not there, or not open to them: the person is told no difference, and the record keeps none.</summary>
    NotFound = 1,

    /// <summary>They may see it, but not do this.</summary>
    NotAllowed = 2,

    /// <summary>Their account is not active.</summary>
    NotActive = 3,

    /// <summary>They had to confirm who they are first.</summary>
    NotConfirmed = 4,

    /// <summary>A field is not as it must be, or it is not possible now.</summary>
    NotPossible = 5,
}

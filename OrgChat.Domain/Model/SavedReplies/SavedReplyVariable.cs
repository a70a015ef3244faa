namespace OrgChat.Domain.Model.SavedReplies;

/// <summary>What stands in a saved reply for something that each conversation has of its own.</summary>
public enum SavedReplyVariable
{
    ClientFirstName,
    OwnerName,
    MyName,
    ClinicName,
    ClinicPhone,
}

namespace OrgChat.Domain.Model.Attachments;

/// <summary>A file that is not there any more, or not as it was sent. Nothing of it is given out.</summary>
public sealed class DamagedFileException(Exception cause) : RefusedException("FileDamaged", cause);

namespace OrgChat.Domain.Model.Attachments;

/// <summary>An upload longer than a file may be; nothing of it was kept.</summary>
public sealed class FileTooLargeException(string key = "FileTooLarge", params object[] arguments) : RefusedException(key, arguments);

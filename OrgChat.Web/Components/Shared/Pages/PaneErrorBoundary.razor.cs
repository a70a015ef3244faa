namespace OrgChat.Web.Components.Shared.Pages;

/// <summary>An error boundary whose failures can be found in the log by the number on the screen.</summary>
public partial class PaneErrorBoundary
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A pane failed, reference {Reference}.")]
    private static partial void LogFailure(ILogger log, Exception failure, string reference);
}

using OrgChat.Domain.Storage.Database;

namespace OrgChat.Web;

/// <summary>
/// What keeps the program from its work is said in one sentence and with an exit code; only a bug shows where it happened.
/// </summary>
public static class OperatorErrorExtensions
{
    /// <returns>What the run returns; 1 when it could not be done.</returns>
    public static async Task<int> TryAsync(Func<Task<int>> run, TextWriter errors)
    {
        try
        {
            return await run();
        }
        catch (Exception failure) when (OperatorErrorText.Sentence(failure) is { } sentence)
        {
            await errors.WriteLineAsync(sentence);
            return 1;
        }
    }
}

using System.Globalization;
using OrgChat.Domain.Features.Keys;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Web.Keys;

/// <summary>The command line’s <c>new-key</c>, <c>rotate-keys</c> and <c>rotate-master-key</c>.</summary>
public static class KeyCommand
{
    /// <summary>Needs neither database nor configuration.</summary>
    public static async Task<int> MakeAsync(string file, TextWriter output)
    {
        var key = MasterKeyFile.Create(file);
        await output.WriteAsync($"Made the master key {key.Id} in {Path.GetFullPath(file)}. ");
        await output.WriteLineAsync("Keep a copy apart from the backups: without it nothing can be read again.");
        return 0;
    }

    public static async Task<int> RotateAsync(IServiceProvider services, string? organization, TextWriter output)
    {
        await services.GetRequiredService<OrgChatDatabase>().MigrateAsync();
        var progress = new Telling(output);
        await services.GetRequiredService<KeyRotationService>().RotateAsync(organization, progress);
        progress.End();
        await output.WriteLineAsync(
            "Done. The former keys are dropped an hour after they were replaced, when nothing is sealed with them any more.");
        return progress.Broken == 0 ? 0 : 1;
    }

    /// <remarks>A running server keeps the keys it knows, so it goes on; it is to be restarted with the new key all the same.</remarks>
    public static async Task<int> RotateMasterAsync(IServiceProvider services, string file, TextWriter output)
    {
        var next = MasterKeyFile.Read(file);
        await services.GetRequiredService<OrgChatDatabase>().MigrateAsync();
        var count = await services.GetRequiredService<MasterKeyRotationService>().RotateAsync(next);
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{count:N0} keys are wrapped with the master key {next.Id} now."));
        await output.WriteAsync($"Set OrgChat:MasterKey:File to {Path.GetFullPath(file)} and restart the server. ");
        await output.WriteLineAsync("Backups made until now need the former master key: keep it with them.");
        return 0;
    }

    /// <summary>Counts up in one line for each organization.</summary>
    private sealed class Telling(TextWriter output) : IProgress<RotationProgress>
    {
        private RotationProgress? last;

        public int Broken { get; private set; }

        public void Report(RotationProgress value)
        {
            if (last is not null && last.Organization != value.Organization)
            {
                End();
            }

            last = value;
            output.Write($"\r{Said(value)}");
        }

        public void End()
        {
            output.WriteLine();
            Broken += last?.Broken ?? 0;
        }

        private static string Said(RotationProgress value) => string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Organization}: data key {value.Version}, {value.Sealed:N0} texts sealed anew{(value.Broken > 0 ? $", {value.Broken:N0} do not open and stay as they are" : "")}");
    }
}

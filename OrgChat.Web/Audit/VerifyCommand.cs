using System.Globalization;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Web.Audit;

/// <summary>The command line’s <c>verify</c>: whether every organization’s record is as it was written.</summary>
public static class VerifyCommand
{
    /// <returns>0 when every record is whole; 1 when one is not, or could not be read.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output, TextWriter errors)
    {
        try
        {
            await services.GetRequiredService<OrgChatDatabase>().MigrateAsync();
            var verdicts = await services.GetRequiredService<AuditVerificationService>().VerifyAllAsync(new Progress<AuditProgress>());
            foreach (var verdict in verdicts)
            {
                await (verdict.IsWhole ? output : errors).WriteLineAsync(Sentence(verdict));
            }

            return verdicts.All(verdict => verdict.IsWhole) ? 0 : 1;
        }
        catch (RefusedException refused)
        {
            await errors.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static string Sentence(AuditVerdict verdict) => verdict.Fault is { } fault
        ? $"{verdict.OrganizationName}: the record is NOT whole. {fault}"
        : string.Create(CultureInfo.InvariantCulture,
            $"{verdict.OrganizationName}: the record is whole, {verdict.Checked:N0} entries, signed up to entry {verdict.Anchored:N0}.");
}

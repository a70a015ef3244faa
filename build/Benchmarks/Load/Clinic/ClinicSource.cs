using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.People;

namespace OrgChat.Build.Load.Clinic;

/// <summary>What the large clinic is made of: what people really wrote, one after the other and again from the beginning.</summary>
internal sealed class ClinicSource
{
    private readonly IReadOnlyList<(string Text, bool IsByClient)> said;
    private readonly IReadOnlyList<string> firstNames;
    private readonly IReadOnlyList<string> lastNames;
    private int next;

    private ClinicSource(IReadOnlyList<(string, bool)> said, IReadOnlyList<string> names)
    {
        this.said = said;
        firstNames = [.. names.Select(name => name.Split(' ')[0]).Distinct()];
        lastNames = [.. names.Select(name => name.Split(' ')[^1]).Distinct()];
    }

    public static async Task<ClinicSource> ReadAsync(ClinicServices services, Guid organization)
    {
        var messages = await services.Database.ReadAsync(db => db.Messages.Where(m => m.OrganizationId == organization)
            .OrderBy(m => m.ConversationId).ThenBy(m => m.Number).ToListAsync());
        var clients = await services.Database.ReadAsync(db => db.Clients.Where(c => c.OrganizationId == organization).ToListAsync());
        return new ClinicSource(
            [.. messages.Where(message => !string.IsNullOrEmpty(message.Text)).Select(message => (message.Text!, message.IsByClient))],
            [.. clients.Select(client => client.Name).Where(name => !name.Contains("Load", StringComparison.Ordinal))]);
    }

    public (string Text, bool IsByClient) Next() => said[next++ % said.Count];

    /// <summary>A client of their own name, as far as there are names.</summary>
    public Client Client(Guid organization, int number, DateTimeOffset since) => new(
        organization, $"{firstNames[number % firstNames.Count]} {lastNames[number / firstNames.Count % lastNames.Count]}", email: null,
        new DateOnly(1940, 1, 1).AddDays(number % 25_000), since);
}

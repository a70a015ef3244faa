using System.Globalization;
using OrgChat.Domain.Features.Import;

namespace OrgChat.Web.Import;

/// <summary>Shows an import as it goes: on a terminal in one line that counts up, in a log in steps of ten per cent.</summary>
internal sealed class ImportConsoleWriter(TextWriter output, TextWriter errors) : IProgress<ImportProgress>
{
    /// <summary>Problems listed; the rest is counted.</summary>
    private const int ProblemsShown = 50;

    private readonly bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
    private int shown = -1;

    public void Report(ImportProgress value)
    {
        var percent = isTerminal ? value.Percent : value.Percent / 10 * 10;
        if (percent > shown)
        {
            shown = percent;
            output.Write(isTerminal ? $"\r{percent,3} %  {value.File,-24}" : $"{percent,3} %  {value.File}{Environment.NewLine}");
        }
    }

    public async Task SummarizeAsync(ImportReportModel report)
    {
        await output.WriteAsync(isTerminal ? "\r" + new string(' ', 32) + "\r" : "");
        await output.WriteLineAsync(Summary(report));
        if (report.ProblemCount > 0)
        {
            await errors.WriteLineAsync(Problems(report));
        }
    }

    private static string Summary(ImportReportModel report)
    {
        var lines = new List<string>
        {
            $"Imported into {report.OrganizationName}{(report.Source is null ? "" : $" from {report.Source}")}:",
            Line(report.TeamMembers, "team members"),
            Line(report.Clients, "clients, relatives included"),
            Line(report.Conversations, "conversations"),
            Line(report.Messages, "messages"),
        };
        AddIfAny(lines, report.Recognized, "people known here before, left as they are");
        AddIfAny(lines, report.AlreadyThere, "records that were there already");
        AddIfAny(lines, report.EnteredInError, "records entered in error, left out");
        AddIfAny(lines, report.NotSent, "drafts and messages that were never sent, left out");
        AddIfAny(lines, report.Refused, "records refused, each with its reason below");
        AddIfAny(lines, report.Replaced, "patients whose messages went to the record that replaced theirs");
        AddIfAny(lines, report.Roles, "roles of practitioners, read for whose they are");
        AddIfAny(lines, report.TopicCodes, "topics that are codes, left out of the titles");
        if (report.NotRead.Count > 0)
        {
            lines.Add($"Not read: {string.Join(", ", report.NotRead)}.");
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static string Problems(ImportReportModel report)
    {
        var lines = report.Problems.Take(ProblemsShown)
            .Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.File}:{problem.Line}: {problem.Sentence}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"{report.ProblemCount:N0} could not be imported as they are:"));
        var rest = report.ProblemCount - ProblemsShown;
        return string.Join(Environment.NewLine,
            rest > 0 ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"… and {rest:N0} more.")) : lines);
    }

    private static void AddIfAny(List<string> lines, int count, string what)
    {
        if (count > 0)
        {
            lines.Add(Line(count, what));
        }
    }

    private static string Line(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count,8:N0} {what}");
}

using OrgChat.Domain.Features.Import.Fhir;

namespace OrgChat.Domain.Features.Import;

/// <summary>A line, or a part of one, that could not be imported.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Sentence">What is wrong, for whoever runs the import; no person’s words are in it.</param>
public sealed record ImportProblemModel(string File, int Line, string Sentence);

/// <summary>What a run of the import did.</summary>
public sealed class ImportReportModel
{
    /// <summary>Problems kept; a file that is wrong from end to end must not fill the memory.</summary>
    public const int ProblemsKept = 1_000;

    private readonly List<ImportProblemModel> problems = [];

    /// <summary>The organization that was imported into.</summary>
    public string OrganizationName { get; internal init; } = "";

    /// <summary>The system the history is of; null when nothing says so.</summary>
    public string? Source { get; internal init; }

    public int TeamMembers { get; internal set; }

    /// <summary>Relatives included.</summary>
    public int Clients { get; internal set; }

    public int Conversations { get; internal set; }

    public int Messages { get; internal set; }

    /// <summary>
    /// People who were in the organization before, by their e-mail address and name, and are now known by their imported id too.
    /// </summary>
    public int Recognized { get; internal set; }

    /// <summary>Records that an earlier run, or an earlier line, had brought already.</summary>
    public int AlreadyThere { get; internal set; }

    /// <summary>Records marked as entered in error, which are not imported.</summary>
    public int EnteredInError { get; internal set; }

    /// <summary>Drafts and messages that were stopped or never delivered, which are not imported.</summary>
    public int NotSent { get; internal set; }

    /// <summary>Records of which nothing was imported; each is among the problems.</summary>
    public int Refused { get; internal set; }

    /// <summary>Patients whose messages went to the record that replaced theirs; each is among the problems.</summary>
    public int Replaced { get; internal set; }

    /// <summary>Roles of practitioners, which were read for whose they are.</summary>
    public int Roles { get; internal set; }

    /// <summary>Topics that are the code of a section of the chart, and no title anybody gave.</summary>
    public int TopicCodes { get; internal set; }

    /// <summary>Files of the folder that hold nothing that is imported.</summary>
    public IReadOnlyList<string> NotRead { get; internal set; } = [];

    /// <summary>All problems, also those not kept.</summary>
    public int ProblemCount { get; private set; }

    /// <summary>The first <see cref="ProblemsKept"/>, by file and line.</summary>
    public IReadOnlyList<ImportProblemModel> Problems =>
        [.. problems.OrderBy(problem => FhirFileRules.OrderOf(problem.File)).ThenBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line)];

    internal void Add(ImportProblemModel problem)
    {
        ProblemCount++;
        if (problems.Count < ProblemsKept)
        {
            problems.Add(problem);
        }
    }
}

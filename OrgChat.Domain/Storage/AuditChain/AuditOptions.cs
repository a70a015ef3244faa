namespace OrgChat.Domain.Storage.AuditChain;

/// <summary>How the record is kept.</summary>
public sealed record AuditOptions
{
    /// <summary>What the law asks of a clinic (45 CFR 164.316); less cannot be set.</summary>
    public const int LeastYears = 6;

    /// <param name="anchorDirectory">Where signed anchors are written: best on a disk that who writes the database cannot write.</param>
    /// <param name="keepYears">How long the clinic keeps the record. The program itself deletes nothing of it, ever.</param>
    /// <exception cref="InvalidOperationException">Fewer years than the law asks.</exception>
    public AuditOptions(string anchorDirectory, int keepYears = LeastYears)
    {
        AnchorDirectory = Path.GetFullPath(anchorDirectory);
        KeepYears = keepYears >= LeastYears
            ? keepYears
            : throw new InvalidOperationException(
                $"OrgChat:Audit:KeepYears is {keepYears}, but the record is kept at least {LeastYears} years. Set {LeastYears} or more.");
    }

    public string AnchorDirectory { get; }

    public int KeepYears { get; }
}

using OrgChat.Domain.Features.Import.Fhir;

namespace OrgChat.Domain.Features.Import;

/// <summary>A line that could be read, and where it stands.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Offset">Where it begins in the file, in bytes.</param>
/// <param name="Length">In bytes.</param>
internal sealed record ImportLine(FhirFile File, int Number, long Offset, long Length, FhirResource Resource);

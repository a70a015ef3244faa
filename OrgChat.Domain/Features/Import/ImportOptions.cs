namespace OrgChat.Domain.Features.Import;

/// <summary>How a history is to be imported.</summary>
/// <param name="Organization">Its name; null for the first one.</param>
/// <param name="Source">What the other system is called, so that its ids never meet those of a third; null to find it in the
/// export.</param>
/// <param name="OwnerEmail">The team member who owns conversations in which nobody takes part who still works here.</param>
public sealed record ImportOptions(string? Organization = null, string? Source = null, string? OwnerEmail = null);


namespace OrgChat.Tests.Support;

/// <summary>
/// Journeys run one after another and beside nothing else: some promise “within two seconds”, which a busy machine would break.
/// </summary>
[CollectionDefinition(nameof(InABrowser), DisableParallelization = true)]
public sealed class InABrowser;

namespace OrgChat.Tests.Support;

/// <summary>Tests that measure the whole process run beside nothing else.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

using OrgChat.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: CollectionBehavior(MaxParallelThreads = 4)] // Journeys wait more than they work.
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace OrgChat.Tests.Support;

/// <summary>Journeys that promise no times: one after another, beside the tests that need no browser.</summary>
[CollectionDefinition(nameof(BesideOthers))]
public sealed class BesideOthers;

/// <summary>More of those, among them what mostly waits for a line that comes back: one after another, beside all of those.</summary>
[CollectionDefinition(nameof(ForALine))]
public sealed class ForALine;

/// <summary>The longest of those: one after another, beside the others.</summary>
[CollectionDefinition(nameof(TakingLong))]
public sealed class TakingLong;

/// <summary>What takes longest begins first, so that nothing else waits for it at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(BesideOthers), nameof(ForALine), nameof(TakingLong)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => Long.Contains(collection.TestCollectionDisplayName))];
}

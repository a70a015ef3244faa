using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(OrgChat.Tests.EndToEnd.LongestFirst))]

namespace OrgChat.Tests.EndToEnd;

/// <summary>Journeys that promise no times: one after another, beside the tests that need no browser.</summary>
[CollectionDefinition(nameof(BesideOthers))]
public sealed class BesideOthers;

/// <summary>What takes longest begins first, so that nothing else waits for it at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName == nameof(BesideOthers))];
}

using OrgChat.Tests.Browsers;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(OrderOfTests))]

namespace OrgChat.Tests.Browsers;

/// <summary>
/// The tests of a class by name, the same on every machine (by itself xunit's order hangs on the folder the tests lie in).
/// With <c>ORGCHAT_TEST_ORDER=reversed</c> the other way round: the tests of a class that share a server pass in both, so none
/// lives on what another one left.
/// </summary>
public sealed class OrderOfTests : ITestCaseOrderer
{
    private static readonly bool Reversed = Environment.GetEnvironmentVariable("ORGCHAT_TEST_ORDER") == "reversed";

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        List<TTestCase> byName = [.. testCases.OrderBy(test => test.TestCaseDisplayName, StringComparer.Ordinal)];
        if (Reversed)
            byName.Reverse();
        return byName;
    }
}

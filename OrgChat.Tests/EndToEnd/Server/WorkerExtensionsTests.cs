using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrgChat.Tests.Browsers;
using OrgChat.Web.Audit;

namespace OrgChat.Tests.EndToEnd.Server;

/// <summary>What runs beside the requests.</summary>
public sealed class WorkerExtensionsTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    private IEnumerable<Type> Workers => server.Services.GetServices<IHostedService>().Select(worker => worker.GetType())
        .Where(type => type.Namespace!.StartsWith("OrgChat.", StringComparison.Ordinal));

    [Fact]
    public void Each_runs_once() => Workers.Should().HaveCountGreaterThan(10).And.OnlyHaveUniqueItems();

    [Fact]
    public void What_signs_the_record_ends_last_so_that_nothing_of_a_run_stays_unsigned() =>
        Workers.First().Should().Be<AuditAnchorWorker>("the host ends in the other order");
}

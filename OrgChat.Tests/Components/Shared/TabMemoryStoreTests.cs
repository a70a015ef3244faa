using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Shared;
using OrgChat.Web.Components.Shared.Browser;

namespace OrgChat.Tests.Components.Shared;

public sealed class TabMemoryStoreTests : ScreenTest
{
    [Fact]
    public async Task What_Jamie_looks_for_is_kept_in_the_tab_under_their_own_name_only()
    {
        await OpenAsync<Avatar>(Clinic.Jamie, avatar => avatar.Add(one => one.Id, Clinic.Jamie.Id).Add(one => one.Name, "Jamie Lee"));
        var recalled = JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Jamie.Id, "clients").SetResult("okafor");
        var memory = Services.GetRequiredService<TabMemoryStore>();

        await memory.KeepAsync("clients", "okafor");
        (await memory.ReadAsync("clients")).Should().Be("okafor");

        recalled.Invocations.Should().ContainSingle();
        JSInterop.Invocations["orgChat.session.remember"].Single().Arguments.Should().Equal(Clinic.Jamie.Id, "clients", "okafor");
    }
}

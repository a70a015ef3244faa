using Bunit;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Tests.Components.Shared;

public sealed class RecoveryCodesTests : ScreenTest
{
    [Fact]
    public void Each_code_has_a_line_of_its_own_and_all_can_be_copied_saved_and_printed()
    {
        var shown = Render<RecoveryCodes>(codes => codes.Add(one => one.Codes, ["AAAA-BBBB-CCCC-DDDD", "EEEE-FFFF-GGGG-HHHH"]));

        shown.Texts("ol[aria-label='Recovery codes'] > li > code").Should().Equal("AAAA-BBBB-CCCC-DDDD", "EEEE-FFFF-GGGG-HHHH");
        shown.Texts("[data-codes] button").Should().Equal("Copy", "Download", "Print");
        shown.FindAll("button").Select(button => button.GetAttribute("data-keep")).Should().Equal("copy", "download", "print");
        shown.FindAll("[data-codes] [role=status]").Should().ContainSingle("what happened is said");
    }
}

using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Shared.Toasts;

namespace OrgChat.Tests.Components.Layout;

public sealed class PermissionNewsTextTests : ClinicTest
{
    private readonly ToastService toasts = new();

    [Fact]
    public async Task A_right_given_in_an_open_window_says_so()
    {
        var jamie = await JamieAsync();

        PermissionNewsText.Tell(toasts, jamie.AsIf(PermissionSet.Empty), jamie);

        Said().Should().Equal(("Organization chat is on for you.", false));
    }

    [Fact]
    public async Task What_was_said_goes_when_it_is_no_longer_true()
    {
        var jamie = await JamieAsync();
        var without = jamie.AsIf(PermissionSet.From(TestClinic.TheThree));

        PermissionNewsText.Tell(toasts, jamie, without);
        Said().Should().Equal(("Organization chat was turned off for you.", true));

        PermissionNewsText.Tell(toasts, without, jamie);
        Said().Should().Equal(("Organization chat is on for you.", false));
    }

    [Fact]
    public async Task Other_rights_are_told_by_their_names_and_a_change_of_something_else_not_at_all()
    {
        var jamie = await JamieAsync();

        PermissionNewsText.Tell(toasts, jamie.AsIf(PermissionSet.From(Permission.AccessAllConversations)), jamie.AsIf(PermissionSet.Empty));
        Said().Should().Equal(("Turned off for you: “Can access all chat conversations of all org members”.", true));

        toasts.Dismiss(toasts.Shown[0]);
        PermissionNewsText.Tell(toasts, jamie, jamie);
        Said().Should().BeEmpty();
    }

    private async Task<TeamMember> JamieAsync() => (TeamMember)await Clinic.PersonAsync(Clinic.Jamie);

    private IEnumerable<(string Text, bool IsUrgent)> Said() => toasts.Shown.Select(toast => (toast.Text, toast.IsUrgent));
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Components.Shared.Dialogs;
using OrgChat.Web.Components.Shared.Pages;

namespace OrgChat.Tests.Components.Shared;

public sealed class UserActionTests
{
    private readonly Confirmation confirmation = new();
    private int tries;

    [Fact]
    public async Task An_act_that_asks_who_it_is_waits_for_the_answer_and_is_then_done()
    {
        var attempt = new UserAction(confirmation);
        var trying = attempt.TryAsync(OnceConfirmed);
        (confirmation.IsAsked, trying.IsCompleted).Should().Be((true, false));
        (await attempt.TryAsync(() => Task.CompletedTask)).Should().BeFalse("one act at a time");

        confirmation.Answer(true);

        (await trying).Should().BeTrue();
        (tries, attempt.Problem, confirmation.IsAsked).Should().Be((2, null, false));
    }

    [Fact]
    public async Task Who_does_not_confirm_reads_that_nothing_was_changed()
    {
        var attempt = new UserAction(confirmation);
        var trying = attempt.TryAsync(OnceConfirmed);

        confirmation.Answer(false);

        (await trying).Should().BeFalse();
        (tries, attempt.Problem).Should().Be((1, "Nothing was changed, because you did not confirm that it is you."));
    }

    [Fact]
    public async Task Other_refusals_ask_nobody()
    {
        var attempt = new UserAction(confirmation);

        (await attempt.TryAsync(() => throw new RefusedException("No."))).Should().BeFalse();

        (confirmation.IsAsked, attempt.Problem).Should().Be((false, "No."));
    }

    private Task OnceConfirmed() => ++tries == 1 ? throw new ConfirmationNeededException() : Task.CompletedTask;
}

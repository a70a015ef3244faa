using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.SavedReplies;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.SavedReplies;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.SavedReplies;

public sealed class SavedReplyServiceTests : ClinicTest
{
    private enum Answer
    {
        Done,
        Refused,
        Missing,
    }

    private static readonly SavedReplyForm Refill = new(null, true, "Refill sent", "Prescriptions", "Hello {client-first-name}, it is on its way.");

    [Theory]
    [InlineData("Ines", "Done", "Done", "Done")] // An admin manages the clinic’s.
    [InlineData("Jamie", "Done", "Refused", "Done")]
    [InlineData("Nora", "Done", "Refused", "Done")] // Nobody needs a permission for it.
    [InlineData("Ana", "Missing", "Missing", "Missing")]
    [InlineData("Ida", "Missing", "Missing", "Done")]
    [InlineData("Theo", "Missing", "Missing", "Missing")]
    public async Task Of_the_clinics_admins_change_and_the_team_uses_them(string name, string uses, string changes, string keepsOwn)
    {
        var who = Called(name);
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);

        await ExpectAsync(uses, () => Clinic.SavedReplies.UseAsync(who, id));
        await ExpectAsync(changes, () => Clinic.SavedReplies.SaveAsync(who, Refill with { Id = id, Text = "Changed" }));
        await ExpectAsync(changes, () => Clinic.SavedReplies.RemoveAsync(who, id));
        await ExpectAsync(changes, () => Clinic.SavedReplies.RestoreAsync(who, id), mayBeMissing: true);
        await ExpectAsync(keepsOwn, () => Clinic.SavedReplies.SaveAsync(who, Refill with { IsShared = false }));
        if (name is not "Ida")
            await ExpectAsync(changes, () => Clinic.SavedReplies.SaveAsync(who, Refill));
    }

    [Theory]
    [InlineData("Jamie", "Done")]
    [InlineData("Sam", "Missing")]
    [InlineData("Ines", "Missing")] // Being an admin opens nobody’s own.
    [InlineData("Ida", "Missing")]
    [InlineData("Ana", "Missing")]
    public async Task Ones_own_are_ones_own(string name, string may)
    {
        var who = Called(name);
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Jamie, Refill with { IsShared = false });

        await ExpectAsync(may, () => Clinic.SavedReplies.UseAsync(who, id));
        await ExpectAsync(may, () => Clinic.SavedReplies.SaveAsync(who, Refill with { Id = id, IsShared = false, Text = "Changed" }));
        await ExpectAsync(may, () => Clinic.SavedReplies.RemoveAsync(who, id));
        await ExpectAsync(may, () => Clinic.SavedReplies.RestoreAsync(who, id), mayBeMissing: true);
    }

    [Fact]
    public async Task Each_lists_their_own_before_the_clinics_by_folder_and_title_and_nobody_elses()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill with { Folder = "Appointments", Title = "Welcome" });
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill with { Folder = " ", Title = "Office hours" });
        await Clinic.SavedReplies.SaveAsync(Clinic.Jamie, Refill with { IsShared = false, Title = "Zebra" });
        await Clinic.SavedReplies.SaveAsync(Clinic.Sam, Refill with { IsShared = false, Title = "Of Sam" });
        await Clinic.SavedReplies.SaveAsync(Clinic.Ida, Refill with { Title = "Riverside" });

        (await Clinic.SavedReplies.ListAsync(Clinic.Jamie)).Select(reply => (reply.IsShared, reply.Folder, reply.Title)).Should().Equal(
            (false, "Prescriptions", "Zebra"), (true, "", "Office hours"), (true, "Appointments", "Welcome"),
            (true, "Prescriptions", "Refill sent"));
        (await Clinic.SavedReplies.ListAsync(Clinic.Ida)).Select(reply => reply.Title).Should().Equal("Riverside");
        await Clinic.HidesAsync(() => Clinic.SavedReplies.ListAsync(Clinic.Ana), MissingKind.Page);
    }

    [Fact]
    public async Task What_admins_do_with_the_clinics_is_on_record_without_a_word_of_it_and_ones_own_is_not()
    {
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill with { Id = id });
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill with { Id = id, Title = "Refill" });
        await Clinic.SavedReplies.RemoveAsync(Clinic.Ines, id);
        await Clinic.SavedReplies.RestoreAsync(Clinic.Ines, id);
        var own = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill with { IsShared = false });
        await Clinic.SavedReplies.RemoveAsync(Clinic.Ines, own);
        await Clinic.SavedReplies.UseAsync(Clinic.Jamie, id);

        var record = await Clinic.RecordAsync();
        record.Select(entry => entry.Action).Should().Equal([AuditAction.SavedReplyAdded, AuditAction.SavedReplyChanged,
            AuditAction.SavedReplyRemoved, AuditAction.SavedReplyRestored], "saving what is there already changes nothing");
        record.Should().OnlyContain(entry => entry.Right == AuditRight.Admin && entry.ActorId == Clinic.Ines.Id && entry.Facts == null);
    }

    [Fact]
    public async Task Each_use_is_counted_and_changes_nothing_else()
    {
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        var before = await OnlyAsync();

        await Clinic.SavedReplies.UseAsync(Clinic.Jamie, id);
        await Clinic.SavedReplies.UseAsync(Clinic.Sam, id);

        (await OnlyAsync()).Should().Be(before with { Uses = 2 });
    }

    [Fact]
    public async Task What_was_removed_is_in_no_list_and_comes_back_as_it_was()
    {
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        var before = await OnlyAsync();

        await Clinic.SavedReplies.RemoveAsync(Clinic.Ines, id);
        (await Clinic.SavedReplies.ListAsync(Clinic.Jamie)).Should().BeEmpty();
        await Clinic.HidesAsync(() => Clinic.SavedReplies.UseAsync(Clinic.Jamie, id), MissingKind.SavedReply);
        await Clinic.HidesAsync(() => Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill with { Id = id }), MissingKind.SavedReply);

        await Clinic.SavedReplies.RestoreAsync(Clinic.Ines, id);
        (await OnlyAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Whoever_stopped_being_an_admin_while_they_wrote_changes_nothing_more()
    {
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        await Clinic.QuietlyAsync(async db => (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Ines.Id)).StopBeingAdmin());

        (await Clinic.RefusesAsync(() => Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill with { Id = id, Text = "Too late" })))
            .Message.Should().StartWith("The clinic’s saved replies are changed by its admins.");
        (await OnlyAsync()).Text.Should().Be(Refill.Text);
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { Action = AuditAction.SavedReplyChanged, Outcome = Outcome.Denied },
            options => options.ExcludingMissingMembers());
    }

    [Fact]
    public async Task What_another_admin_changed_meanwhile_is_not_overwritten_unseen()
    {
        await Clinic.HasAdminAsync(Clinic.Daniel);
        var id = await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill);
        var seen = (await OnlyAsync()).UpdatedAt;
        Clinic.Later();
        await Clinic.SavedReplies.SaveAsync(Clinic.Daniel, Refill with { Id = id, Text = "By Dr. Kim", SeenAt = seen });

        var late = Refill with { Id = id, Text = "By Ines", SeenAt = seen };
        (await Clinic.RefusesAsync(() => Clinic.SavedReplies.SaveAsync(Clinic.Ines, late)))
            .Message.Should().StartWith("Somebody changed this saved reply meanwhile.");
        var now = await OnlyAsync();
        (now.Text, now.UpdatedByName).Should().Be(("By Dr. Kim", "Dr. Daniel Kim"));
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, late with { SeenAt = now.UpdatedAt });
        (await OnlyAsync()).Text.Should().Be("By Ines");
    }

    [Theory]
    [InlineData("", "Folder", "Text", "Give the saved reply a title.")]
    [InlineData("\u200b", "Folder", "Text", "Give the saved reply a title.")]
    [InlineData("Title", "Folder", "  \n", "Write what the saved reply says.")]
    public async Task A_reply_has_a_title_and_a_text(string title, string folder, string text, string sentence) =>
        (await Clinic.RefusesAsync(() => Clinic.SavedReplies.SaveAsync(Clinic.Jamie, new(null, false, title, folder, text))))
            .Message.Should().Be(sentence);

    [Fact]
    public async Task Title_folder_text_and_number_have_their_limits()
    {
        var own = Refill with { IsShared = false };
        var (title, folder) = (own with { Title = new('a', 81) }, own with { Folder = new('a', 41) });
        foreach (var form in new[] { title, folder, own with { Text = new('a', 8001) } })
            await Clinic.RefusesAsync(() => Clinic.SavedReplies.SaveAsync(Clinic.Jamie, form));
        await Clinic.SavedReplies.SaveAsync(Clinic.Jamie, own with { Title = new('a', 80), Folder = new('a', 40), Text = new('a', 8000) });
        await Clinic.Database.WriteAsync(async db =>
        {
            var jamie = await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Jamie.Id);
            foreach (var _ in Enumerable.Range(1, SavedReply.Most - 1))
            {
                var reply = new SavedReply(jamie, isShared: false, Clinic.Clock.GetUtcNow());
                reply.Write("Title", null, "Text", jamie, Clinic.Clock.GetUtcNow());
                db.Add(reply);
            }
        });

        await Clinic.RefusesAsync(() => Clinic.SavedReplies.SaveAsync(Clinic.Jamie, own));
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, Refill); // The clinic has as much room again.
    }

    [Fact]
    public async Task Not_a_word_of_it_stands_plain_in_the_file()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Ines, new(null, true, "Quincetitle", "Quincefolder", "Quincetext"));

        var inHex = Convert.ToHexString("Quince"u8);
        Contents.Of(Clinic.File).Should().NotContain(row => row.Contains("Quince", StringComparison.Ordinal)
            || row.Contains(inHex, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_makes_ones_own_the_clinics_past_the_program()
    {
        await Clinic.SavedReplies.SaveAsync(Clinic.Jamie, Refill with { IsShared = false });
        Contents.Ask(Clinic.File, "UPDATE SavedReplies SET OwnerId = NULL");

        await FluentActions.Awaiting(() => Clinic.SavedReplies.ListAsync(Clinic.Sam)).Should().ThrowAsync<AlteredRowException>();
    }

    private Someone Called(string name) => name switch
    {
        "Ines" => Clinic.Ines,
        "Jamie" => Clinic.Jamie,
        "Sam" => Clinic.Sam,
        "Nora" => Clinic.Nora,
        "Ana" => Clinic.Ana,
        "Ida" => Clinic.Ida,
        _ => Clinic.Theo,
    };

    private async Task<SavedReplyModel> OnlyAsync() => (await Clinic.SavedReplies.ListAsync(Clinic.Jamie)).Single();

    // What was refused is not removed, so that bringing it back has nothing to bring.
    private static async Task ExpectAsync(string expected, Func<Task> act, bool mayBeMissing = false)
    {
        var answer = Answer.Done;
        try
        {
            await act();
        }
        catch (NotFoundException)
        {
            answer = Answer.Missing;
        }
        catch (RefusedException)
        {
            answer = Answer.Refused;
        }

        if (!mayBeMissing || expected == nameof(Answer.Done))
            answer.ToString().Should().Be(expected);
        else
            answer.Should().NotBe(Answer.Done);
    }
}

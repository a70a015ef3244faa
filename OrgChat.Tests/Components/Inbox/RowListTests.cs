using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Inbox;

public sealed class RowListTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly RowList rows = new();

    [Fact]
    public void However_far_one_scrolls_a_bounded_part_stays_loaded_and_nothing_is_lost()
    {
        rows.Show(Page(0), null, oldest: false);
        for (var page = 1; page < 10; page++)
            rows.Append(Page(page * 40));

        rows.Count.Should().Be(RowList.Most);
        Minutes().Should().Equal(Enumerable.Range(200, 200));
        (rows.HasAbove, rows.HasBelow).Should().Be((true, true));

        for (var page = 4; page >= 0; page--)
            rows.Prepend(new([.. Enumerable.Range(page * 40, 40).Select(Row)], page == 0 ? null : Row(page * 40).Cursor(false)));

        Minutes().Should().Equal(Enumerable.Range(0, 200));
        (rows.HasAbove, rows.HasBelow).Should().Be((false, true));
    }

    [Fact]
    public void What_belongs_to_a_part_that_is_not_loaded_is_left_to_reading_on()
    {
        rows.Show(Page(40), Row(39).Cursor(false), oldest: false);

        rows.Put(Row(3));
        rows.Put(Row(200));
        rows.Put(Row(50) with { LastActivityAt = Noon });

        Minutes().Should().Equal(Enumerable.Range(40, 40).Where(minute => minute != 50));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(79)]
    public void A_row_that_changes_without_moving_stays_in_its_place_also_at_the_ends_of_what_is_loaded(int minute)
    {
        rows.Show(Page(40), Row(39).Cursor(false), oldest: false);

        rows.Put(Row(minute) with { Preview = "Changed" });

        Minutes().Should().Equal(Enumerable.Range(40, 40));
        rows.Rows[minute - 40].Row.Preview.Should().Be("Changed");
    }

    [Fact]
    public void Reading_a_part_again_takes_out_what_left_and_puts_in_what_came()
    {
        rows.Show(Page(0), null, oldest: false);
        rows.Append(Page(40));
        rows.Append(Page(80));
        var from = rows.Above(Row(40).Id);

        rows.Renew(new([.. Enumerable.Range(40, 41).Where(minute => minute != 60).Select(Row)], Row(80).Cursor(false)), from);

        Minutes().Should().Equal(Enumerable.Range(0, 120).Where(minute => minute != 60));
        rows.HasBelow.Should().BeTrue();
    }

    [Fact]
    public void The_last_part_read_again_ends_the_list()
    {
        rows.Show(Page(0), null, oldest: false);
        rows.Append(Page(40));

        rows.Renew(new Page<ConversationRowModel, InboxCursor>([Row(40), Row(41)], null), rows.Above(Row(40).Id));

        Minutes().Should().Equal(Enumerable.Range(0, 42));
        rows.HasBelow.Should().BeFalse();
    }

    [Fact]
    public void What_is_kept_for_its_reader_stays_in_its_place_until_it_is_let_go()
    {
        rows.Show(new Page<ConversationRowModel, InboxCursor>([Waits(1), Waits(2), Waits(3)], null), null, oldest: true);

        rows.Keep(Waits(2) with { WaitingSince = null, QueuePlace = null, LastActivityAt = Noon.AddDays(1) });
        rows.Renew(new Page<ConversationRowModel, InboxCursor>([Waits(1), Waits(3), Waits(4)], null), null);

        rows.Rows.Select(row => (row.Row.Id, row.IsKept)).Should().Equal(
            (Waits(1).Id, false), (Waits(2).Id, true), (Waits(3).Id, false), (Waits(4).Id, false));
        rows.LetGo(but: null);
        rows.Holds(Waits(2).Id).Should().BeFalse();
    }

    private IEnumerable<int> Minutes() => rows.Rows.Select(row => (int)(Noon - row.Row.LastActivityAt).TotalMinutes);

    private static Page<ConversationRowModel, InboxCursor> Page(int from) =>
        new([.. Enumerable.Range(from, 40).Select(Row)], Row(from + 39).Cursor(false));

    private static ConversationRowModel Waits(int number) =>
        Row(number) with { WaitingSince = Noon.AddMinutes(number), QueuePlace = Noon.AddMinutes(number) };

    private static ConversationRowModel Row(int minutesAgo)
    {
        var id = new Guid(minutesAgo + 1, 0, 0, new byte[8]);
        return new ConversationRowModel
        {
            Id = id,
            Name = $"Client {minutesAgo}",
            Title = null,
            Face = new PersonName(id, $"Client {minutesAgo}"),
            IsGroup = false,
            IsFaceless = false,
            Owner = new PersonName(id, "Dr. Maria Lopez"),
            PreviewBy = "",
            Preview = "Hello",
            LastActivityAt = Noon.AddMinutes(-minutesAgo),
            LastNumber = 1,
            HasDraft = false,
            Unread = 0,
            WaitingSince = null,
            IsClosed = false,
            IsMuted = false,
            IsArchived = false,
            IsLastByClient = true,
            Access = Access.OnBehalf,
        };
    }
}

using OrgChat.Domain.Features.Clients.Adding;

namespace OrgChat.Tests.Clients.Adding;

public sealed class BirthDateRulesTests
{
    [Theory]
    [InlineData("1968-02-11", null, "1968-02-11")]
    [InlineData(" 1968/2/11 ", null, "1968-02-11")]
    [InlineData("11.02.1968", null, "1968-02-11")]
    [InlineData("25/12/1980", null, "1980-12-25")]
    [InlineData("12-25-1980", null, "1980-12-25")]
    [InlineData("03/03/1980", null, "1980-03-03")]
    [InlineData("03/04/1980", DateOrder.MonthFirst, "1980-03-04")]
    [InlineData("03/04/1980", DateOrder.DayFirst, "1980-04-03")]
    [InlineData("03/04/1980", null, null)] // may be two days: never guessed
    [InlineData("25/12/1980", DateOrder.MonthFirst, null)]
    [InlineData("03/04/80", DateOrder.MonthFirst, null)] // of which century?
    [InlineData("1980-02-30", null, null)]
    [InlineData("yesterday", null, null)]
    public void A_date_is_one_day_or_none(string text, DateOrder? order, string? day) =>
        BirthDateRules.Read(text, order).Should().Be(day is null ? null : DateOnly.ParseExact(day, "O", null));

    [Fact]
    public void One_date_that_fits_one_order_only_tells_the_order_of_all()
    {
        BirthDateRules.OrderOf(["03/04/1980", "25/12/1980", "1968-02-11"]).Should().Be(DateOrder.DayFirst);
        BirthDateRules.OrderOf(["03/04/1980", "12/25/1980"]).Should().Be(DateOrder.MonthFirst);
        BirthDateRules.OrderOf(["03/04/1980", "03/03/1980"]).Should().BeNull("it is asked");
        BirthDateRules.OrderOf(["12/25/1980", "25/12/1980"]).Should().BeNull("they contradict each other");
    }
}

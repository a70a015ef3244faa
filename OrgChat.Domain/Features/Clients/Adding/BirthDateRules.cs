using System.Globalization;
using System.Text.RegularExpressions;

namespace OrgChat.Domain.Features.Clients.Adding;

/// <summary>Which of the two numbers of 03/04/1968 is the month.</summary>
public enum DateOrder
{
    MonthFirst,
    DayFirst,
}

/// <summary>
/// Dates as files write them: 1968-02-11 and 11.02.1968 mean one day everywhere, 02/11/1968 does not. Years have four digits.
/// </summary>
public static partial class BirthDateRules
{
    /// <summary>The day; null when it is none, or may be two.</summary>
    /// <param name="order">What whoever knows the file says; null while nobody did.</param>
    public static DateOnly? Read(string text, DateOrder? order) => Days(text, order) is [var day] ? day : null;

    /// <summary>Whether it is one day or another, depending on the order.</summary>
    public static bool IsAmbiguous(string text) => Days(text, null).Count > 1;

    /// <summary>The one order in which all of these are days; null where none of them tells, or they contradict each other.</summary>
    public static DateOrder? OrderOf(IEnumerable<string> texts)
    {
        var told = texts.Where(text => Slashed().IsMatch(text.Trim()) && !IsAmbiguous(text)).Select(OrderOf).OfType<DateOrder>().Distinct();
        return told.Take(2).ToList() is [var only] ? only : null;
    }

    private static DateOrder? OrderOf(string text) => (Days(text, DateOrder.MonthFirst).Count, Days(text, DateOrder.DayFirst).Count) switch
    {
        (1, 0) => DateOrder.MonthFirst,
        (0, 1) => DateOrder.DayFirst,
        _ => null, // 03/03/1968 is the same in both.
    };

    private static List<DateOnly> Days(string text, DateOrder? order)
    {
        var trimmed = text.Trim();
        if (!Slashed().IsMatch(trimmed))
        {
            return [.. Of(trimmed, "yyyy-M-d", "yyyy/M/d", "d.M.yyyy", "d. M. yyyy")];
        }

        var slashed = trimmed.Replace('-', '/');
        return
        [
            .. (order == DateOrder.DayFirst ? [] : Of(slashed, "M/d/yyyy"))
                .Concat(order == DateOrder.MonthFirst ? [] : Of(slashed, "d/M/yyyy")).Distinct(),
        ];
    }

    private static IEnumerable<DateOnly> Of(string text, params string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? [day] : [];

    [GeneratedRegex(@"^\d{1,2}[/-]\d{1,2}[/-]\d{4}$")]
    private static partial Regex Slashed();
}

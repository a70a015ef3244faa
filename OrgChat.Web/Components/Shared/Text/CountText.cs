using OrgChat.Domain.Features.Inbox;

namespace OrgChat.Web.Components.Shared.Text;

/// <summary>Counts that stop somewhere, in words.</summary>
public static class CountText
{
    public static string Of(int counted) => counted >= InboxTally.Limit
        ? $"{InboxTally.Limit - 1}+"
        : counted.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

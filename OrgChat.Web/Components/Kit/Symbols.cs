using System.Text;
using MudBlazor;

namespace OrgChat.Web.Components.Kit;

/// <summary>
/// The kit's symbols that our own markup uses, by name. They stand in one file, <c>icons.svg</c> (a test compares the two), so that a row
/// of a list carries a reference and no drawing.
/// </summary>
public static class Symbols
{
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["add"] = Icons.Material.Outlined.Add,
        ["alternate_email"] = Icons.Material.Outlined.AlternateEmail,
        ["archive"] = Icons.Material.Outlined.Archive,
        ["arrow_back"] = Icons.Material.Outlined.ArrowBack,
        ["arrow_downward"] = Icons.Material.Outlined.ArrowDownward,
        ["arrow_forward"] = Icons.Material.Outlined.ArrowForward,
        ["arrow_upward"] = Icons.Material.Outlined.ArrowUpward,
        ["attach_file"] = Icons.Material.Outlined.AttachFile,
        ["badge"] = Icons.Material.Outlined.Badge,
        ["bolt"] = Icons.Material.Outlined.Bolt,
        ["chat"] = Icons.Material.Outlined.Chat,
        ["chat_bubble"] = Icons.Material.Outlined.ChatBubble,
        ["check"] = Icons.Material.Outlined.Check,
        ["check_circle"] = Icons.Material.Outlined.CheckCircle,
        ["checklist"] = Icons.Material.Outlined.Checklist,
        ["close"] = Icons.Material.Outlined.Close,
        ["cloud_off"] = Icons.Material.Outlined.CloudOff,
        ["content_copy"] = Icons.Material.Outlined.ContentCopy,
        ["dark_mode"] = Icons.Material.Outlined.DarkMode,
        ["delete"] = Icons.Material.Outlined.Delete,
        ["description"] = Icons.Material.Outlined.Description,
        ["devices"] = Icons.Material.Outlined.Devices,
        ["domain"] = Icons.Material.Outlined.Domain,
        ["do_not_touch"] = Icons.Material.Outlined.DoNotTouch,
        ["done_all"] = Icons.Material.Outlined.DoneAll,
        ["download"] = Icons.Material.Outlined.Download,
        ["drafts"] = Icons.Material.Outlined.Drafts,
        ["edit"] = Icons.Material.Outlined.Edit,
        ["emergency"] = Icons.Material.Filled.Emergency,
        ["error"] = Icons.Material.Outlined.Error,
        ["event"] = Icons.Material.Outlined.Event,
        ["expand_more"] = Icons.Material.Outlined.ExpandMore,
        ["front_hand"] = Icons.Material.Outlined.FrontHand,
        ["forum"] = Icons.Material.Outlined.Forum,
        ["gpp_bad"] = Icons.Material.Outlined.GppBad,
        ["group"] = Icons.Material.Outlined.Group,
        ["groups"] = Icons.Material.Outlined.Groups,
        ["help"] = Icons.Material.Outlined.HelpOutline,
        ["history"] = Icons.Material.Outlined.History,
        ["hourglass_top"] = Icons.Material.Outlined.HourglassTop,
        ["image"] = Icons.Material.Outlined.Image,
        ["info"] = Icons.Material.Outlined.Info,
        ["keyboard"] = Icons.Material.Outlined.Keyboard,
        ["key"] = Icons.Material.Outlined.Key,
        ["label"] = Icons.Material.Outlined.Label,
        ["light_mode"] = Icons.Material.Outlined.LightMode,
        ["link"] = Icons.Material.Outlined.Link,
        ["local_hospital"] = Icons.Material.Outlined.LocalHospital,
        ["lock"] = Icons.Material.Outlined.Lock,
        ["lock_clock"] = Icons.Material.Outlined.LockClock,
        ["logout"] = Icons.Material.Outlined.Logout,
        ["mail"] = Icons.Material.Outlined.Mail,
        ["manage_accounts"] = Icons.Material.Outlined.ManageAccounts,
        ["manage_search"] = Icons.Material.Outlined.ManageSearch,
        ["mark_chat_unread"] = Icons.Material.Outlined.MarkChatUnread,
        ["medication"] = Icons.Material.Outlined.Medication,
        ["more_horiz"] = Icons.Material.Outlined.MoreHoriz,
        ["notifications"] = Icons.Material.Outlined.Notifications,
        ["notifications_off"] = Icons.Material.Outlined.NotificationsOff,
        ["passkey"] = Icons.Material.Outlined.Fingerprint,
        ["person"] = Icons.Material.Outlined.Person,
        ["person_add"] = Icons.Material.Outlined.PersonAdd,
        ["person_off"] = Icons.Material.Outlined.PersonOff,
        ["person_remove"] = Icons.Material.Outlined.PersonRemove,
        ["phone"] = Icons.Material.Outlined.Phone,
        ["phonelink_erase"] = Icons.Material.Outlined.PhonelinkErase,
        ["photo_camera"] = Icons.Material.Outlined.PhotoCamera,
        ["print"] = Icons.Material.Outlined.Print,
        ["quickreply"] = Icons.Material.Outlined.Quickreply,
        ["radio_button_unchecked"] = Icons.Material.Outlined.RadioButtonUnchecked,
        ["receipt_long"] = Icons.Material.Outlined.ReceiptLong,
        ["refresh"] = Icons.Material.Outlined.Refresh,
        ["report"] = Icons.Material.Outlined.Report,
        ["schedule"] = Icons.Material.Outlined.Schedule,
        ["science"] = Icons.Material.Outlined.Science,
        ["search"] = Icons.Material.Outlined.Search,
        ["search_off"] = Icons.Material.Outlined.SearchOff,
        ["smartphone"] = Icons.Material.Outlined.Smartphone,
        ["snooze"] = Icons.Material.Outlined.Snooze,
        ["supervisor_account"] = Icons.Material.Outlined.SupervisorAccount,
        ["swap_horiz"] = Icons.Material.Outlined.SwapHoriz,
        ["sync"] = Icons.Material.Outlined.Sync,
        ["sync_alt"] = Icons.Material.Outlined.SyncAlt,
        ["task_alt"] = Icons.Material.Outlined.TaskAlt,
        ["tune"] = Icons.Material.Outlined.Tune,
        ["unarchive"] = Icons.Material.Outlined.Unarchive,
        ["undo"] = Icons.Material.Outlined.Undo,
        ["update"] = Icons.Material.Outlined.Update,
        ["upload_file"] = Icons.Material.Outlined.UploadFile,
        ["verified"] = Icons.Material.Outlined.Verified,
        ["visibility"] = Icons.Material.Outlined.Visibility,
        ["visibility_off"] = Icons.Material.Outlined.VisibilityOff,
    };

    /// <summary>The file of all of them.</summary>
    public static string File()
    {
        var file = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
        foreach (var (name, drawing) in All)
        {
            file.Append("<symbol id=\"").Append(name).Append("\" viewBox=\"0 0 24 24\">")
                .Append(drawing.Replace("<path d=\"M0 0h24v24H0z\" fill=\"none\"/>", "", StringComparison.Ordinal)).Append("</symbol>\n");
        }

        return file.Append("</svg>\n").ToString();
    }
}

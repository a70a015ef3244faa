using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Web.Attachments;

/// <summary>“OrgChat:Attachments” of the settings; files stand in the data folder unless they name another.</summary>
public static class AttachmentSettingExtensions
{
    public static void AddAttachments(this WebApplicationBuilder builder, Storage storage) =>
        builder.Services.AddOptions<AttachmentOptions>().BindConfiguration("OrgChat:Attachments")
            .PostConfigure(options => options.Directory ??= Path.Combine(storage.DataDirectory, "attachments"));
}

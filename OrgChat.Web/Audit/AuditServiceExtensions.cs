using OrgChat.Domain.Storage.AuditChain;

namespace OrgChat.Web.Audit;

/// <summary>How the record is kept, from the configuration.</summary>
public static class AuditServiceExtensions
{
    /// <exception cref="InvalidOperationException">The configuration would keep the record for fewer years than the law asks.</exception>
    public static void AddAudit(this IServiceCollection services, IConfiguration configuration, Storage storage)
    {
        var directory = configuration["OrgChat:Audit:AnchorDirectory"] is { Length: > 0 } set ? set : "audit-anchors";
        services.AddSingleton(new AuditOptions(
            Path.GetFullPath(directory, storage.DataDirectory),
            configuration.GetValue("OrgChat:Audit:KeepYears", AuditOptions.LeastYears)));
    }
}

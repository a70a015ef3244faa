using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OrgChat.Domain.Storage.Database;

/// <summary>The model for <c>dotnet ef migrations add</c>, which needs no file and no keys.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<OrgChatDb>
{
    public OrgChatDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<OrgChatDb>().UseSqlite().Options);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Domain.Storage.Configurations.Conventions;

/// <summary>No row goes because another one went; only what an account signs in with goes with the account.</summary>
internal sealed class RestrictedDeleteConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var key in modelBuilder.Metadata.GetEntityTypes().SelectMany(type => type.GetDeclaredForeignKeys())
            .Where(key => !key.IsOwnership && key.PrincipalEntityType.ClrType != typeof(Account)))
        {
            key.Builder.OnDelete(DeleteBehavior.Restrict);
        }
    }
}

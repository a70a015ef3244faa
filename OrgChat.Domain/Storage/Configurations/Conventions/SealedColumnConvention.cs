using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Configurations.Conventions;

/// <summary>
/// Whatever an entity holds as <see cref="SealedText"/> is a column, although it is not public; it need not be configured.
/// </summary>
internal sealed class SealedColumnConvention : IEntityTypeAddedConvention
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic;

    public void ProcessEntityTypeAdded(
        IConventionEntityTypeBuilder entityTypeBuilder, IConventionContext<IConventionEntityTypeBuilder> context)
    {
        foreach (var property in entityTypeBuilder.Metadata.ClrType.GetProperties(Own).Where(one => one.PropertyType == typeof(SealedText)))
        {
            entityTypeBuilder.Property(property);
        }
    }
}

using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Integrity;

namespace OrgChat.Domain.Storage.Database;

/// <summary>
/// Looks at every row as it becomes an entity: its keyed hash is checked (<see cref="RowMac"/>), its sealed words learn where they stand
/// (<see cref="SealedColumnSet"/>).
/// </summary>
/// <remarks>
/// It extends the expression that EF Core compiles once per query. <see cref="IMaterializationInterceptor"/> would be shorter and costs two
/// new delegates per column of every row (dotnet/efcore#38936), a fifth of the time of opening a conversation.
/// </remarks>
internal sealed class LoadedRowInterceptor : IInstantiationBindingInterceptor
{
    public InstantiationBinding ModifyBinding(InstantiationBindingInterceptionData interceptionData, InstantiationBinding binding) =>
        interceptionData.TypeBase is IEntityType type && type.FindPrimaryKey() is not null // Else it is no row of a table.
            && (RowMac.Of(type) is not null || SealedColumnSet.Of(type).Any)
            ? new Binding(type, binding)
            : binding;

    private static void Look(DbContext context, SealedColumnSet words, RowMac? rule, object instance, byte[]? mac)
    {
        if (context is OrgChatDb { Keys: { } keys } db)
        {
            words.Place(instance, keys);
            rule?.Check(db, keys, instance, mac);
        }
    }

    /// <summary>Makes the instance as EF Core would, sets what EF Core would set, and looks at it.</summary>
    private sealed class Binding : InstantiationBinding
    {
        private static readonly MethodInfo Looking = ((Action<DbContext, SealedColumnSet, RowMac?, object, byte[]?>)Look).Method;

        private readonly IEntityType type;
        private readonly InstantiationBinding constructing;
        private readonly IReadOnlyList<IProperty> setting;

        public Binding(IEntityType type, InstantiationBinding constructing)
            : this(type, constructing, [.. type.GetProperties().Where(property => !property.IsShadowProperty())
                .Except(constructing.ParameterBindings.SelectMany(one => one.ConsumedProperties).OfType<IProperty>())])
        {
        }

        private Binding(IEntityType type, InstantiationBinding constructing, IReadOnlyList<IProperty> setting)
            : base([.. constructing.ParameterBindings, .. setting.Select(property => new PropertyParameterBinding(property))])
        {
            this.type = type;
            this.constructing = constructing;
            this.setting = setting;
        }

        public override Type RuntimeType => constructing.RuntimeType;

        public override InstantiationBinding With(IReadOnlyList<ParameterBinding> parameterBindings) =>
            new Binding(type, constructing.With([.. parameterBindings.Take(constructing.ParameterBindings.Count)]), setting);

        public override Expression CreateConstructorExpression(ParameterBindingInfo bindingInfo)
        {
            var (instance, rule) = (Expression.Variable(RuntimeType), RowMac.Of(type));
            return Expression.Block(
                [instance],
                [
                    Expression.Assign(instance, constructing.CreateConstructorExpression(bindingInfo)),
                    .. setting.Select(property => Set(instance, property, bindingInfo)),
                    Expression.Call(
                        Looking,
                        Expression.Property(bindingInfo.MaterializationContextExpression, nameof(MaterializationContext.Context)),
                        Expression.Constant(SealedColumnSet.Of(type)),
                        Expression.Constant(rule, typeof(RowMac)),
                        instance,
                        rule is null ? Expression.Constant(null, typeof(byte[])) : Value(rule.Mac, typeof(byte[]), bindingInfo)),
                    instance,
                ]);
        }

        private static BinaryExpression Set(ParameterExpression instance, IProperty property, ParameterBindingInfo bindingInfo)
        {
            var member = Expression.MakeMemberAccess(instance, property.GetMemberInfo(forMaterialization: true, forSet: true));
            return Expression.Assign(member, Value(property, member.Type, bindingInfo));
        }

        private static Expression Value(IProperty property, Type type, ParameterBindingInfo bindingInfo) =>
            Expression.Call(bindingInfo.MaterializationContextExpression, MaterializationContext.GetValueBufferMethod)
                .CreateValueBufferReadValueExpression(type, property.GetIndex(), property);
    }
}

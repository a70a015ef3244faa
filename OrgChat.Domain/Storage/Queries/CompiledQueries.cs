using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>
/// Makes questions that are asked with every act once and for all: EF Core would take each apart again to find the one it knows. A question
/// is made twice, for contexts that follow what they read and for those that do not.
/// </summary>
internal static class CompiledQueries
{
    public static Func<OrgChatDb, T, Task<TResult?>> First<T, TResult>(Expression<Func<OrgChatDb, T, IQueryable<TResult>>> query)
        where TResult : class
    {
        var (following, other) = Both<Func<OrgChatDb, T, TResult?>, TResult>(query);
        var (one, two) = (EF.CompileAsyncQuery(following), EF.CompileAsyncQuery(other));
        return (db, given) => db.Follows ? one(db, given) : two(db, given);
    }

    public static Func<OrgChatDb, T1, T2, Task<TResult?>> First<T1, T2, TResult>(
        Expression<Func<OrgChatDb, T1, T2, IQueryable<TResult>>> query) where TResult : class
    {
        var (following, other) = Both<Func<OrgChatDb, T1, T2, TResult?>, TResult>(query);
        var (one, two) = (EF.CompileAsyncQuery(following), EF.CompileAsyncQuery(other));
        return (db, first, second) => db.Follows ? one(db, first, second) : two(db, first, second);
    }

    public static Func<OrgChatDb, T1, T2, T3, Task<TResult?>> First<T1, T2, T3, TResult>(
        Expression<Func<OrgChatDb, T1, T2, T3, IQueryable<TResult>>> query) where TResult : class
    {
        var (following, other) = Both<Func<OrgChatDb, T1, T2, T3, TResult?>, TResult>(query);
        var (one, two) = (EF.CompileAsyncQuery(following), EF.CompileAsyncQuery(other));
        return (db, first, second, third) => db.Follows ? one(db, first, second, third) : two(db, first, second, third);
    }

    private static (Expression<TQuery> Following, Expression<TQuery> Other) Both<TQuery, TResult>(LambdaExpression query)
        where TQuery : Delegate =>
        (First<TQuery, TResult>(query, nameof(EntityFrameworkQueryableExtensions.AsTracking)),
            First<TQuery, TResult>(query, nameof(EntityFrameworkQueryableExtensions.AsNoTrackingWithIdentityResolution)));

    private static Expression<TQuery> First<TQuery, TResult>(LambdaExpression query, string how) => Expression.Lambda<TQuery>(
        Expression.Call(typeof(Queryable), nameof(Queryable.FirstOrDefault), [typeof(TResult)],
            Expression.Call(typeof(EntityFrameworkQueryableExtensions), how, [typeof(TResult)], query.Body)),
        query.Parameters);
}

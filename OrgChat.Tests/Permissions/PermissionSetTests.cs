using System.Numerics;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Tests.Permissions;

/// <summary>Rule 1 over all sixteen combinations, said once more in words of its own.</summary>
public sealed class PermissionSetTests
{
    private const Permission Search = Permission.SearchAllClients;
    private const Permission See = Permission.SeeAllClients;
    private const Permission Access = Permission.AccessAllConversations;
    private const Permission Chat = Permission.OrganizationChat;

    private static readonly Permission[] Three = [Search, See, Access];
    private static readonly Permission[] Four = [.. Three, Chat];

    public static IEnumerable<TheoryDataRow<Permission>> AllSixteen =>
        Enumerable.Range(0, 16).Select(n => new TheoryDataRow<Permission>((Permission)n));

    public static IEnumerable<TheoryDataRow<Permission, Permission>> AllSixteenTimesFour =>
        from set in Enumerable.Range(0, 16)
        from one in Four
        select new TheoryDataRow<Permission, Permission>((Permission)set, one);

    [Fact]
    public void Every_permission_is_one_bit_of_its_own() =>
        Enum.GetValues<Permission>().Where(one => one != Permission.None).Should().OnlyContain(one => BitOperations.IsPow2((int)one));

    [Theory, MemberData(nameof(AllSixteen))]
    public void A_stored_set_never_holds_organization_chat_without_the_three(Permission stored) =>
        PermissionSet.From(stored).Value.Should().Be(Closed(stored));

    /// <summary>Whoever adds one learns here that it is stored, shown and told apart.</summary>
    [Fact]
    public void No_permission_there_is_gets_lost()
    {
        var all = Enum.GetValues<Permission>().Where(one => one != Permission.None).ToList();

        PermissionText.All.Should().Equal(all);
        PermissionSet.From(all.Aggregate((one, other) => one | other)).Value.Each().Should().Equal(all);
        all.Select(one => one.Text()).Concat(all.Select(one => one.Explanation())).Should().OnlyHaveUniqueItems();
    }

    [Theory, MemberData(nameof(AllSixteenTimesFour))]
    public void With_adds_one_permission_or_names_what_is_missing(Permission stored, Permission one)
    {
        var set = PermissionSet.From(stored);
        var missing = one == Chat ? Three.Where(needed => !Holds(Closed(stored), needed)).ToList() : [];

        var act = () => set.With(one).Value;

        if (missing.Count == 0)
            act().Should().Be(Closed(stored) | one);
        else
            act.Should().Throw<RefusedException>()
                .WithMessage($"Organization chat also needs: {ListWords.Join([.. missing.Select(Text)])}.");
    }

    [Theory, MemberData(nameof(AllSixteenTimesFour))]
    public void With_all_it_needs_adds_the_permission_and_its_prerequisites(Permission stored, Permission one) =>
        PermissionSet.From(stored).WithAllItNeeds(one)
            .Value.Should().Be(Closed(stored) | one | (one == Chat ? Search | See | Access : one));

    [Theory, MemberData(nameof(AllSixteenTimesFour))]
    public void Without_takes_organization_chat_along_with_any_of_the_three(Permission stored, Permission one) =>
        PermissionSet.From(stored).Without(one).Value.Should().Be(Closed(stored) & ~one & (Three.Contains(one) ? ~Chat : (Permission)15));

    [Theory, MemberData(nameof(AllSixteenTimesFour))]
    public void Taken_along_is_organization_chat_and_nothing_else(Permission stored, Permission one) =>
        PermissionSet.From(stored).TakenAlongWith(one).Should()
            .Be(Three.Contains(one) && Closed(stored) == (Permission)15 ? Chat : Permission.None);

    [Theory, MemberData(nameof(AllSixteenTimesFour))]
    public void Missing_is_what_of_the_three_is_off(Permission stored, Permission one) =>
        PermissionSet.From(stored).MissingFor(one).Should()
            .Be(one == Chat ? (Search | See | Access) & ~Closed(stored) : Permission.None);

    [Theory, MemberData(nameof(AllSixteenTimesFour))]
    public void Has_answers_for_each_permission_alone(Permission stored, Permission one)
    {
        PermissionSet.From(stored).Has(one).Should().Be(Holds(Closed(stored), one));
        PermissionSet.From(stored).Has(Permission.None).Should().BeFalse("nothing is not a permission");
    }

    [Fact]
    public void No_combination_asked_for_at_once_opens_the_set()
    {
        var everyWay =
            from stored in Enumerable.Range(0, 16)
            from asked in Enumerable.Range(0, 64)
            let set = PermissionSet.From((Permission)stored)
            from result in new[] { Try(() => set.With((Permission)asked)), Try(() => set.WithAllItNeeds((Permission)asked)),
                Try(() => set.Without((Permission)asked)) }
            select result;

        everyWay.OfType<PermissionSet>().Should().OnlyContain(set => set.Value == Closed(set.Value));
    }

    [Fact]
    public void The_texts_are_those_of_the_product() =>
        PermissionText.All.Select(Text).Should().Equal(
            "Can search across all clients in the organization",
            "Sees all clients in the organization on the \"Clients Page\"",
            "Can access all chat conversations of all org members",
            "Organization chat");

    private static string Text(Permission permission) => permission.Text();

    private static bool Holds(Permission all, Permission one) => (all & one) == one;

    /// <summary>What rule 1 allows to be on at the same time; unknown bits are nothing.</summary>
    private static Permission Closed(Permission all) =>
        Three.All(needed => Holds(all, needed)) ? all & (Permission)15 : all & (Permission)7;

    private static PermissionSet? Try(Func<PermissionSet> act)
    {
        try
        {
            return act();
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}

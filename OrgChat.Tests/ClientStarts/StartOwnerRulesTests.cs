using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.People;

namespace OrgChat.Tests.ClientStarts;

public sealed class StartOwnerRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly TeamMember lopez = Member("Dr. Maria Lopez", TeamRole.Provider);
    private readonly TeamMember kim = Member("Dr. Daniel Kim", TeamRole.Provider);
    private readonly TeamMember nora = Member("Nora Fields", TeamRole.Support);
    private readonly TeamMember sam = Member("Sam Ortiz", TeamRole.Support);

    [Fact]
    public void Whom_the_client_named_owns_it_whatever_it_is_about() =>
        StartOwnerRules.OwnerOf(nora.Id, sam, [lopez, nora], [lopez, nora], kim, Now).Should().BeSameAs(nora);

    [Fact]
    public void Nobody_owns_it_in_the_place_of_whom_the_client_named() =>
        StartOwnerRules.OwnerOf(kim.Id, sam, [lopez], [lopez], sam, Now).Should().BeNull();

    [Fact]
    public void For_the_clinic_it_is_first_whom_the_reason_names() =>
        StartOwnerRules.OwnerOf(null, sam, [lopez], [lopez], kim, Now).Should().BeSameAs(sam);

    [Fact]
    public void Whom_the_reason_names_need_not_be_written_to_by_choice_but_must_be_there()
    {
        sam.Deactivate(Now);

        StartOwnerRules.OwnerOf(null, sam, [lopez], [lopez], kim, Now).Should().BeSameAs(lopez);
    }

    [Fact]
    public void Else_it_is_the_provider_who_is_assigned_the_longest_and_can_be_written_to()
    {
        StartOwnerRules.OwnerOf(null, null, [lopez, kim, nora], [nora, kim, lopez], sam, Now).Should().BeSameAs(kim);
        StartOwnerRules.OwnerOf(null, null, [lopez, nora], [nora, kim, lopez], sam, Now).Should().BeSameAs(lopez);
    }

    [Fact]
    public void A_provider_who_only_shares_a_conversation_is_not_the_assigned_one() =>
        StartOwnerRules.OwnerOf(null, null, [lopez, kim], [], sam, Now).Should().BeSameAs(sam);

    [Fact]
    public void Else_it_is_whom_the_clinic_names_as_long_as_they_are_there()
    {
        StartOwnerRules.OwnerOf(null, null, [nora], [nora], sam, Now).Should().BeSameAs(sam);

        sam.Deactivate(Now);

        StartOwnerRules.OwnerOf(null, null, [nora], [nora], sam, Now).Should().BeNull();
        StartOwnerRules.OwnerOf(null, null, [nora], [nora], null, Now).Should().BeNull();
    }

    [Fact]
    public void What_is_for_the_clinic_passes_over_who_is_away_unless_all_are()
    {
        sam.BeAway(DateOnly.FromDateTime(Now.AddDays(2).UtcDateTime), Now.AddDays(2), Now);
        StartOwnerRules.OwnerOf(null, sam, [lopez, kim], [lopez, kim], nora, Now).Should().BeSameAs(lopez);
        StartOwnerRules.OwnerOf(null, sam, [lopez, kim], [lopez, kim], nora, Now.AddDays(3)).Should().BeSameAs(sam);

        lopez.BeAway(DateOnly.FromDateTime(Now.AddDays(2).UtcDateTime), Now.AddDays(2), Now);
        StartOwnerRules.OwnerOf(null, sam, [lopez, kim], [lopez, kim], nora, Now).Should().BeSameAs(kim);
        StartOwnerRules.OwnerOf(null, sam, [lopez], [lopez], nora, Now).Should().BeSameAs(nora);

        nora.BeAway(DateOnly.FromDateTime(Now.AddDays(2).UtcDateTime), Now.AddDays(2), Now);
        StartOwnerRules.OwnerOf(null, sam, [lopez], [lopez], nora, Now).Should().BeSameAs(sam);
    }

    [Fact]
    public void Whom_the_client_named_owns_it_also_while_away()
    {
        lopez.BeAway(DateOnly.FromDateTime(Now.AddDays(2).UtcDateTime), Now.AddDays(2), Now);
        StartOwnerRules.OwnerOf(lopez.Id, null, [lopez, kim], [lopez, kim], nora, Now).Should().BeSameAs(lopez);
    }

    [Fact]
    public void Who_left_or_does_not_want_it_cannot_be_written_to_first()
    {
        lopez.Reaches(new HashSet<Guid>()).Should().BeTrue();
        lopez.Reaches(new HashSet<Guid> { lopez.Id }).Should().BeFalse();
        lopez.Deactivate(Now);
        lopez.Reaches(new HashSet<Guid>()).Should().BeFalse();
    }

    private static TeamMember Member(string name, TeamRole role) => new(Guid.Empty, name, null, role, "", Now);
}

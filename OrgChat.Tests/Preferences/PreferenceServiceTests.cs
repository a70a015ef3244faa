using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Preferences;

public sealed class PreferenceServiceTests : ClinicTest
{
    [Fact]
    public async Task Who_chose_nothing_begins_in_personal_chat_with_room()
    {
        (await Clinic.Preferences.ReadAsync(Clinic.Jamie)).Should().Be(new PreferencesModel(Density.Comfortable, ListPlace.First));
    }

    [Fact]
    public async Task Density_and_the_last_list_are_kept_for_each_person_alone_and_nothing_is_recorded()
    {
        var place = new ListPlace(ChatView.Organization, InboxTab.NeedsReply, Clinic.Maria);
        await Clinic.Preferences.ChooseDensityAsync(Clinic.Jamie, Density.Compact);
        await Clinic.Preferences.RememberAsync(Clinic.Jamie, ListPlace.First);
        await Clinic.Preferences.RememberAsync(Clinic.Jamie, place);

        (await Clinic.Preferences.ReadAsync(Clinic.Jamie)).Should().Be(new PreferencesModel(Density.Compact, place));
        (await Clinic.Preferences.ReadAsync(Clinic.Sam)).Should().Be(new PreferencesModel(Density.Comfortable, ListPlace.First));
        (await Clinic.RecordAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Without_the_permission_the_last_list_of_organization_chat_is_personal_chat()
    {
        await Clinic.Preferences.RememberAsync(Clinic.Jamie, new ListPlace(ChatView.Organization, InboxTab.Unread, null));

        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);

        (await Clinic.Preferences.ReadAsync(Clinic.Jamie)).Place.Should().Be(ListPlace.First);
    }

    [Fact]
    public async Task A_client_has_preferences_too_but_nobody_waits_for_them()
    {
        await Clinic.Preferences.ChooseDensityAsync(Clinic.Ana, Density.Compact);
        await Clinic.Preferences.RememberAsync(Clinic.Ana, new ListPlace(ChatView.Personal, InboxTab.NeedsReply, null));

        (await Clinic.Preferences.ReadAsync(Clinic.Ana)).Should().Be(new PreferencesModel(Density.Compact, ListPlace.First));
        await Clinic.HidesAsync(() => Clinic.Preferences.ReadAsync(new Actor(Guid.NewGuid())), MissingKind.Account);
    }
}

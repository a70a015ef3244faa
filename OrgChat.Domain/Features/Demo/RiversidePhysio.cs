using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Demo;

/// <summary>A second, small clinic: whatever of it shows up in the first, or the other way round, is a fault.</summary>
internal sealed class RiversidePhysio
{
    private readonly DemoClock clock;
    private readonly DemoStory story;
    private readonly TeamMember omar;
    private readonly TeamMember ida;
    private readonly Client theo;

    public RiversidePhysio(OrgChatDb db, DemoClock clock)
    {
        this.clock = clock;
        story = new DemoStory(db);
        var clinic = new Organization("Riverside Physio", clock.YearsAgo(2, 2, 1));
        clinic.RequireSecondFactor(false);
        clinic.BeCalledAt("(555) 010-7400");
        clinic.CallInEmergencies("911");
        clinic.Open(OpeningHours.Of("08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;;"));
        clinic.BeIn("America/New_York");
        db.Add(clinic);
        var people = new DemoPersonFactory(db, story, clinic, "riverside.example");
        ida = people.Admin("Ida Holm", "Practice owner", clock.YearsAgo(2, 2, 1));
        omar = people.Member("Dr. Omar Haddad", TeamRole.Provider, "Sports physician", ida, clock.YearsAgo(2, 2, 3));
        theo = people.Client("Theo Marsh", new DateOnly(1999, 4, 14), "(555) 016-1180", "English", clock.YearsAgo(1, 5, 20));
        people.Assign(omar, ida, theo);
    }

    public void Tell()
    {
        TellOfTheKnee();
        TellOfTheBill();
        story.Tell();
    }

    private void TellOfTheKnee() => story.Begin(omar, [theo], clock.DaysAgo(13, 9, 30))
        .Say(omar, clock.DaysAgo(13, 9, 33),
            "Hi Theo, six weeks after your ACL surgery you bend to 120 degrees, right on plan. This week: stationary bike ten minutes a day without resistance, and the wall sit three times 30 seconds.")
        .Say(theo, clock.DaysAgo(13, 18, 4), "Nice. When can I run?")
        .Say(omar, clock.DaysAgo(13, 18, 30),
            "Not before week twelve, and only when both legs are equally strong. I know you don’t like to read that.")
        .Say(theo, clock.DaysAgo(13, 18, 31), "I don’t :) but OK")
        .Seen(clock.DaysAgo(12, 8, 0), omar)
        .Say(theo, clock.MinutesAgo(95),
            "Knee is a bit swollen after the bike yesterday, I did 25 minutes. No pain at rest. Should I skip today?");

    private void TellOfTheBill() => story.Begin(ida, [theo], clock.DaysAgo(8, 14, 0), "Your bill")
        .Say(ida, clock.DaysAgo(8, 14, 2), "Hello Theo, your insurance approved twelve more sessions, so there is nothing to pay for now.")
        .Say(theo, clock.DaysAgo(8, 15, 20), "Great, thanks Ida!")
        .NoReplyNeeded(ida, clock.DaysAgo(8, 15, 45));
}

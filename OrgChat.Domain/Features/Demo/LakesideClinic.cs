using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Domain.Features.Demo;

/// <summary>A clinic of internal medicine: its people here, what they wrote in the other parts of the class.</summary>
internal sealed partial class LakesideClinic
{
    private const string TimeZone = "America/Chicago";

    private readonly DemoClock clock;
    private readonly DemoStory story;
    private readonly OrgChatDb db;
    private readonly TeamMember ines;
    private readonly TeamMember lopez;
    private readonly TeamMember kim;
    private readonly TeamMember jamie;
    private readonly TeamMember sam;
    private readonly TeamMember nora;
    private readonly Client ana;
    private readonly Client tomas;
    private readonly Client grace;
    private readonly Client henrik;
    private readonly Client priya;
    private readonly Client walter;
    private readonly Client elena;
    private readonly Tag refill;
    private readonly Tag appointment;
    private readonly Tag billing;
    private readonly Tag labResults;

    public LakesideClinic(OrgChatDb db, DemoClock clock)
    {
        (this.clock, this.db) = (clock, db);
        story = new DemoStory(db);
        var clinic = new Organization("Lakeside Clinic", clock.YearsAgo(4, 1, 12));
        clinic.Speak(Language.English);
        clinic.RequireSecondFactor(false);
        clinic.BeCalledAt("(555) 010-2000");
        clinic.CallInEmergencies("911");
        clinic.Open(OpeningHours.Of("08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;;"));
        clinic.BeIn(TimeZone);
        db.Add(clinic);
        var people = new DemoPersonFactory(db, story, clinic, "lakeside.example");

        ines = people.Admin("Ines Romero", "Practice manager", clock.YearsAgo(4, 1, 12));
        lopez = people.Member("Dr. Maria Lopez", TeamRole.Provider, "Physician", ines, clock.YearsAgo(4, 1, 14));
        kim = people.Member("Dr. Daniel Kim", TeamRole.Provider, "Physician", ines, clock.YearsAgo(4, 2, 1));
        jamie = people.Member("Jamie Lee", TeamRole.Support, "Care coordinator", ines, clock.YearsAgo(3, 5, 2));
        sam = people.Member("Sam Ortiz", TeamRole.Support, "Front desk", ines, clock.YearsAgo(2, 9, 5));
        nora = people.Member("Nora Fields", TeamRole.Support, "Dietitian", ines, clock.YearsAgo(1, 6, 3));
        people.Allow(jamie, ines, clock.DaysAgo(90, 9, 10));
        people.Allow(sam, ines, clock.DaysAgo(45, 14, 25));

        ana = people.Client("Ana Ruiz", new DateOnly(1968, 2, 11), "(555) 014-2277", "Spanish", clock.YearsAgo(2, 3, 8));
        tomas = people.Client("Tomás Okafor", new DateOnly(1985, 7, 23), "(555) 011-8340", "English", clock.YearsAgo(2, 6, 19));
        grace = people.Client("Grace Nwosu", new DateOnly(1979, 11, 30), "(555) 017-5512", "English", clock.YearsAgo(3, 8, 27));
        henrik = people.Client("Henrik Lund", new DateOnly(1957, 5, 4), "(555) 013-9068", "Swedish", clock.YearsAgo(3, 2, 15));
        priya = people.Client("Priya Shah", new DateOnly(1992, 9, 17), "(555) 019-4426", "English", clock.YearsAgo(1, 4, 11));
        walter = people.Client("Walter Brandt", new DateOnly(1946, 1, 28), "(555) 012-7731", "German", clock.YearsAgo(4, 3, 1));
        elena = people.Client("Elena Costa", new DateOnly(1973, 6, 6), "(555) 018-3095", "Portuguese", clock.YearsAgo(2, 10, 22));
        Reasons = StartReason.ToBeginWith(clinic.Id, clock.YearsAgo(1, 4, 11)).ToDictionary(reason => reason.Kind);
        db.AddRange(Reasons.Values);
        var starts = new StartPolicy(clinic);
        starts.Set(isOn: true, jamie);
        db.Add(starts);
        people.Assign(lopez, ines, ana, tomas, priya, elena);
        people.Assign(kim, ines, grace, henrik, walter);
        people.Assign(nora, ines, grace);
        refill = MakeTag("Refill", TagColor.Green);
        appointment = MakeTag("Appointment", TagColor.Blue);
        billing = MakeTag("Billing", TagColor.Orange);
        labResults = MakeTag("Lab results", TagColor.Pink);
        Reasons[StartReasonKind.Refill].Describe(null, null, refill, clock.DaysAgo(70, 9, 40));
        Reasons[StartReasonKind.Appointment].Describe(null, jamie, appointment, clock.DaysAgo(70, 9, 40));
        Reasons[StartReasonKind.Bill].Describe(null, sam, billing, clock.DaysAgo(70, 9, 40));
        Reasons[StartReasonKind.Results].Describe(null, null, labResults, clock.DaysAgo(70, 9, 40));
    }

    private Dictionary<StartReasonKind, StartReason> Reasons { get; }

    public void Tell()
    {
        TellOfToday();
        TellOfBefore();
        TellOfWalter();
        SaveReplies();
        KeepView();
        story.Tell();
        TellOfNotices();
    }

    /// <summary>What clients were mailed of it: all is well, but Henrik has an address that no longer takes mail.</summary>
    private void TellOfNotices()
    {
        var chat = db.Conversations.Local.First(conversation => conversation.Has(henrik));
        var refused = new DueNotice(henrik, chat.Id, chat.LastNumber, NoticeKind.Message, NoticeChannel.Mail, clock.DaysAgo(4, 8, 40));
        refused.Take(clock.DaysAgo(4, 8, 42));
        refused.Fail("smtp-550", clock.DaysAgo(4, 8, 42));
        db.Add(refused);
        db.Add(new UnreachedAddress(henrik, db.RequiredKeys.EmailKey(henrik.Email), "smtp-550", clock.DaysAgo(4, 8, 42)));
        var answers = new AnswerTime(henrik.OrganizationId);
        answers.Count(minutes: 95, answers: 64, clock.Now);
        db.Add(answers);
    }
}

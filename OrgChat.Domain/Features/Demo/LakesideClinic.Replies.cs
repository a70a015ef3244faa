using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.SavedReplies;

namespace OrgChat.Domain.Features.Demo;

/// <content>What the clinic writes again and again, and two of Jamie’s own.</content>
internal sealed partial class LakesideClinic
{
    private void SaveReplies()
    {
        Share("Prescriptions", "Refill sent", 148,
            "Hello {client-first-name}, your refill was sent to your pharmacy this morning. It is usually ready after 4 PM; they text you when it is.");
        Share("Prescriptions", "Refill needs a visit", 37,
            "Hello {client-first-name}, {owner-name} would like to see you before the next refill. Which days suit you? There are times on most mornings. If you run out before, call us at {clinic-phone}.");
        Share("Prescriptions", "Which pharmacy?", 22,
            "Hello {client-first-name}, to which pharmacy shall we send it? The name and the street are enough.");
        Share("Appointments", "Before a blood test", 96,
            "Please come without breakfast: nothing but water from 10 PM the evening before. Take your usual medicines unless we told you otherwise. It takes ten minutes.");
        Share("Appointments", "Cannot come", 41,
            "Thank you for telling us, {client-first-name}. Your appointment is cancelled. Call {clinic-phone} or write here when you would like another one.");
        Share("Appointments", "First visit", 18,
            "Welcome to {clinic-name}. Please bring your insurance card, a list of your medicines with their doses, and any letters from other doctors. Come ten minutes early.");
        Share("Results and urgent", "Results are normal", 83,
            "Good news, {client-first-name}: {owner-name} looked at your results and all of them are as they should be. Nothing changes. We see each other at your next visit.");
        Share("Results and urgent", "Please call now", 9,
            "{client-first-name}, please do not wait for an answer here. Call us now at {clinic-phone}. If it gets worse or you cannot breathe well, call 911.");
        Keep(jamie, "", "I am on it", 64, "Thank you, {client-first-name}. I am asking {owner-name} today and come back to you before we close. {my-name}");
        Keep(jamie, "", "Insurance letter", 12,
            "Hello {client-first-name}, the letter for your insurance is ready. Shall we send it, or will you collect it at the front desk?\n\n{my-name}, {clinic-name}, {clinic-phone}");
    }

    private void Share(string folder, string title, int uses, string text)
    {
        var at = clock.DaysAgo(60 - (uses % 40), 10, uses % 60);
        Keep(ines, folder, title, uses, text, isShared: true, at);
        story.Account(ines, AuditAction.SavedReplyAdded, at).By(AuditRight.Admin);
    }

    private void Keep(TeamMember by, string folder, string title, int uses, string text) =>
        Keep(by, folder, title, uses, text, isShared: false, clock.DaysAgo(30, 9, uses % 60));

    private void Keep(TeamMember by, string folder, string title, int uses, string text, bool isShared, DateTimeOffset at)
    {
        var reply = new SavedReply(by, isShared, at);
        reply.Write(title, folder, text, by, at);
        foreach (var _ in Enumerable.Range(0, uses))
        {
            reply.Use();
        }

        db.Add(reply);
    }
}

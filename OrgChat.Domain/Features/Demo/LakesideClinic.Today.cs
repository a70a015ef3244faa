using OrgChat.Domain.Model.ClientStarts;

namespace OrgChat.Domain.Features.Demo;

/// <content>What is going on today: most of it waits for somebody.</content>
internal sealed partial class LakesideClinic
{
    private void TellOfToday()
    {
        TellOfAnasNewDose();
        TellOfTomasBloodTest();
        TellOfHenriksTablets();
        TellOfTheNutritionGroup();
        TellOfElenasInsurance();
        TellOfAnasInterpreter();
    }

    private void TellOfAnasNewDose() => story.Begin(lopez, [ana], clock.DaysAgo(18, 10, 5))
        .Say(lopez, clock.DaysAgo(18, 10, 6),
            "Hello Ana, this is Dr. Lopez. As we discussed, please take one 5 mg lisinopril tablet every morning and write down your blood pressure before breakfast.")
        .Say(ana, clock.DaysAgo(18, 12, 40), "Thank you doctor. Should I take it with food?")
        .Say(lopez, clock.DaysAgo(18, 13, 15),
            "With or without food, as you like. Only keep to the same time each day. If your lips, tongue or face swell, or you have trouble breathing, call 911 at once.")
        .Say(ana, clock.DaysAgo(18, 13, 21), "I understand, thank you.")
        .Say(ana, clock.DaysAgo(11, 8, 32), "Good morning. My numbers this week: 148/90, 146/88, 150/92, 144/88, 146/90. No cough.")
        .Say(lopez, clock.DaysAgo(11, 11, 50),
            "Thank you, that is a careful list. It is better, and still a little high. Please come in for a blood test so that we can check your kidneys and potassium before we change the dose.")
        .Say(ana, clock.DaysAgo(11, 12, 4), "I will come tomorrow before work.")
        .Seen(clock.DaysAgo(11, 15, 30), lopez, jamie, sam)
        .Say(lopez, clock.DaysAgo(4, 16, 18),
            "Hi Ana, your lab results are back and your potassium is normal. Please go up to 10 mg lisinopril from tomorrow.")
        .Say(ana, clock.DaysAgo(4, 16, 26), "That is good news, thank you doctor!")
        .Seen(clock.DaysAgo(4, 16, 40), lopez, jamie, sam)
        .Say(sam, clock.MinutesAgo(170),
            $"Hello Ana. Your next visit with Dr. Lopez is booked for {clock.DayAhead(10)} at 9:30. If that does not suit you, write here and I will find another time.")
        .Seen(clock.MinutesAgo(162), ana)
        .Say(ana, clock.MinutesAgo(74), "The new dose makes me dizzy in the morning, is that normal?")
        .Say(ana, clock.MinutesAgo(72), "It gets better after lunch.")
        .Tag(jamie, clock.MinutesAgo(60), refill, labResults, appointment)
        .Note(jamie, clock.MinutesAgo(58),
            $"@{lopez.Name} is with patients until half past. Please do not change the dose before she has read this; I keep a call free for her.",
            lopez);

    private void TellOfTomasBloodTest() => story.Begin(lopez, [tomas], clock.DaysAgo(2, 9, 20))
        .Say(lopez, clock.DaysAgo(2, 9, 22),
            "Good morning Tomás. Your cholesterol was high last time, so I would like to repeat it. Your blood test is tomorrow between 7:30 and 10.")
        .Say(tomas, clock.DaysAgo(2, 9, 48), "Can we move it? I travel for work tomorrow.")
        .Say(jamie, clock.DaysAgo(2, 10, 30),
            $"Hello Tomás, I moved it to {clock.DayAhead(1)}, same hours. You can come straight to the lab on the ground floor.")
        .Say(tomas, clock.DaysAgo(2, 10, 41), "Perfect, thanks Jamie.")
        .NoReplyNeeded(jamie, clock.DaysAgo(2, 10, 55))
        .Tag(jamie, clock.DaysAgo(2, 10, 56), labResults)
        .Seen(clock.DaysAgo(1, 8, 15), lopez, sam)
        .Say(tomas, clock.MinutesAgo(48), "Can I still eat breakfast before the blood test? And may I take my tablets as usual?");

    private void TellOfHenriksTablets() => story.Begin(kim, [henrik], clock.DaysAgo(20, 14, 0))
        .Say(kim, clock.DaysAgo(20, 14, 2),
            "Hello Henrik. Your HbA1c is 7.9 %, a bit higher than last time. Let us start metformin: 500 mg with your evening meal for one week, then 500 mg with breakfast as well.")
        .Say(henrik, clock.DaysAgo(20, 18, 25), "Understood. I will pick it up tomorrow.")
        .Say(henrik, clock.DaysAgo(12, 9, 12), "Since the second tablet my stomach is not happy. Mostly loose stools in the mornings.")
        .Say(kim, clock.DaysAgo(12, 12, 30),
            "That is common in the first weeks, and unpleasant. Go back to the evening tablet alone for now. Any fever, blood in the stool, or not keeping fluids down?")
        .Say(henrik, clock.DaysAgo(12, 12, 44), "No, nothing like that.")
        .Say(kim, clock.DaysAgo(12, 12, 50),
            "Good. I am changing your prescription to the extended-release tablet, it is gentler. Swallow it whole, with the evening meal.")
        .Seen(clock.DaysAgo(12, 13, 30), henrik, jamie, sam)
        .Say(henrik, clock.DaysAgo(5, 17, 2), "Much better with the new ones. Fasting sugars were 131, 127, 134, 122 and 125.")
        .Say(kim, clock.DaysAgo(4, 8, 40),
            "Very good, Henrik. Stay with one tablet in the evening until we meet. Please keep measuring twice a week.")
        .Seen(clock.DaysAgo(4, 9, 5), henrik, jamie)
        .Tag(jamie, clock.DaysAgo(4, 9, 6), refill)
        .AskToJoin(jamie, clock.DaysAgo(4, 9, 8))
        .Say(henrik, clock.MinutesAgo(14), "Thank you! One more thing about the evening tablet: I forgot it last night.")
        .Say(henrik, clock.MinutesAgo(12), "Should I take two today, or just go on as usual?");

    private void TellOfTheNutritionGroup() => story.Begin(kim, [grace], clock.DaysAgo(9, 11, 0), "Nutrition group")
        .Say(kim, clock.DaysAgo(9, 11, 3),
            "Hello Grace, I opened this conversation so that we can plan your meals together. I am adding Nora Fields, our dietitian.")
        .Add(nora, clock.DaysAgo(9, 11, 4))
        .Say(nora, clock.DaysAgo(9, 11, 20),
            "Hi Grace, good to meet you. Could you write down what you eat for one week? Just as it is, please don’t change anything yet.")
        .Say(grace, clock.DaysAgo(9, 13, 11), "Hello Nora. I can do that. Do you need amounts too?")
        .Say(nora, clock.DaysAgo(9, 13, 30), "A rough idea is enough: a cup, a handful, one slice. And what you drink.")
        .Say(grace, clock.DaysAgo(9, 13, 34), "OK, I start tomorrow.")
        .Seen(clock.DaysAgo(8, 8, 20), kim, nora, jamie, sam)
        .Say(kim, clock.DaysAgo(3, 16, 45),
            "Grace, one thing for your list: your ferritin came back at 9, which is low. Please mark the days with meat, beans or lentils.")
        .Say(grace, clock.DaysAgo(3, 19, 2), "I will. There are not many of those, I think.")
        .Say(nora, clock.DaysAgo(2, 9, 15), "That is useful to know. No worries, this is exactly what we will work on.")
        .Seen(clock.DaysAgo(2, 9, 40), kim, grace)
        .Say(grace, clock.MinutesAgo(33), "Hello both. Here are the meals from this week:")
        .Say(grace, clock.MinutesAgo(31), """
            Breakfast: tea with milk, two slices of toast, twice oatmeal.
            Lunch: jollof rice with vegetables (3 days), sandwich with cheese (2 days), lentil soup (1 day), nothing on Sunday.
            Dinner: pasta, rice and fish, chicken once, beans once.
            Drinks: black tea, four cups a day, water.
            Is the tea a problem for the iron?
            """)
        .HandTo(sam, jamie, "I am at the front desk until noon.", clock.MinutesAgo(20));

    private void TellOfElenasInsurance() => story.Begin(elena, sam, Reasons[StartReasonKind.Bill], clock.DaysAgo(1, 15, 10))
        .Say(elena, clock.DaysAgo(1, 15, 10), "Hello, my insurance did not pay your last bill. What can I do?")
        .Say(sam, clock.DaysAgo(1, 15, 12),
            "Hello Elena, they returned it: your membership number has changed. Could you send me the new one?")
        .Say(elena, clock.DaysAgo(1, 17, 36), "Oh, I changed plans last month. I have the new card at home, I will look tonight.")
        .Seen(clock.DaysAgo(1, 17, 50), sam)
        .Say(elena, clock.MinutesAgo(128),
            "Found it. The card says member ID LK 4471 0926 and a date from last month. Is that enough or do you need a copy of the card?")
        .Tag(sam, clock.MinutesAgo(121), billing)
        .Note(sam, clock.MinutesAgo(119), "The number is right. Billing still needs the copy, both sides.")
        .Snooze(sam, clock.MinutesAgo(6), clock.MinutesAgo(118))
        .Begin(sam, clock.MinutesAgo(115), "Thank you, we have your new number. Could you also send a photo of ")
        .Wake(clock.MinutesAgo(6));

    private void TellOfAnasInterpreter() => story.Begin(jamie, [ana], clock.DaysAgo(6, 10, 30), "Interpreter for the next visit")
        .Say(jamie, clock.DaysAgo(6, 10, 31),
            "Hello Ana, this is Jamie, I coordinate your visits. Would you like a Spanish interpreter at your next appointment?")
        .Say(ana, clock.DaysAgo(6, 12, 2), "Yes please. Last time I did not understand everything about the medicine.")
        .Say(jamie, clock.DaysAgo(6, 12, 10),
            "Thank you for saying so. I will ask for one, and she can also be on the phone if you prefer.")
        .Say(ana, clock.DaysAgo(6, 12, 15), "In person is better for me. Thank you Jamie.")
        .NoReplyNeeded(jamie, clock.DaysAgo(6, 12, 30))
        .Tag(jamie, clock.DaysAgo(6, 12, 31), appointment)
        .Say(jamie, clock.MinutesAgo(155),
            $"It is arranged: Lucía Vega will interpret on {clock.DayAhead(10)}. Please come ten minutes earlier, she will meet you at the front desk.")
        .Snooze(jamie, clock.MorningAhead(3, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)), clock.MinutesAgo(150));
}

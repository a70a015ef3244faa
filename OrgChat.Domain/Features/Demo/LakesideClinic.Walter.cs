namespace OrgChat.Domain.Features.Demo;

/// <content>Eight weeks of one man’s morning weights: long enough that nobody has it all on one screen.</content>
internal sealed partial class LakesideClinic
{
    private void TellOfWalter()
    {
        var told = story.Begin(kim, [walter], clock.DaysAgo(56, 9, 0));
        TellOfTheFirstWeeks(told);
        told.Seen(clock.DaysAgo(34, 17, 0), kim, walter, jamie);
        TellOfTheSwollenAnkles(told);
        told.Seen(clock.DaysAgo(20, 17, 0), kim, walter, jamie, sam);
        TellOfTheSteadyWeeks(told);
        told.Seen(clock.DaysAgo(1, 18, 0), kim, walter, jamie);
    }

    private void TellOfTheFirstWeeks(DemoConversation told) => told
        .Say(kim, clock.DaysAgo(56, 9, 2),
            "Good morning Mr. Brandt. Welcome home from the hospital. Please weigh yourself every morning after the bathroom and before breakfast, and write the number here.")
        .Say(kim, clock.DaysAgo(56, 9, 4),
            "If you gain more than 1 kg in a day or 2 kg in a week, or need more pillows to breathe, we want to know the same day.")
        .Say(walter, clock.DaysAgo(56, 11, 15), "Good morning Doctor. 84.1 kg. I will be punctual.")
        .Say(kim, clock.DaysAgo(56, 12, 30), "I expected nothing else. Thank you.")
        .Say(walter, clock.DaysAgo(55, 7, 40), "84.0 kg. Slept well with two pillows.")
        .Say(walter, clock.DaysAgo(54, 7, 38), "83.8 kg.")
        .Say(kim, clock.DaysAgo(54, 12, 10), "Very good. How is the breathing on the stairs?")
        .Say(walter, clock.DaysAgo(54, 13, 2), "One stop, on the first landing. In the hospital I could not do them at all.")
        .Say(walter, clock.DaysAgo(52, 7, 45), "83.9 kg. I forgot yesterday, it was my sister’s birthday.")
        .Say(kim, clock.DaysAgo(52, 12, 20), "One day does no harm. Was there much salt at the party?")
        .Say(walter, clock.DaysAgo(52, 12, 55), "Potato salad. I had one spoon.")
        .Say(kim, clock.DaysAgo(52, 13, 1), "A well-measured spoon, by the look of it.")
        .Say(walter, clock.DaysAgo(50, 7, 41), "83.6 kg. Blood pressure 124/72.")
        .Say(walter, clock.DaysAgo(49, 7, 44), "83.5 kg, 122/70.")
        .Say(kim, clock.DaysAgo(49, 12, 15),
            "You are doing well. Please come for a blood test this week: kidneys and potassium, because of the new tablets.")
        .Say(walter, clock.DaysAgo(47, 10, 5), "I was at the lab this morning. They were friendly and found the vein at once. 83.4 kg.")
        .Say(kim, clock.DaysAgo(46, 16, 30), "Results: potassium 4.6, kidneys as before. We can go on with everything.")
        .Say(walter, clock.DaysAgo(45, 7, 50), "Good. 83.5 kg.")
        .Say(walter, clock.DaysAgo(43, 7, 47), "83.2 kg. Walked to the lake and back, with one bench in between.")
        .Say(kim, clock.DaysAgo(43, 12, 25), "That is half a kilometer, I believe. Excellent.")
        .Say(walter, clock.DaysAgo(43, 13, 15), "Six hundred meters. I counted.")
        .Say(walter, clock.DaysAgo(41, 7, 42), "83.3 kg.")
        .Say(walter, clock.DaysAgo(40, 7, 43), "83.1 kg. May I have a beer at the weekend? My grandson turns eighteen.")
        .Say(kim, clock.DaysAgo(40, 12, 40),
            "One small one, with congratulations from me. It counts as part of your one and a half liters.")
        .Say(walter, clock.DaysAgo(40, 12, 58), "I will count it.")
        .Say(walter, clock.DaysAgo(37, 7, 55), "83.4 kg. The beer was small and good.")
        .Say(kim, clock.DaysAgo(37, 12, 12), "Thank you for the full report.")
        .Say(walter, clock.DaysAgo(35, 7, 46), "83.6 kg.");

    private void TellOfTheSwollenAnkles(DemoConversation told) => told
        .Say(walter, clock.DaysAgo(33, 7, 48), "84.3 kg. I ate the same as always.")
        .Say(walter, clock.DaysAgo(32, 7, 44), "85.0 kg. My socks leave marks in the evening.")
        .Say(jamie, clock.DaysAgo(32, 8, 35),
            "Good morning Mr. Brandt, Dr. Kim is with a patient and has seen your numbers. He will call you before 10. Do you have trouble breathing right now?")
        .Say(walter, clock.DaysAgo(32, 8, 42), "Not sitting. On the stairs more than last week. I slept with three pillows.")
        .Say(jamie, clock.DaysAgo(32, 8, 44),
            "Thank you. If it gets worse while you sit, or you feel pain or pressure in your chest, please call 911 and do not wait for us.")
        .Say(kim, clock.DaysAgo(32, 9, 50),
            "As just discussed on the phone: two water tablets today and tomorrow morning instead of one, and come to the clinic tomorrow at 11. Jamie sends a car.")
        .Say(walter, clock.DaysAgo(32, 10, 2), "Two today, two tomorrow, car at half past ten. Understood.")
        .Say(walter, clock.DaysAgo(31, 7, 40), "84.2 kg. I was up a lot in the night, but I breathe better.")
        .Say(kim, clock.DaysAgo(31, 12, 45),
            "It was good to see you. The lungs are clear and the ankles nearly so. Two tablets for three more days, then a blood test, please.")
        .Say(walter, clock.DaysAgo(30, 7, 41), "83.7 kg.")
        .Say(walter, clock.DaysAgo(29, 7, 45), "83.3 kg. The socks are fine again.")
        .Say(kim, clock.DaysAgo(29, 12, 18),
            "Good. One question: did anything change in your tablets the week before? Something for pain, perhaps?")
        .Say(walter, clock.DaysAgo(29, 12, 50), "For my knee. My neighbor gave me hers, ibuprofen. It helped the knee.")
        .Say(kim, clock.DaysAgo(29, 13, 5),
            "That explains it. Ibuprofen makes the body hold water and works against your heart tablets. Please never take it, nor naproxen or diclofenac. For the knee use acetaminophen, at most three times 1 g a day.")
        .Say(walter, clock.DaysAgo(29, 13, 20), "I did not know. I am sorry for the trouble.")
        .Say(kim, clock.DaysAgo(29, 13, 24),
            "No trouble, you noticed it early and wrote at once. That is why we do this. I have put it on your medication list in red.")
        .Say(walter, clock.DaysAgo(28, 7, 42), "83.1 kg. Mrs. Adler has taken her tablets back.")
        .Say(kim, clock.DaysAgo(27, 16, 10),
            "Your blood test is fine: potassium 4.4, kidneys slightly better than before. One water tablet from now on.")
        .Say(walter, clock.DaysAgo(27, 16, 35), "One from tomorrow. Thank you Doctor.")
        .Say(walter, clock.DaysAgo(25, 7, 44), "83.0 kg.")
        .Say(walter, clock.DaysAgo(23, 7, 46), "82.9 kg, 120/70.")
        .Say(kim, clock.DaysAgo(23, 12, 35), "Your best numbers so far.")
        .Say(walter, clock.DaysAgo(21, 7, 43), "82.9 kg. I did the stairs without a stop.");

    private void TellOfTheSteadyWeeks(DemoConversation told) => told
        .Say(kim, clock.DaysAgo(19, 12, 20),
            "Without a stop! From next week it is enough if you write on Mondays and Thursdays, as long as you still weigh yourself daily.")
        .Say(walter, clock.DaysAgo(19, 13, 10), "I would rather keep writing when something is worth it.")
        .Say(kim, clock.DaysAgo(19, 13, 12), "Even better.")
        .Say(walter, clock.DaysAgo(16, 7, 50), "82.8 kg. Steady.")
        .Say(sam, clock.DaysAgo(15, 9, 40),
            "Good morning Mr. Brandt, Dr. Kim would like an ultrasound of your heart before your next visit. Jamie will write to you about the date and a ride.")
        .Say(walter, clock.DaysAgo(15, 10, 20), "Thank you, I have time on any day but Wednesday.")
        .NoReplyNeeded(sam, clock.DaysAgo(15, 10, 30))
        .Say(walter, clock.DaysAgo(12, 7, 47), "82.9 kg, 118/68. A little dizzy when I stand up fast.")
        .Say(kim, clock.DaysAgo(12, 12, 15),
            "Stand up in two steps: sit on the edge of the bed for a minute first. If it is below 100 or you feel faint, write at once.")
        .Say(walter, clock.DaysAgo(10, 7, 49), "Two steps work. 82.8 kg, 121/70.")
        .Say(walter, clock.DaysAgo(5, 7, 45), "82.7 kg. To the lake and back, no bench.")
        .Say(kim, clock.DaysAgo(4, 12, 30), "No bench! I will tell the cardiologist.")
        .Say(walter, clock.DaysAgo(1, 7, 44), "82.8 kg. See you at the ultrasound.")
        .Say(kim, clock.DaysAgo(1, 12, 10), $"See you on {clock.DayAhead(3)} then. Please bring your weight list, on paper is fine.");
}

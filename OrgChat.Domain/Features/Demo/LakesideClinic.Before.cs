namespace OrgChat.Domain.Features.Demo;

/// <content>What was settled yesterday, last week and before.</content>
internal sealed partial class LakesideClinic
{
    private void TellOfBefore()
    {
        TellOfPriyasInhaler();
        TellOfPriyasTravel();
        TellOfElenasForm();
        TellOfElenasMammogram();
        TellOfGracesThyroid();
        TellOfHenriksFeet();
        TellOfHenriksCarbohydrates();
        TellOfWaltersRide();
        TellOfTomasVaccination();
    }

    private void TellOfPriyasInhaler() => story.Begin(lopez, [priya], clock.DaysAgo(1, 10, 2))
        .Say(priya, clock.DaysAgo(1, 10, 14),
            "Hi, my blue inhaler is nearly empty and I leave for India soon. Can I get a new prescription?")
        .Seen(clock.DaysAgo(1, 10, 20), jamie, lopez)
        .Say(lopez, clock.DaysAgo(1, 10, 32), "Of course. How often did you need it in the last two weeks, and did you wake up at night?")
        .Say(priya, clock.DaysAgo(1, 10, 37), "About three times a week, after running. I did not wake up.")
        .Say(lopez, clock.DaysAgo(1, 10, 45),
            "Thank you. That is a little more than I would like. The prescription goes out today; please book a short visit when you are back, so that we can look at your preventer.")
        .Say(jamie, clock.DaysAgo(1, 15, 20),
            "Your prescription is ready at the pharmacy on Lake Street, and you have a visit after your trip. Have a good journey!")
        .Say(priya, clock.DaysAgo(1, 15, 41), "Wow, that was quick. Thank you both!")
        .NoReplyNeeded(jamie, clock.DaysAgo(1, 15, 50))
        .Tag(jamie, clock.DaysAgo(1, 15, 51), refill)
        .Seen(clock.DaysAgo(1, 17, 10), lopez, sam);

    private void TellOfPriyasTravel() => story.Begin(kim, [priya, lopez], clock.DaysAgo(15, 9, 0), "Travel vaccinations")
        .Say(kim, clock.DaysAgo(15, 9, 3),
            "Hello Priya, Dr. Lopez asked me to help with your vaccinations, as I run the travel clinic. Where are you going, and when?")
        .Say(priya, clock.DaysAgo(15, 9, 40), "Gujarat, to my grandparents, for three weeks. I leave in a bit more than two weeks.")
        .Say(kim, clock.DaysAgo(15, 12, 5),
            "Then we are in time. You had hepatitis A in 2019, both doses, so that is done. I recommend typhoid, and a tetanus booster, which is due anyway.")
        .Say(lopez, clock.DaysAgo(15, 12, 30), "From my side: her asthma is stable and she takes nothing that speaks against either.")
        .Say(priya, clock.DaysAgo(15, 12, 44), "Can I get both on the same day?")
        .Say(kim, clock.DaysAgo(15, 13, 0), "Yes, one in each arm. Sam will find you a time.")
        .Say(sam, clock.DaysAgo(15, 13, 25), "Hello Priya, I have 8:15 or 16:40 the day after tomorrow.")
        .Say(priya, clock.DaysAgo(15, 13, 31), "8:15 is great.")
        .NoReplyNeeded(sam, clock.DaysAgo(15, 13, 33))
        .Seen(clock.DaysAgo(14, 8, 10), kim, lopez, jamie, priya);

    private void TellOfElenasForm() => story.Begin(lopez, [elena], clock.DaysAgo(3, 9, 30))
        .Say(elena, clock.DaysAgo(3, 9, 34),
            "Good morning Dr. Lopez, my employer needs a form that I am fit to work nights again. Can you fill it in?")
        .Say(lopez, clock.DaysAgo(3, 13, 5),
            "Good morning Elena. Yes, after what we saw last week I can. Do you still have headaches at the end of a shift?")
        .Say(elena, clock.DaysAgo(3, 13, 22), "No, they are gone since I have the new glasses.")
        .Say(lopez, clock.DaysAgo(3, 13, 40), "Glad to hear it. I sign it today.")
        .Say(jamie, clock.DaysAgo(3, 16, 55), "The form is signed and at the front desk for you. We are open until 18:00.")
        .Say(elena, clock.DaysAgo(3, 17, 20), "I have it. Thank you!")
        .NoReplyNeeded(jamie, clock.DaysAgo(3, 17, 24))
        .Seen(clock.DaysAgo(2, 8, 5), lopez, sam);

    private void TellOfElenasMammogram() => story.Begin(lopez, [elena], clock.DaysAgo(33, 11, 0), "Mammogram")
        .Say(lopez, clock.DaysAgo(33, 11, 4), "Hello Elena, your screening mammogram is normal. The next one is due in two years.")
        .Say(elena, clock.DaysAgo(33, 11, 50), "What a relief. Thank you for writing so soon.")
        .NoReplyNeeded(lopez, clock.DaysAgo(33, 12, 10))
        .Seen(clock.DaysAgo(33, 14, 0), jamie, sam)
        .Close(lopez, clock.DaysAgo(33, 14, 5));

    private void TellOfGracesThyroid() => story.Begin(kim, [grace], clock.DaysAgo(40, 10, 0))
        .Say(kim, clock.DaysAgo(40, 10, 4),
            "Hello Grace, your TSH is 6.8, a little high, with a normal free T4. It may explain a part of the tiredness, hardly all of it. I would repeat it in six weeks, with antibodies and iron.")
        .Say(grace, clock.DaysAgo(40, 12, 30), "Is it dangerous to wait?")
        .Say(kim, clock.DaysAgo(40, 12, 55),
            "No. At this level it often becomes normal by itself, and treating too early helps nobody. Write to me before if you feel cold all the time, gain weight without reason, or if you become pregnant.")
        .Say(grace, clock.DaysAgo(40, 13, 2), "All right. Thank you for explaining.")
        .Seen(clock.DaysAgo(40, 15, 0), kim, jamie, sam)
        .Say(kim, clock.DaysAgo(3, 16, 40),
            "The second test: TSH 3.9, normal, and no antibodies. Your iron store is low, though. I write about that in our conversation with Nora.")
        .Say(grace, clock.DaysAgo(3, 18, 58), "So not the thyroid. Thank you!")
        .NoReplyNeeded(kim, clock.DaysAgo(2, 8, 20))
        .Seen(clock.DaysAgo(2, 8, 50), jamie, sam);

    private void TellOfHenriksFeet() => story.Begin(sam, [henrik], clock.DaysAgo(7, 9, 0), "Eye and foot check")
        .Say(sam, clock.DaysAgo(7, 9, 2),
            $"Hello Henrik, your yearly eye and foot check is due. I have {clock.DayAhead(4)} at 11:00 or {clock.DayAhead(12)} at 8:30.")
        .Say(henrik, clock.DaysAgo(7, 10, 26), "The second one, please. Can I drive home afterwards?")
        .Say(sam, clock.DaysAgo(7, 10, 40),
            "They will widen your pupils for the eye check, so please don’t drive for about four hours. Shall I order a ride?")
        .Say(henrik, clock.DaysAgo(7, 10, 52), "No need, my daughter will come with me.")
        .Say(sam, clock.DaysAgo(7, 10, 55), "Good. It is in the calendar.")
        .Seen(clock.DaysAgo(7, 12, 15), henrik, jamie);

    private void TellOfHenriksCarbohydrates() => story.Begin(nora, [henrik], clock.DaysAgo(16, 13, 0), "Bread and blood sugar")
        .Say(nora, clock.DaysAgo(16, 13, 2),
            "Hello Henrik, Dr. Kim asked me to talk with you about bread. Which kind do you eat, and how much in a day?")
        .Say(henrik, clock.DaysAgo(16, 15, 44),
            "Crispbread in the morning, three pieces. White bread in the evening. I am told that is the problem.")
        .Say(nora, clock.DaysAgo(16, 16, 5),
            "The crispbread is fine if it is whole rye. Try the same in the evening for two weeks and keep measuring. You needn’t give up the cheese.")
        .Say(henrik, clock.DaysAgo(16, 16, 20), "Then we have a deal.")
        .NoReplyNeeded(nora, clock.DaysAgo(16, 16, 30))
        .Seen(clock.DaysAgo(16, 17, 0), jamie, sam);

    private void TellOfWaltersRide() => story.Begin(jamie, [walter], clock.DaysAgo(5, 11, 0), "Ride to the heart ultrasound")
        .Say(jamie, clock.DaysAgo(5, 11, 2),
            $"Hello Mr. Brandt, your heart ultrasound is on {clock.DayAhead(3)} at 13:00. I can order a ride for you. Do you need one with a lift for the walker?")
        .Say(walter, clock.DaysAgo(5, 14, 30), "Yes please, with a lift. My neighbor Mrs. Adler comes with me.")
        .Say(jamie, clock.DaysAgo(5, 14, 48), "Then I order one for two. Dr. Kim will see you right after, I add him here.")
        .Add(kim, clock.DaysAgo(5, 14, 49))
        .Seen(clock.DaysAgo(4, 8, 30), kim, walter)
        .Tag(jamie, clock.DaysAgo(4, 8, 31), appointment)
        .Say(walter, clock.DaysAgo(1, 17, 40), "What time will the driver come? Last time we stood outside for a long while.");

    private void TellOfTomasVaccination() => story.Begin(kim, [tomas], clock.DaysAgo(25, 8, 30), "Vaccination")
        .Say(tomas, clock.DaysAgo(25, 8, 41), "Do you have flu shots yet? At work they want us to get one.")
        .Say(kim, clock.DaysAgo(25, 9, 30),
            "Yes, since last week. No appointment needed, any weekday from 8 to 11. Did you ever react to a vaccine?")
        .Say(tomas, clock.DaysAgo(25, 9, 33), "Only a sore arm.")
        .Say(tomas, clock.DaysAgo(23, 10, 12), "Done this morning, thanks. The sore arm is back too :)")
        .Say(kim, clock.DaysAgo(23, 12, 20),
            "As expected then. It should be gone in two days. I close this conversation; write any time if something else comes up.")
        .Seen(clock.DaysAgo(23, 12, 40), tomas, jamie, sam)
        .Close(kim, clock.DaysAgo(23, 12, 41));
}

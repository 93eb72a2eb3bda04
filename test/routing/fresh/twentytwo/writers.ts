import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty-two say around their requests. */
export const WRITERS: readonly Writer[] = [
  // Runs the Saturday rota and is always about to leave for the school run.
  {
    before: [
      "Right, school run in ten minutes, I'll be brief.",
      'Only me again!',
      "Typing with my coat on, so it's short:",
    ],
    asking: ['Before I dash, could you'],
    after: ['Kids are already in the car.', "You've saved my bacon again.", "I'll be back on before two."],
    inside: [', bit of a faff I know,'],
    wishes: ['and ring the school to say I am running late.', 'Also swap my Saturday with Bev.', 'Hang on, not yet.'],
    wishesBefore: ["Cancel my two o'clock.", 'This next one is just a what-if:'],
    wishesInside: ['(and text me once it is done)'],
  },
  // Nineteen, on a phone.
  {
    before: ['ello ello,', 'ok last thing i swear,', 'quick1 -'],
    asking: ['soz can u'],
    after: ['ur the best fr', 'lol ty', 'bless ya'],
    wishes: ['n tell gaz to hurry up', 'actually scrap dat, dont do it', 'but check wiv kel first'],
    wishesBefore: ['tell gaz hes late,', 'not asking u to do this yet but,'],
  },
  // A retired volunteer, formal and kind.
  {
    before: [
      'Good afternoon, Brian here from the volunteers.',
      'I hope the weather is kinder where you are.',
      'Forgive an old man and his one-finger typing.',
    ],
    asking: ['At your convenience, would you'],
    after: ['Yours, Brian.', 'Marjorie sends her best wishes to the team.', 'It is a treat to deal with you, as ever.'],
    inside: ['(if I have read my notes correctly)'],
    wishes: [
      'and post me a paper copy.',
      'Then take my name off the volunteer list.',
      'On second thoughts I shall see to it myself.',
    ],
    wishesBefore: [
      'Would you first find my reading glasses in lost property?',
      'My wife thinks we ought not to do this:',
    ],
  },
  // A night-shift supervisor, tired.
  {
    before: [
      'Fourth night in a row, eyes like saucers.',
      'Quiet one tonight, touch wood.',
      'Kettle is on, so here goes:',
    ],
    asking: ['when you get a sec between calls, can you'],
    after: ['Roll on six o’clock.', 'Off for a brew now.', 'That is me nearly done for the night.'],
    wishes: [
      'and get someone to cover my Thursday.',
      'Leave a note for the day team too.',
      'Strike that, I misread the sheet.',
    ],
    wishesBefore: ['Reset the alarm in the corridor, please.', 'Wait for my call before you do this:'],
    wishesInside: [', after ringing the duty manager,'],
  },
  // Chatty, at the front desk.
  {
    before: [
      'Ooh, you will never guess who just walked past!',
      'Love the new layout by the way.',
      'Somebody brought doughnuts, so spirits are high.',
    ],
    after: [
      'There is a jam one left with your name on it!',
      'Honestly, what a week we are having.',
      'Hope your mum is on the mend xx',
    ],
    inside: [', the little loves,'],
    wishes: [
      'and order another box of doughnuts.',
      'Could you put the radio on as well?',
      'But keep it to yourself until I say go.',
    ],
    wishesBefore: ['Tell everyone there is cake.', 'I nearly asked you to do this, then thought better of it:'],
  },
  // A contractor on site with bad reception.
  {
    before: ['On site, one bar of signal.', 'Mud up to my knees here.', 'Gloves off for two secs:'],
    asking: ['while I am up the ladder, can you'],
    after: ['Signal about to drop.', 'Back to it.', 'Wet as an otter’s pocket out here.'],
    wishes: ['and send the van round.', 'Need a price for the other job too.', 'Belay that.'],
    wishesBefore: ['Chase the office about my mileage.', 'Do nothing about this till I have measured up:'],
  },
  // A manager who writes as in a memo.
  {
    before: [
      'Following on from our catch-up,',
      'Further to the email trail below,',
      'Picking up an action from this morning:',
    ],
    asking: ['In line with the plan, please'],
    after: ['Happy to discuss.', 'Regards, Operations.', 'I appreciate that we are all stretched just now.'],
    inside: ['- as agreed -'],
    wishes: [
      'and log it on the risk register.',
      'Raise a purchase order for that too.',
      'Please consider that withdrawn, the directors have changed their minds.',
    ],
    wishesBefore: ['Circulate the minutes first.', 'For discussion only, no action needed:'],
    wishesInside: ['(subject to sign-off by Finance)'],
  },
  // New in the job and nervous.
  {
    before: ["Hi, I'm new here so bear with me.", 'Sorry if this is the wrong place.', 'It is only my second day!'],
    asking: ["If I'm allowed to ask, could you"],
    after: [
      'I think that was the right form of words.',
      "I'm still finding my feet.",
      'Everyone has been so lovely so far.',
    ],
    wishes: [
      'and reset my password as well.',
      'Actually can you ask my supervisor whether I am allowed to?',
      'Oh no, ignore me, wrong chat.',
    ],
    wishesBefore: ['Show me where the forms are.', 'This is only for practice, so please do nothing:'],
  },
  // Cheerful, speaks English as a second language.
  {
    before: ['Hello my friend, how goes it?', 'Very good morning to the office!', 'I come with small thing today:'],
    asking: ['if is possible, could you'],
    after: ['Big thanks from Marek.', 'Have nice rest of day!', 'You are very good people.'],
    wishes: ['and call to my brother also.', 'After this make also coffee.', 'Ah no, my mistake, is for other week.'],
    wishesBefore: ['First close the window please.', 'Boss did not say yes for this:'],
  },
  // Grumpy and short.
  {
    before: ['Third time lucky.', 'The system logged me out twice already.', 'No small talk today:'],
    after: ['I am too old for this software.', 'Could be worse, could be raining.', 'Anyway. Onwards.'],
    inside: [', would you believe it,'],
    wishes: ['and get IT to ring me.', 'Fix the printer too.', 'Scratch all that.'],
    wishesBefore: ['Get me the number of IT.', 'I refuse to ask for this:'],
    wishesInside: [', but not before IT has rung me,'],
  },
];

import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty-one say around their requests. */
export const WRITERS: readonly Writer[] = [
  // The one who has just come back from leave.
  {
    before: [
      'Back from Tenerife and already cold.',
      'First day back, still finding my feet:',
      'Two weeks off and 400 emails.',
    ],
    asking: ['Before I drown in my inbox, could you'],
    after: ['I miss the sun already.', 'Good to be back, sort of.'],
    inside: [', my head is still on the beach,'],
    wishes: [
      'and forward me what I missed.',
      'Cancel my leave in March too.',
      'Or did somebody do this while I was away?',
    ],
    wishesBefore: ['Tell the others I brought biscuits.', 'If nobody has done it while I was away:'],
    wishesInside: [', or whatever Pete says,'],
  },
  // The one who types on a phone in the van.
  {
    before: ['in the van so will be quick,', 'soz about spelling am on my phone,', 'oright,'],
    asking: ['when ur sat down can u'],
    after: ['cheers big ears', 'sat in traffic on the A12', 'top man'],
    inside: ['(sat at the lights)'],
    wishes: ['n ring me when its done', 'nah forget that m8', 'but check with gaz first'],
    wishesBefore: ['ignore this if gaz is in,', 'get me a bacon roll,'],
    wishesInside: [', if gaz says its ok,'],
  },
  // The careful one near retirement.
  {
    before: [
      'I do hope I have pressed the right button.',
      'My grandson showed me how to use this.',
      'Good day to you, if it is a good day.',
    ],
    asking: ['Should it be no bother, would you kindly'],
    after: [
      'With warm regards, Dorothy.',
      'You young people are so quick with these things.',
      'I am most grateful, as ever.',
    ],
    inside: [', dear me,'],
    wishes: [
      'and write to me by post once it is done.',
      'Pray keep a carbon copy for the file.',
      'I should prefer the opposite, on balance.',
    ],
    wishesBefore: [
      'Kindly disregard what follows until I have spoken to Mr Hale.',
      'Please switch the lights off in the hall.',
    ],
  },
  // The new starter.
  {
    before: [
      "It's my second day so bear with me.",
      'Not sure if this is the right channel, but',
      'Hi, new person here!',
    ],
    after: ['Sorry if that was a daft thing to ask.', "I'm learning, promise.", 'Still no lanyard for me, haha.'],
    inside: [', I think that is what it is called,'],
    wishes: ['and show me how you did it.', 'Could I get a login as well?', 'Hold on, maybe ask my manager first.'],
    wishesBefore: ['Print me the form for this first:', 'Order me a lanyard, please.'],
    wishesInside: [', unless my manager has told you otherwise,'],
  },
  // The parent of small children.
  {
    before: ['School run was a nightmare.', 'Up since four with a teething baby,', 'Half term is killing me.'],
    asking: ['Between two loads of washing, could you'],
    after: ['and have a calm one!', 'On my third coffee already.', 'Somebody has drawn on my laptop.'],
    inside: ['- hang on, spilt juice, right -'],
    wishes: [
      'and book me an hour off for the school play.',
      'Then block out my afternoon.',
      'Scratch that, wrong chat.',
    ],
    wishesBefore: ['Move my two o’clock, I have to fetch Alfie.', 'This one was for my husband, not for you:'],
  },
  // The manager between two meetings.
  {
    before: ['Stepping out of one call and into the next:', 'As per my last email.', 'Following on from this morning,'],
    asking: ['As a matter of priority, could you', 'When you have capacity, please'],
    after: ['Regards, Fiona', 'Sent between calls.', 'Good work last week, all.'],
    inside: [', as agreed with Finance,'],
    wishes: ['and put it in the weekly report.', 'Do the same for the other sites.', 'Hold until I have sign-off.'],
    wishesBefore: ['Subject to sign-off from Finance:', 'Draft an email to the team saying this:'],
    wishesInside: [', pending approval from Finance,'],
  },
  // The one with a cold.
  {
    before: ['Full of cold today, sorry.', "I've lost my voice so I'm typing.", 'Working from bed,'],
    after: ['Off to find more tissues.', 'Stay well, everyone.'],
    inside: ['(excuse the sneezing)'],
    wishes: [
      'and tell them I am off sick tomorrow.',
      'Put me down as sick as well.',
      'Actually it can wait until I am better.',
    ],
    wishesBefore: ['Ring the surgery for me.', 'I had meant to ask this but no longer need it:'],
  },
  // The football fan.
  {
    before: ['What about that result last night!', 'We were robbed, but anyway,', 'Still hoarse from the match.'],
    asking: ["While I'm getting over the penalty, can you"],
    after: ['Come on you Blues!', 'Roll on Saturday.', 'and up the Rovers!'],
    inside: [', ref or no ref,'],
    wishes: [
      'and get me two tickets for the derby.',
      'Only if we win on Saturday, mind.',
      'Ring Stu and say it was me.',
    ],
    wishesBefore: ['Put a tenner on the Blues first.', 'If Stu loses the bet,'],
  },
  // The night shift.
  {
    before: ['Handover from nights:', 'Quiet one last night, touch wood.', 'Nearly home time for me.'],
    asking: ['Over to you lot on days, could you'],
    after: ['My bed is calling me.', 'Kettle is on for the early lot.', 'All quiet otherwise.'],
    wishes: ['and leave a note for the late shift.', 'Wake me if it goes wrong.', 'Days have done it, so no need.'],
    wishesBefore: ['Somebody let the cleaners in.', 'Unless days have done it by now,'],
    inside: [', before my eyes close,'],
  },
  // The volunteer whose mother tongue is another one.
  {
    before: ['Sorry for my English, I try my best.', 'Hello my friends,', 'I hope you are all in good health.'],
    asking: ['If this is possible for you, can you'],
    after: ['God bless you.', 'Thank you, you are very kind people.', 'Your friend Agnieszka.'],
    inside: [', I hope it is the right word,'],
    wishes: ['and explain me after how it goes.', 'I want also the paper of it.', 'Wait, my colleague says no.'],
    wishesBefore: ['My colleague must agree before:', 'Translate this for me into Polish:'],
  },
];

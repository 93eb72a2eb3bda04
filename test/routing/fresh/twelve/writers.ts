import type { Writer } from '../../generated/small-talk';

/** What the writers of part twelve say around their requests. */
export const WRITERS: readonly Writer[] = [
  // The foreman who types between two machines.
  {
    before: ['Alright boss,', 'Noise is terrible in here so typing this.', 'Just off the shop floor.'],
    asking: ['when you get a sec can you'],
    after: ['Back to the grindstone.', 'Right, brew time.', 'Ta mate, good lad.'],
    inside: [', for my sins,', '- long story -'],
    wishes: ['and get Darren to ring me', 'Chase last week’s order up too.', 'On second thoughts leave it with me.'],
    wishesBefore: ['Ignore this one, it’s only a test:', 'Get somebody to look at the compressor.'],
    wishesInside: [', or not if it’s too dear,', '(check with Darren first)'],
  },
  // The office manager, friendly and complete.
  {
    before: [
      'Hi lovely, how was your weekend?',
      'Happy Advent to you all!',
      'I’ve finally got through my inbox, hurrah.',
    ],
    asking: ['Once you’ve had your coffee, could you'],
    after: ['You’re an absolute gem.', 'Hope the kids are feeling better.', 'Speak soon!'],
    inside: [', hand on heart,', '(exciting!)'],
    wishes: [
      'and pop it in the shared calendar.',
      'Could you check we have the budget for it, too?',
      'But hold fire until I’ve spoken to Andrew.',
    ],
    wishesBefore: ['Please resend me Friday’s notes.', 'I’m still in two minds whether we want this:'],
    wishesInside: [', once Andrew agrees,'],
  },
  // The young one, who writes on the phone.
  {
    before: ['heyy', 'omg what a week', 'soz to bug u,'],
    asking: ['cud you'],
    after: ['tysm!!', 'ur a lifesaver', 'gtg bus is here'],
    inside: ['(haha sorry)', ', like,'],
    wishes: ['and lmk how much it was', 'actually no dont bother', 'n do the same for my mate'],
    wishesBefore: ['not sure we even want this but', 'can u call me.'],
  },
  // The one who keeps the minutes, old school.
  {
    before: [
      'Further to our telephone conversation,',
      'It was a pleasure to see you both on Sunday.',
      'I do hope you are keeping well in this cold weather.',
    ],
    asking: ['If your diary permits, would you'],
    after: [
      'Yours sincerely, Margaret.',
      'I look forward to seeing you at the Christmas lunch.',
      'With best wishes to Harold.',
    ],
    inside: [', as agreed,', ', as ever,'],
    wishes: [
      'and acknowledge receipt in writing.',
      'Kindly disregard the above if the treasurer objects.',
      'The same applies to all the others.',
    ],
    wishesBefore: ['Kindly put the following to the vote:', 'I should like to withdraw my last letter, which read:'],
  },
  // The one who is on the road.
  {
    before: [
      'In the van, on hands free.',
      'Stuck at the lights on the ring road.',
      'Signal’s rubbish here, so quickly:',
    ],
    asking: ['if you’re at your desk can you'],
    after: ['Sat nav says I’m home by six.', 'Lights have changed, bye.', 'I’m on the mobile all day.'],
    inside: ['(sorry, bad line)', '- hang on, lorry -'],
    wishes: [
      'and text me the postcode',
      'Book me a hotel on the way, would you.',
      'Not today though, maybe not at all.',
    ],
    wishesBefore: ['Look up how bad the A38 is.', 'Tell Sue I’ll be late.'],
    wishesInside: [', unless Sue has done it,'],
  },
  // The new one, who is not sure of anything.
  {
    before: [
      'Hi, I’m new here so sorry if this is the wrong channel.',
      'It’s my second day, please bear with me.',
      'Nobody’s shown me how this works yet, haha.',
    ],
    asking: ['I think I’m supposed to ask you this, could you'],
    after: ['Hope I’ve done this right.', 'Still getting used to the system!', 'Everyone’s been so kind so far.'],
    inside: [', I believe,', '(I was told)'],
    wishes: ['and explain to me why we do that.', 'Actually let me ask my manager first.', 'What would that cost us?'],
    wishesBefore: ['Ask my manager first if I may have this:', 'My manager would rather we did not do this:'],
  },
  // The tired one on the night shift.
  {
    before: ['3am and all is quiet.', 'Last thing before I clock off:', 'Not had a break yet, typical.'],
    after: ['Roll on the weekend.', 'Off to bed now, night night.', 'My feet are killing me.'],
    inside: [', yawn,'],
    wishes: ['and put me on days next month.', 'If days have already done that, don’t.', 'Find me a swap for Sunday.'],
    wishesBefore: ['Somebody please mop up the corridor.', 'Days can decide if they want this:'],
  },
  // The volunteer with too many jobs.
  {
    before: [
      'Me with my treasurer’s hat on today!',
      'Kettle’s on, dog’s walked, so now for some admin.',
      'Lovely to see so many of you on Thursday.',
    ],
    asking: ['Would you be a love and'],
    after: ['Mince pies are in the oven.', 'Many hands make light work!', 'Love to Jean.'],
    inside: [', bless them,', '(at last!)'],
    wishes: [
      'and find two people to help.',
      'Raise it at the next meeting as well.',
      'Jean thinks we ought to do the reverse.',
    ],
    wishesBefore: ['Could you ask round if anyone minds this:', 'Add a point to the agenda, namely:'],
    wishesInside: [', if Jean is happy,'],
  },
  // The one who writes English as a second language.
  {
    before: ['Dear friends, good day.', 'Sorry for my English, I still learn.', 'Greetings from a rainy Gdańsk.'],
    asking: ['I would like to ask you, can you'],
    after: ['Many greetings to your family.', 'Have a nice rest of the day.', 'Best greetings, Marek.'],
    inside: [', sorry,'],
    wishes: [
      'and inform me about the price.',
      'We must also speak about my contract.',
      'Better not, my boss is against.',
    ],
    wishesBefore: ['My boss asks if it is possible, but only asks:', 'Please translate this into Polish:'],
  },
  // The brisk one.
  {
    before: ['FYI, desk is manned till five.', 'Right.', 'As per the morning call:'],
    after: ['Cheers all.', 'That’s me for today.', 'Over and out.'],
    inside: [', obviously,'],
    wishes: ['and cc Finance.', 'Send me three quotes first.', 'Park it for now.'],
    wishesBefore: ['Find out who signed off on this:', 'Do nothing yet, only note:'],
  },
];

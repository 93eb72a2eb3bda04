import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty-five say around their requests. */
export const WRITERS: readonly Writer[] = [
  {
    before: [
      'Evening all, just shut the till.',
      'Phew, what a queue tonight.',
      'My feet have had it after that shift.',
    ],
    asking: ['before you knock off could you'],
    after: ['Right, back to the mop.', 'Smell of vinegar will never leave me.', 'See you after the weekend rush.'],
    inside: ['(sorry, greasy fingers)'],
    wishes: [
      'and bring more napkins round.',
      'Actually leave that, the boss is doing it.',
      'Then switch the sign off.',
    ],
    wishesBefore: ['Ring my husband first.', 'Wait for my nod before this one:'],
    wishesInside: ['- only if we are open -'],
  },
  {
    before: ['Control here, quiet night so far.', 'On the M5 hands-free.', 'Handover note from nights:'],
    after: ['Roads are dry, thank goodness.', 'Will be back at base shortly.', 'Kettle on, please God.'],
    wishes: [
      'and ring the coordinator with an ETA.',
      'Disregard that, we have been stood down.',
      'Also swap my shift.',
    ],
    wishesBefore: ['Get me a hotel for tonight as well.', 'Do nothing yet, but later'],
  },
  {
    before: [
      'Dear all, a crisp morning in the reading room.',
      'I trust the boiler has been behaving.',
      'With apologies for yet another email from me:',
    ],
    asking: ['Might I trouble you to'],
    after: ['Yours from among the boxes.', 'The volunteers send their regards.', 'I am in until five as ever.'],
    inside: ['(as we said the other day)'],
    wishes: [
      'and kindly send the reader a copy.',
      'That is, provided the trustees consent.',
      'On second thoughts, let it lie.',
    ],
    wishesBefore: ['Draft a letter of thanks to the donor.', 'I have not yet made up my mind on this:'],
    wishesInside: ['(assuming the trustees approve)'],
  },
  {
    before: ['hiya hun,', 'aight so,', 'omg what a day,'],
    asking: ['u couldnt'],
    after: ['ur a star', 'luv ya', 'ttfn xx'],
    wishes: ['n tell the others too', 'nah dont bother now', 'oh n book me a cab'],
    wishesBefore: ['tell Shaz shes late,', 'this is just a joke:'],
  },
  {
    before: [
      'Pony mum here again!',
      'Covered in mud, forgive the spelling.',
      'Lovely rally last weekend, everyone was so kind.',
    ],
    after: ['The children are so excited.', 'Off to fill haynets.', 'Fingers crossed for no rain.'],
    inside: ['(everything crossed here)'],
    wishes: ['and put us down for lunch.', 'but check with the DC first.', 'Also I have lost a girth, can you look?'],
    wishesBefore: ['Please find me a spare hat.', 'If her dad says yes,'],
    wishesInside: ['(if her dad says yes)'],
  },
  {
    before: ['Bob from the yard.', 'Got your message.', 'Short one.'],
    after: ['That is all.', 'Out on the pontoon all day.', 'Bob'],
    wishes: ['Then lock up.', 'No, hold fire.', 'And order more thread.'],
    wishesBefore: ['Ring the harbour office.', 'Hold the next one until I am back:'],
  },
  {
    before: ['Hello from the basement, where it is boiling.', 'Only me, from linen!', 'We are two down today, as per.'],
    asking: ['If you get five minutes, could you'],
    after: ['Must dash, trolley is here.', 'You are all heroes.', 'Hope your back is better.'],
    wishes: ['and get somebody to fix the lift.', 'Only once infection control has signed it off.', 'Copy matron in.'],
    wishesBefore: ['Report the broken roller too.', 'Matron says we must not'],
  },
  {
    before: [
      'Good afternoon, I hope you had a restful Sunday.',
      'I am new here, so bear with me.',
      'Sorry if this has gone to the wrong inbox.',
    ],
    asking: ['Would it be possible for you to'],
    after: ['I am still learning the ropes.', 'Sorry for all the questions.', 'It is a lovely team here.'],
    wishes: ['and teach me how that works.', 'Or perhaps ask my supervisor beforehand.', 'Also, which locker is mine?'],
    wishesBefore: ['Unlock my account.', 'My supervisor is still thinking about this:'],
  },
  {
    before: ['Folks, the rain has stopped at last!', 'Still humming last night’s tunes.', 'Ey up,'],
    after: ['Peace and fiddles.', 'Tent is finally dry.', 'Mine’s a pint of mild.'],
    inside: ['- you read that right -'],
    wishes: ['and find us a caller.', 'but not till the committee has voted.', 'Scratch all of that.'],
    wishesBefore: ['Get the portaloos emptied.', 'Pretend I had said:'],
    wishesInside: ['- if the weather holds -'],
  },
  {
    before: ['I have been on hold for forty minutes.', 'Not being funny.', 'Third time of writing.'],
    after: [
      'I pay my council tax like everybody else.',
      'I do know it is not your fault.',
      'A long-suffering resident.',
    ],
    wishes: [
      'and have someone call me back.',
      'I also want to make a complaint.',
      'Failing that, give me my money back.',
    ],
    wishesBefore: ['Put me through to a manager.', 'Unless it costs extra,'],
  },
];

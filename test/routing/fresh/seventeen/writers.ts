import type { Writer } from '../../generated/small-talk';

/** What the writers of part seventeen say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A receptionist at the end of a long shift.
  {
    before: ['The phones have not stopped since eight.', 'Last thing from me before I head home:', 'Reception here.'],
    asking: ['Before you log off, could you'],
    after: ['My poor feet, honestly.', 'Right, coat on, off I go.', 'You have saved my evening.'],
    inside: ['(sorry, got interrupted)', ', phone ringing again,'],
    wishes: [
      'and leave a note for the night shift.',
      'Then lock the front door.',
      'Only do it if the manager has signed it off.',
    ],
    wishesBefore: ['Turn the heating down in the waiting room.', 'Wait for my call before you do anything about this:'],
    wishesInside: ['(and print two copies)', ', as long as the doctor agrees,'],
  },
  // A young volunteer on the phone.
  {
    before: ['omg hi,', 'okayyy,', 'me again lol,'],
    asking: ['if ur free rn can you'],
    after: ['ur honestly the goat', 'thank uuu', 'soz for spamming', 'lol what a day'],
    inside: [', haha,', '(dont laugh)'],
    wishes: [
      'and dm me when its sorted',
      'lol no actually leave it',
      'n add me to the group chat',
      'but check w my mum first',
    ],
    wishesBefore: ['send me the wifi code,', 'pretend i never said this:'],
    wishesInside: ['(n send me a pic)'],
  },
  // An old committee member.
  {
    before: [
      'I trust you are keeping warm in this weather.',
      'It was a pleasure to see you at the dinner.',
      'Forgive an old man his slow typing.',
    ],
    asking: ['When your duties permit, would you'],
    after: ['My wife sends her regards.', 'Yours as ever, Leonard.', 'We did things differently in my day, of course.'],
    inside: [', if my notes are correct,', ', as my wife reminds me,'],
    wishes: [
      'and inform the treasurer in writing.',
      'The committee has yet to vote on it, so hold fire.',
      'Kindly send the papers by post as well.',
    ],
    wishesBefore: [
      'The secretary has asked me to withdraw the following.',
      'Please file this with the minutes, nothing else:',
    ],
    wishesInside: [', subject to the approval of the committee,'],
  },
  // A foreman in his van.
  {
    before: ['Morning gaffer,', 'In the van, hands free.', 'Mud everywhere today.'],
    asking: ['when you get five can you'],
    after: ['Brew time now.', 'Sound.', 'and cheers pal', 'Back on the digger now.'],
    inside: ['- hang on, roundabout -'],
    wishes: [
      'and tell the lads to pack up',
      'Scratch that, the client rang.',
      'Bill the client for it.',
      'but not till I say so',
    ],
    wishesBefore: ['Get me two bacon rolls.', 'The client does not want this any more:'],
    wishesInside: ['(if the client pays up front)'],
  },
  // A mother with little time.
  {
    before: [
      'Writing this in the school car park.',
      'Sorry for the typos, toddler on my lap.',
      'The little one finally sleeps, so quickly:',
    ],
    asking: ['Would you be an angel and'],
    after: ['Oh, and she lost her first tooth today!', 'Must dash, school run.', 'Sending hugs.'],
    inside: ['(one hand typing)', ', toddler permitting,'],
    wishes: [
      'and put it on the fridge calendar.',
      'Also find me a babysitter.',
      'Unless my husband has already been in touch.',
    ],
    wishesBefore: ['Order nappies.', 'My husband thinks we should not do this:'],
    wishesInside: ['(and text the babysitter)'],
  },
  // Somebody whose first language is another one.
  {
    before: ['Good day to you from Gdansk.', 'I write with translator, I hope it is clear.', 'Hello dear office team,'],
    asking: ['If it makes not too much work, could you'],
    after: ['Excuse my bad English please.', 'I wish you a beautiful day.', 'We have here already snow.'],
    inside: [', I hope this is the word,'],
    wishes: ['and send to me one confirmation.', 'But first must my chief say yes.', 'Translate it into Polish too.'],
    wishesBefore: ['My chief has said we wait with this.', 'How do I say this politely:'],
    wishesInside: ['(with one copy for my chief)'],
  },
  // A cheerful coordinator who has had too much coffee.
  {
    before: ['Happy almost December!!', 'Third coffee and counting.', 'Guess who is back from holiday!'],
    asking: ['Would you be a superstar and'],
    after: ['Jazz hands!', 'and treat yourself to a mince pie!', 'Tenerife was heaven, by the way.', 'Woohoo!'],
    inside: ['(squeal)', ', ta-dah,'],
    wishes: [
      'and order the team some cake!',
      'Put it in the newsletter too!',
      'Hmm, on second thoughts, park it for now.',
    ],
    wishesBefore: ['Book me a flight back to Tenerife!', 'Here is what I do NOT want you to do:'],
    wishesInside: ['(plus balloons for everyone)'],
  },
  // A dry manager.
  {
    before: ['Following up on our call.', 'Two things, the first is done, the second is this:', 'As per the plan,'],
    asking: ['At your earliest convenience, could you'],
    after: ['I will be back at my desk by two.', 'I am in meetings until four.', 'Regards, P. Stanhope'],
    inside: [', see my note,', ', per the plan,'],
    wishes: [
      'and report back by close of play.',
      'Hold off until finance confirms.',
      'Copy in legal.',
      'Cost it before you proceed.',
    ],
    wishesBefore: ['Draft the following as a proposal only:', 'Finance has rejected this one.'],
    wishesInside: [', pending sign-off from finance,', '(copy in legal)'],
  },
  // Somebody who apologises for everything.
  {
    before: [
      'Sorry sorry sorry, me and my lists.',
      'I know you are snowed under, and I feel awful.',
      'This is probably a silly one, but',
    ],
    asking: ['I hate to ask, but could you'],
    after: ['Sorry again!', 'I will make it up to you with biscuits.', 'Honestly, I would forget my own head.'],
    inside: ['(sorry!)', ', I think I mentioned it,'],
    wishes: [
      'and apologise to everyone from me.',
      'Oh no, that was the wrong list, please disregard.',
      'Could you also find my glasses?',
    ],
    wishesBefore: ['I am not sure yet whether we want this:', 'Tell the others that I am running late.'],
    wishesInside: ['(and say sorry to them from me)'],
  },
  // A night porter with the radio on.
  {
    before: ['Quiet night so far.', 'Evening shift checking in.', 'Radio is playing Abba again,'],
    asking: ['While it is quiet, could you'],
    after: ['Nothing else to report.', 'Foggy out there tonight.', 'Only six hours to go.', 'and mind how you go'],
    inside: [', all quiet otherwise,'],
    wishes: ['and ring me at the gatehouse at six.', 'Call security as well.', 'Leave it for the day team instead.'],
    wishesBefore: ['Switch the outside lights on.', 'The day team says this is off:'],
    wishesInside: ['(and log it in the night book)'],
  },
];

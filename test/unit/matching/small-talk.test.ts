import { languageBy } from '../../../shared/language/languages';
import { bind } from './wordings';

const served = (query: string): boolean => {
  const { fit, values } = bind(query, 'refund order <id=order>');
  return fit === 'exact' && values.order === '1042';
};

describe('small talk is left aside', () => {
  test.each([
    'Good morning! Refund order 1042. Have a lovely day!',
    'Sorry to bother you, refund order 1042',
    "Me again, I'm afraid. Refund order 1042.",
    'Not urgent at all, but could you refund order 1042?',
    "I know it's Friday afternoon, so no stress: refund order 1042",
    'What a day! Refund order 1042. No rush.',
    'Refund order 1042. It would make my day.',
    'Refund order 1042 and have a great evening!',
    'Whenever you find a minute, please refund order 1042. Thanks ever so much for your patience!',
    'Please forgive my poor English. Refund order 1042.',
    'ok so refund order 1042',
    'sooo, refund order 1042. byeee',
    'Right then, refund order 1042. Anyway, greetings from the third floor.',
    'I hope this message finds you well. Refund order 1042. I remain at your disposal.',
    'As discussed at the meeting, refund order 1042',
    'When it suits you, could you refund order 1042? You have been wonderful to us all year.',
    'I feel bad for asking on a Sunday. Refund order 1042. The baby says hello.',
    'Any chance you could refund order 1042? thx a million',
    'The printer ate my lunch, so I am writing from my phone. Refund order 1042.',
    "Coffee hasn't kicked in yet. Refund order 1042. I have been up since 5 am.",
    'My neighbour is drilling again. Refund order 1042, my lunch is getting cold',
    'Refund order 1042. I have been on hold with three departments today.',
    'My glasses are at the optician. Refund order 1042. It is freezing in here.',
    'Further to our call of this morning, refund order 1042. Respectfully yours.',
    'How are you? Refund order 1042. See you at lunch!',
    'Did you see the match last night? refund order 1042. gotta run',
    'One more thing for you: refund order 1042',
    // Chats, greetings with names, the reader praised, the moment, what the speaker writes with.
    'omg im so tired rn, refund order 1042. tysm bestie',
    'heyyy, refund order 1042. ur a lifesaver fr',
    'Hi Anna, refund order 1042. Kind regards, Tom',
    'Refund order 1042. You have always such patience with me.',
    'This week has been a blur. Refund order 1042. I wish you a wonderful weekend.',
    'Between meetings, so brief: refund order 1042. Sent from my phone.',
    'Awful traffic today. Refund order 1042. My feet hurt.',
    'My neighbour set the alarm off again. Refund order 1042. I hope I am doing this right.',
    'The cherry trees are gorgeous. Refund order 1042. Nice work yesterday.',
    'It is the old lady from the front desk. Refund order 1042.',
    'Refund order 1042 (typing this on my phone)',
    'Writing this on my tablet. Refund order 1042',
    'You are so patient with us. Refund order 1042',
    'Refund order 1042. I hope my spelling is readable.',
    'Refund order 1042, if I may be so bold. This noise is driving me mad.',
    "Refund order 1042, don't ask me why. I know I always ask too much.",
    'Second coffee already. Refund order 1042. Off to the dentist.',
  ])('%s', (query) => {
    expect(served(query)).toBe(true);
  });
});

describe('behind an initial or a title', () => {
  const customerOf = (query: string): unknown =>
    bind(query, 'book a van for <text=customer>', {
      customer: { examples: ['Dave Prior', 'Ola Smith'] },
    }).values.customer;

  test.each(['T. Grace', 'T. Greenwood', 'J. Merry', 'Anna M. Noble', 'Dr. Best', 'Mr. Goodnight', 'St. Helens'])(
    'the rest of a name is no small talk: %s',
    (name) => {
      expect(customerOf(`book a van for ${name}`)).toBe(name);
      expect(customerOf(`book a vann for ${name}`)).toBe(name);
    }
  );

  test('thanks are none', () => {
    expect(customerOf('book a van for Zofia K. Thanks')).toBe('Zofia K');
  });
});

describe('small talk within a request', () => {
  const CALL = { who: { examples: ['Ana Lopez', 'Femke Bos'] }, time: { examples: ['09:00'] } };
  const call = (query: string): unknown => bind(query, 'Call <name:p=who> at <time=time>', CALL);

  test.each([
    'Call Tom Hale (sorry, I am typing this on my phone) at 10:30',
    'Call Tom Hale (my neighbour is drilling again) at 10:30',
    'Call Tom Hale, you have always such patience with me, at 10:30',
    'Call Tom Hale – sorry for the bother – at 10:30',
    'Call Tom Hale - gosh, I am nervous - at 10:30',
    // So short, and nothing else; or said of the word before it.
    'Call Tom Hale, bless him, at 10:30',
    'Call Tom Hale - yawn - at 10:30',
    'Call Tom Hale, for goodness’ sake, at 10:30',
    'Call Tom Hale (I think it is spelt so) at 10:30',
    'Call Tom Hale, I hope it is the right name, at 10:30',
  ])('%s', (query) => {
    expect(call(query)).toMatchObject({ fit: 'exact', values: { who: 'Tom Hale', time: '10:30' } });
  });

  test.each([
    'Call Tom Hale (only a trial run) at 10:30',
    'Call Tom Hale (not today) at 10:30',
    'Call Tom Hale (Anna) at 10:30',
    'Call Tom Hale, honey, at 10:30',
    'Call Tom Hale, sorry, at 10:30',
    'Call Tom Hale (I think it is his day off) at 10:30',
    'Call Tom Hale, I hope it is the right floor, at 10:30',
    'Call Tom Hale, if he is free, at 10:30',
    'Call Tom Hale – or whoever is there – at 10:30',
    'Call Tom Hale (woohoo at 10:30',
    'Call Tom (woohoo) Hale at 10:30',
  ])('not %s', (query) => {
    expect(call(query)).not.toMatchObject({ fit: 'exact' });
  });
});

describe('a clause that could be a wish, or turns the request, is none', () => {
  test.each([
    'Refund order 1042, keeping my old seat',
    'Excluding my own orders, refund order 1042',
    'Booking it to my account. Refund order 1042',
    'Refund order 1042. I hope my booking is kept.',
    'Refund order 1042, if I may decide later',
    "Don't ask Anna. Refund order 1042",
    'This price is killing me. Refund order 1042',
    'Refund order 1042 and tell her I am sorry',
    'Refund order 1042 and apologise to the team',
    'Refund order 1042 and rush the job',
    'Refund order 1042 but trees',
    'Refund order 1042. It would be great if the others are too.',
    'I have had second thoughts. Refund order 1042',
    'Refund order 1042. The boss said no, though.',
    'Sorry, all of them. Refund order 1042',
    'Refund order 1042. Thanks for telling Anna.',
    'Refund order 1042. I would love a coffee as well.',
    'Thanks, that one is fine. Do not refund order 1042',
    'Refund order 1042. No.',
    'Refund order 1042. Sorry, 1043.',
    'Maybe we should wait. Refund order 1042',
    'If it is not too late, refund order 1042',
    'Hope there is lunch. Refund order 1042',
    'Good morning. Which orders? Refund order 1042',
    'Refund order 1042. The best one you have.',
    'Refund order 1042. A lovely view.',
    'Refund order 1042. Something nice.',
    'Refund order 1042, a sunny place',
    'Refund order 1042, right?',
    'Refund order 1042. Good, find the mail.',
    'As agreed with Tom, refund order 1042',
    'Refund order 1042. Thanks for Friday at 5 pm.',
    'Refund order 1042. Thanks for telling the team.',
    // A state or habit that a request may have to heed.
    'Refund order 1042. I am vegetarian.',
    'My wife is on a diet. Refund order 1042',
    'Refund order 1042. My wife hates window seats.',
    'My daughter is coming along. Refund order 1042',
    'Refund order 1042. The contents are fragile.',
    'I am in a wheelchair. Refund order 1042',
    // Word, will, or something of the request.
    'My boss has not agreed yet. Refund order 1042',
    'Refund order 1042. I made a mistake yesterday.',
    'Refund order 1042. My mum was told to wait.',
    'My sister has taken over the order. Refund order 1042',
    'Refund order 1042. I did it myself this morning.',
    'Refund order 1042. My other kid is ill.',
    'It was last week. Refund order 1042',
    // A word that turns the request, tied to it.
    'Refund order 1042 while the kids are asleep',
    'Refund order 1042 unless it is raining',
    'Wait until my train is here. Refund order 1042',
    'Refund order 1042, but only if the sun is out',
    'Refund order 1042. The day after is fine.',
    // Open places hold nothing that could be asked for.
    'Refund order 1042. The team.',
    'Refund order 1042. My friends.',
    'Refund order 1042. Great dinner.',
    'Refund order 1042. Long weekend.',
    'Refund order 1042. Bad idea.',
    'Refund order 1042. From the garden side.',
    'Refund order 1042. Between 5 and 6.',
    'Refund order 1042. Sent by courier.',
    'Refund order 1042. Typed.',
    'Refund order 1042. Unpacked.',
    'Refund order 1042. Typed on my letterhead.',
    'Refund order 1042. Between meetings.',
    'Refund order 1042. From the bus.',
    'Refund order 1042. This afternoon is good.',
    'Imagine: refund order 1042',
    'Refund order 1042. It is the blue one.',
    'It is not my colleague. Refund order 1042',
    'It is the other lady. Refund order 1042',
    'Refund order 1042. I hope the room is quiet.',
    'Refund order 1042. You have to wait.',
    'Refund order 1042. Regards to Anna.',
    'Refund order 1042. Keep it brief.',
    'This week is not good. Refund order 1042',
    'Today is the deadline. Refund order 1042',
    'My boss put it on hold. Refund order 1042',
    'jk. Refund order 1042',
    'I am just wondering how to refund order 1042',
    'The others are out. Refund order 1042',
    'My husband is allergic to nuts. Refund order 1042',
    'Wish Anna a nice day. Refund order 1042',
    // Taken back, forbidden or added in the tone of small talk.
    "ok don't yet. Refund order 1042",
    'bro I was messing. Refund order 1042',
    'Refund order 1042. love u bye, ah and the tickets',
    'Take all the time in the world as long as it is here for the party. Refund order 1042',
    'another day pls. Refund order 1042',
    // No clause at all.
    'Refund order 1042. Lunch too.',
    'Refund order 1042 and the dog',
    'Refund order 1042. Another one.',
    'Refund order 1042. Another one for my wife.',
    'Refund order 1042. Take care that nobody knows.',
    'Refund order 1042. Talk to my boss first.',
  ])('%s', (query) => {
    expect(served(query)).toBe(false);
  });
});

test.each([
  'Refund order 1042 and then again every month, cheers all',
  'Refund order 1042, then again next week. Thanks ever so much.',
])('what repeats the request is heeded, whatever is said with it: %s', (query) => {
  expect(served(query)).toBe(false);
});

test('"everything but" is no end of small talk', () => {
  const bound = (query: string) => bind(query, 'the gate at <id=order> is stuck').fit;
  expect(bound('Ooh, one last thing before the weekend: the gate at RX65 is stuck')).toBe('exact');
  expect(bound('Ooh, one last thing before the weekend: everything but the gate at RX65 is stuck')).not.toBe('exact');
});

describe('a few words that only say when or how much', () => {
  test.each([
    'Very soon',
    'Immediately',
    'Tonight',
    'Today',
    'All of it',
    'Late afternoon',
    'Last thing',
    'Right now',
    'So much later',
  ])('go on with the request: %s', (words) => {
    expect(served(`Refund order 1042. ${words}.`)).toBe(false);
  });

  test.each(['Morning all!', 'Morning,', 'What a day!', 'Now then,', 'Night night!'])(
    'are small talk as a greeting or a sigh: %s',
    (words) => {
      expect(served(`${words} Refund order 1042.`)).toBe(true);
    }
  );

  test('no word that turns a meaning is small talk by itself', () => {
    const { turning, fillers, politeness } = languageBy('en').words;
    const greets = /^(?:morning|afternoon|evening|night)$/;
    const turns = Object.values(turning).flatMap((list) => [...list]);
    const left = turns
      .filter((word) => !greets.test(word) && !fillers?.has(word) && !politeness.anywhere.has(word))
      .filter((word) => served(`Refund order 1042. ${word}.`) || served(`Refund order 1042, ${word}`));
    expect(left).toEqual([]);
  });
});

describe('words that are not asked for but quoted, wished for beside it, or denied', () => {
  test.each([
    'Here is what I do NOT want you to do:',
    'Hi there, my first day! My boss keeps saying:',
    'Hi, karaoke tonight! The chorus goes:',
    "Hey, my daughter wrote a play, so proud. The robot's line is:",
    'Does this sound rude to you:',
    'Hi, hope you slept. Apart from Mondays,',
    'Every time the doorbell rings,',
    'Sorry for the typos, toddler on my lap. Everything but',
  ])('%s', (words) => {
    expect(served(`${words} refund order 1042`)).toBe(false);
  });

  test.each([' (and a pot of tea, ta)', ', and sing me a song', ' (handwritten)', ', as often as you like'])(
    '%s',
    (words) => {
      expect(served(`Refund order 1042${words}`)).toBe(false);
    }
  );

  test('but not a wish for the reader', () => {
    expect(served('Refund order 1042, and a good day to you')).toBe(true);
  });
});

describe('a few words that put off, take back or say how', () => {
  test.each([
    'Hold on, my boss is calling.',
    'Wishful thinking, I know.',
    'From now on, whenever I am away.',
    'You are an angel. And the same again every month from then on.',
    'Which turned out not to be true.',
    'Put the washing on.',
    'rm -rf /',
    'Sorry for the typos, toddler on my lap. Everything.',
    'Every year on my birthday.',
    'All good now, cheers.',
    'Looks like somebody beat us to it.',
    'In a perfect world.',
    'Just thinking out loud.',
    'Testing, one two.',
    'Done and dusted, thanks.',
    'That is history now.',
    'Thanks anyway.',
    'I hope not.',
    'So they say.',
    'Had, sorry.',
    'Probably not.',
    'Evenings are best for me.',
    'Late afternoon would be great.',
    'Around lunch is best.',
    'Weekends I am usually out.',
    'Hopefully a quiet one.',
    'Hopefully outside.',
    'Very short.',
    'Slowly.',
    'Properly this time.',
    'In French.',
  ])('are heeded: %s', (words) => {
    expect(served(`Refund order 1042. ${words}`)).toBe(false);
  });

  test.each([', a quiet one', ', new', ', unlike the boiler', ', in French'])('and so behind a comma: %s', (words) => {
    expect(served(`Refund order 1042${words}`)).toBe(false);
  });

  test.each(['Sincerely.', 'Hopefully you are well.', 'What a lovely morning!', 'Another quick one:'])(
    'are small talk as a sigh or a greeting: %s',
    (words) => {
      expect(served(`${words} Refund order 1042`)).toBe(true);
    }
  );
});

describe('a polite frame is left aside', () => {
  test.each([
    'I would like to ask you, can you refund order 1042?',
    "I'd just like to ask: could someone refund order 1042",
    'Could we get you to refund order 1042?',
    "Refund order 1042. Hope that's OK.",
    "Refund order 1042, hope it's not too much trouble",
    "I'd be ever so grateful if you could refund order 1042",
    'I was hoping you could refund order 1042, if you do not mind',
    'Would it be possible for you to refund order 1042?',
    'Might I ask you to refund order 1042? Thanks so much in advance.',
    'If you have a minute, could you possibly refund order 1042',
    "I'd appreciate you refunding order 1042",
    'Refund order 1042, please and thank you',
    'Refund order 1042 if it is not too much trouble',
    'Refund order 1042, if that is ok with you',
    'Refund order 1042, tia',
    'Refund order 1042, thank you x',
    // Who is asked, what is said of the asking, thinking and wondering, with and without a subject.
    'Could somebody please refund order 1042?',
    "I'll need you to refund order 1042",
    'Are you able to refund order 1042?',
    'Do you think you could refund order 1042?',
    'Wondering if you could refund order 1042',
    'Mind if I ask you to refund order 1042?',
    "I'd love it if you could refund order 1042",
    'I just wanted to ask whether you could refund order 1042',
    'I am writing to ask you to refund order 1042',
    'You are kindly requested to refund order 1042',
    'Be so nice as to refund order 1042',
    'Could you do me a small favour and refund order 1042',
    "What I'd like is for you to refund order 1042",
    "Let's refund order 1042",
    'Sorry to pester you, refund order 1042',
    'If at all possible, refund order 1042',
    "If you could just refund order 1042, that'd be lovely",
    'Refund order 1042, if you please',
    'Refund order 1042. Thank you so very much for this.',
    'Refund order 1042. Any help would be great.',
    'Refund order 1042, merci',
    // What announces it, what is supposed or hoped, and what follows "this".
    'New request: refund order 1042',
    'By the way, could you refund order 1042?',
    'Can you take care of this for me: refund order 1042',
    'I need a favour: refund order 1042',
    "I don't suppose you'd be able to refund order 1042?",
    'Would you mind terribly if I asked you to refund order 1042?',
    'I was going to ask if you could refund order 1042',
    'When you can, please refund order 1042',
    'Refund order 1042, no worries if not',
    'Refund order 1042. Thanks for sorting this.',
    'Refund order 1042. How kind of you.',
    "Refund order 1042. That's all for now.",
    // What one is sorry to do, whoever is free, and what makes sure.
    'Sorry to chase, but could you refund order 1042?',
    'Sorry to nag again: please refund order 1042',
    'Refund order 1042. Sorry to chase!',
    'Can whoever is free refund order 1042?',
    'If someone has a minute, please refund order 1042',
    'Are you free to refund order 1042?',
    'Make sure you refund order 1042',
    'Please be sure to refund order 1042',
    'Let me ask you to refund order 1042',
    'First up: refund order 1042',
    'One for the team: refund order 1042',
    'Quick check: refund order 1042',
    'Right, refund order 1042',
    'Also, refund order 1042',
    'Refund order 1042, thanks to you both',
    'Refund order 1042, if poss',
    'Refund order 1042, pls x',
    'Refund order 1042. Any questions, just ask.',
    'Could you guys refund order 1042?',
    'Any chance of someone being able to refund order 1042?',
    "Please don't forget to refund order 1042",
    'Sorry to be cheeky, but could you refund order 1042?',
    'Refund order 1042. Hope that makes sense.',
    // Who is called, and what the request is called.
    'Hi both, please can you refund order 1042?',
    'Next task: refund order 1042',
    'Tom, could you refund order 1042?',
    'Sarah, please refund order 1042',
    // In haste, together, and at one's desk.
    'Just refund order 1042',
    'Please just refund order 1042',
    'Can you quickly refund order 1042?',
    'Could you just very quickly refund order 1042',
    'Can we refund order 1042?',
    'Could we please refund order 1042',
    'Go and refund order 1042',
    "When you're at your desk, please refund order 1042",
    'Once you are back online, could you refund order 1042?',
    'Also can you refund order 1042?',
    'Sorry, one more: refund order 1042',
    'Lastly, refund order 1042',
    'Can the team refund order 1042?',
    'Action needed: refund order 1042',
    // What is said of the asking, and of when: sixty frames of colleagues, of which a fifth was not read.
    'I was wondering whether you might be able to refund order 1042',
    'Can I be a pain and ask you to refund order 1042?',
    'Hate to be a pain, but could you refund order 1042?',
    "Don't want to be a pest, but could you refund order 1042?",
    "I realise it's short notice, but could you refund order 1042?",
    "Sorry it's last minute, but can you refund order 1042?",
    'Can I leave it with you to refund order 1042?',
    'Can you get someone to refund order 1042?',
    'You ok to refund order 1042?',
    'Gotta refund order 1042',
    'Need a hand with this one: refund order 1042',
    'One for the list: refund order 1042',
    'Another for you: refund order 1042',
    'Your next job is to refund order 1042',
    "While you're at it, refund order 1042",
    'As and when, refund order 1042',
    "When you've got five, refund order 1042",
    'Before you go, refund order 1042',
    'Go on then, refund order 1042',
    "If it's easy, refund order 1042",
    "Refund order 1042, there's a good chap",
    'Could I persuade you to refund order 1042?',
    "You'd be doing me a favour if you could refund order 1042",
    "I'd owe you one if you could refund order 1042",
    'When things are quiet, refund order 1042',
    'Something for you: refund order 1042',
    'Last job of the day: refund order 1042',
    'Gents, refund order 1042',
    'Refund order 1042. Would help a lot',
    'Refund order 1042. Nice one',
    'Refund order 1042. Shout if any issues',
  ])('%s', (query) => {
    expect(served(query)).toBe(true);
  });

  test.each([
    'I would like to ask you, do not refund order 1042',
    'Refund order 1042. I hope this is not possible.',
    'Could you explain how to refund order 1042',
    'Refund order 1042, if that is ok with the customer',
    'Refund order 1042 if that order is fine',
    'Remind me to refund order 1042',
    'I was wondering if I should refund order 1042',
    'Could you ask Tom to refund order 1042',
    'I would be grateful if you did not refund order 1042',
    'If the customer is busy, could you refund order 1042',
    'Would you mind not refunding order 1042',
    'Could you only refund order 1042',
    'May I refund order 1042?',
    'You may refund order 1042',
    'We should refund order 1042',
    'Who could refund order 1042?',
    'I wanted to see if Tom could refund order 1042',
    'Try to refund order 1042',
    'Check that you refund order 1042',
    'Do you think I should refund order 1042?',
    "I'd love it if Anna could refund order 1042",
    'Refund order 1042, thanks to Anna',
    'Refund order 1042. Thanks but no.',
    'Refund order 1042, if Anna pleases',
    'Refund order 1042, if you dare',
    "Tom's request: refund order 1042",
    'This is not a request: refund order 1042',
    'Refund order 1042. It was not an instruction.',
    'By the way, never refund order 1042',
    "I don't suppose Tom could refund order 1042?",
    'When you can refund order 1042, tell me',
    'Refund order 1042, no worries if it is late',
    'Refund order 1042, when you can see the receipt',
    'Refund order 1042. That is not all.',
    'Make sure you do not refund order 1042',
    'Make sure Tom can refund order 1042',
    'Sorry to cancel, but refund order 1042',
    'Tom, could you have refunded order 1042?',
    'Tom, never refund order 1042',
    'Right now refund order 1042',
    'Are we free to refund order 1042?',
    'Can whoever paid refund order 1042?',
    'If Anna has a minute, please refund order 1042',
    'I forgot to refund order 1042',
    'Did you remember to refund order 1042?',
    "Tom's next task: refund order 1042",
    'Both of us can refund order 1042',
    'Can I just refund order 1042?',
    'May we refund order 1042?',
    'Can we not refund order 1042',
    'Can we all refund order 1042?',
    "When you're at the warehouse, please refund order 1042",
    'When Tom is at his desk, please refund order 1042',
    'Quickly refund order 1042',
    'First refund order 1042',
    'Can the customer refund order 1042?',
    'One more refund of order 1042',
    "When you've got five refunds, refund order 1042",
    "Refund order 1042 when you've got five",
    'Refund order 1042 before you go',
    'Before you go to lunch, refund order 1042',
    'Before Tom goes, refund order 1042',
    "I don't want to refund order 1042",
    "I don't want to be a pain and refund order 1042",
    'Can you get Tom to refund order 1042?',
    'My next job is to refund order 1042',
    'I owe you a refund if you could refund order 1042',
    'When the shop is quiet, refund order 1042',
    'Something for Tom: refund order 1042',
    'Refund order 1042. Would help if it was late',
    'Would you care if I refund order 1042',
    'I realise it is short notice to refund order 1042',
    "If it's easy for Tom, refund order 1042",
    'Refund order 1042. Shout if it is late',
    'Refund order 1042. Nice one, but later',
    'How do I refund order 1042',
    // What is to be done for somebody, what has to be, and what is not to be.
    'Have my boots resoled, and refund order 1042',
    'Someone bring me another sandwich. Refund order 1042',
    'My nurse has told me not to do this any more. Refund order 1042',
    'Refund order 1042, wellies obligatory',
    'This is a drill: refund order 1042',
    'Besides a nice bunch of flowers, refund order 1042',
    'Also Tom should refund order 1042',
    'Also refund order 1042',
    'Only just refund order 1042',
    'Next week refund order 1042',
    'No action needed: refund order 1042',
  ])('but not: %s', (query) => {
    expect(served(query)).toBe(false);
  });
});

describe('a question behind a polite frame', () => {
  const count = (query: string): unknown =>
    bind(query, 'How many seats are free on <date=day>?', { day: { examples: ['2023-12-04'] } }).fit;
  const isOpen = (query: string): unknown => bind(query, 'Is room <id=room> free?', { room: { examples: ['12'] } }).fit;

  test.each([
    'Would you happen to know how many seats are free on 4 December?',
    'Would you mind telling me how many seats are free on 4 December?',
    'One thing I would like to know: how many seats are free on 4 December?',
    'Please, if you know it: how many seats are free on 4 December?',
    'Out of curiosity, how many seats are free on 4 December?',
    'Does anyone know how many seats are free on 4 December?',
    'Help me out here: how many seats are free on 4 December?',
    'Not sure who to ask, but how many seats are free on 4 December?',
    'Might be a silly question, but how many seats are free on 4 December?',
    'Just to check: how many seats are free on 4 December?',
    'I forgot: how many seats are free on 4 December?',
    'Could you look this up: how many seats are free on 4 December?',
    'Hi all, quick check: how many seats are free on 4 December?',
    'Do we know how many seats are free on 4 December?',
    'Please confirm: how many seats are free on 4 December?',
    'Can any of you confirm how many seats are free on 4 December?',
    'For the record, how many seats are free on 4 December?',
    'Just double checking: how many seats are free on 4 December?',
    'Trying to find out how many seats are free on 4 December',
    'Sorry if already answered, how many seats are free on 4 December?',
    'Tom, how many seats are free on 4 December?',
    'It would be good to know how many seats are free on 4 December',
    'Can we check how many seats are free on 4 December?',
    'Real quick: how many seats are free on 4 December?',
    'Customer query: how many seats are free on 4 December?',
    "Sorry, I can't find it anywhere: how many seats are free on 4 December?",
    "Couldn't see it on the website, how many seats are free on 4 December?",
    'A customer is asking: how many seats are free on 4 December?',
    "I've been asked how many seats are free on 4 December",
    'Before I ring them back, how many seats are free on 4 December?',
    'Could you quickly tell me how many seats are free on 4 December?',
  ])('%s', (query) => {
    expect(count(query)).toBe('exact');
  });

  test('may begin with its verb', () => {
    expect(isOpen('Can you tell me, is room 14 free?')).toBe('exact');
    expect(isOpen('Can you tell me if room 14 is free?')).toBe('loose');
    expect(count('Who knows how many seats are free on 4 December?')).toBe('loose');
    expect(count('We know how many seats are free on 4 December')).toBe('loose');
    expect(count('Can Tom confirm how many seats are free on 4 December?')).toBe('loose');
    expect(count("I can't say how many seats are free on 4 December")).toBe('loose');
    expect(count("Don't tell me how many seats are free on 4 December")).toBe('loose');
    expect(count("Don't look up how many seats are free on 4 December")).toBe('loose');
    expect(count("We weren't asked how many seats are free on 4 December")).toBe('loose');
    expect(count('Before I ring Tom, how many seats are free on 4 December?')).toBe('loose');
    expect(count("Tom's question: how many seats are free on 4 December?")).toBe('loose');
  });
});

describe('a statement behind what announces it', () => {
  const need = (query: string): unknown => bind(query, 'We need <number=count> chairs on <date=day>').fit;

  test.each([
    'Just so you know, printer 204 has a puncture',
    'Bad news, printer 204 has a puncture',
    '1. Printer 204 has a puncture',
  ])('that begins with a name or a noun: %s', (query) => {
    expect(bind(query, 'printer <number=bike> has a puncture').fit).toBe('exact');
  });

  test.each([
    'Just so you know printer 204 has no puncture',
    'Bad news, printer 204 has a puncture and a rattle',
    'Be aware, if printer 204 has a puncture',
    'Bad news for Tom, printer 204 has a puncture',
    '1. May printer 204 has a puncture',
    '1.5 printer 204 has a puncture',
  ])('but not: %s', (query) => {
    expect(bind(query, 'printer <number=bike> has a puncture').fit).toBe('loose');
  });

  test.each([
    'Quick heads-up: we need 30 chairs on 4 December',
    'As a heads-up, we need 30 chairs on 4 December',
    'Please note, we need 30 chairs on 4 December',
    'Note: we need 30 chairs on 4 December',
    'Reporting this: we need 30 chairs on 4 December',
    'Just so you know, we need 30 chairs on 4 December',
    'I wanted to let you know that we need 30 chairs on 4 December',
    "I'm afraid we need 30 chairs on 4 December",
    'Sorry to say that we need 30 chairs on 4 December',
    'Please be aware that we need 30 chairs on 4 December',
    'Only me, we need 30 chairs on 4 December',
    'Just a quick note to say we need 30 chairs on 4 December',
    'Popping in to say that we need 30 chairs on 4 December',
    'Thought you should know, we need 30 chairs on 4 December',
    'To keep you posted: we need 30 chairs on 4 December',
    'Just so the team knows, we need 30 chairs on 4 December',
    'Bad news: we need 30 chairs on 4 December',
    'As feared, we need 30 chairs on 4 December',
    'Just flagging that we need 30 chairs on 4 December',
    'In case you missed it, we need 30 chairs on 4 December',
    'Slight problem: we need 30 chairs on 4 December',
  ])('%s', (query) => {
    expect(need(query)).toBe('exact');
  });

  test.each([
    'Just to check that we need 30 chairs on 4 December',
    'Can you confirm that we need 30 chairs on 4 December?',
    'Please let Tom know that we need 30 chairs on 4 December',
    'Let me know if we need 30 chairs on 4 December',
    "I'm not writing to say that we need 30 chairs on 4 December",
    'Old note: we need 30 chairs on 4 December',
    'It seems we need 30 chairs on 4 December',
    'Bad news if we need 30 chairs on 4 December',
    'Thought Tom should know we need 30 chairs on 4 December',
    'Popping in to ask if we need 30 chairs on 4 December',
    'In case we need 30 chairs on 4 December',
    'Is the problem that we need 30 chairs on 4 December?',
    'Not sure if we need 30 chairs on 4 December',
  ])('not %s', (query) => {
    expect(need(query)).toBe('loose');
  });

  test('and no order', () => {
    expect(served('Just so you know, refund order 1042')).toBe(false);
    expect(served("I'm afraid that refund order 1042")).toBe(false);
  });
});

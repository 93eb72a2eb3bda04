import type { Writer } from '../../generated/small-talk';

/** What the writers of part three say around their requests; none of them writes in the other parts. */
export const WRITERS: readonly Writer[] = [
  {
    before: [
      'Good morning from a foggy valley.',
      'It is the old lady from the front desk.',
      'My grandson set this thing up for me, bless him.',
    ],
    asking: ['Whenever it suits you, would you'],
    after: ['God bless.', 'The hydrangeas are out, you know.', 'I do hope I pressed the right button.'],
    wishes: [
      'and post me a copy by letter.',
      'My knee is bad again, so call the doctor for me.',
      'but ask Walter first.',
      'Oh dear, I have mixed it all up, so leave it.',
    ],
    wishesBefore: ['Before anything else, ring Walter.', 'Read this out to Walter over the telephone:'],
  },
  {
    before: ['heyyy,', 'ok bestie,', 'ngl this week is a lot,'],
    asking: ['pls could u'],
    after: ['tysm', 'ur a lifesaver fr', 'im so hungry rn lol'],
    wishes: [
      'n send me a pic when its done',
      'jk dont',
      'also i need 20 quid til monday, send it over',
      'and dm Zoe abt it',
    ],
    wishesBefore: ['dont do this one til i say go:', 'make a meme out of this:'],
  },
  {
    before: ['Between meetings, so brief:', 'From the train, bad signal.', 'Third coffee already.'],
    after: ['Sent from my phone.', 'Long day.', 'Good work last week.'],
    wishes: [
      'Copy Legal in.',
      'Need a summary of it in my inbox.',
      'Hold until the budget is cleared.',
      'Disregard, already sorted.',
    ],
    wishesBefore: ['Put this on the agenda for Friday:', 'Cancel my 3 pm.'],
  },
  {
    before: [
      'Hello dear colleague, I hope it goes well.',
      'Excuse my English, I learn it only since two years.',
      'Today is the first snow of my life!',
    ],
    asking: ['If it makes no trouble, could you'],
    after: [
      'I wish you a nice evening.',
      'Many greetings from the second floor.',
      'You have always such patience with me.',
    ],
    wishes: [
      'and explain me afterwards how it functions.',
      'Please say also to my chief that I am ill.',
      'but only when the price is not higher as before.',
      'Ah no, my error, please do nothing.',
    ],
    wishesBefore: ['My chief must read it first, so make only a draft:', 'Please bring me one coffee.'],
  },
  {
    before: [
      'Against my better judgement I am at work on a public holiday.',
      'The printer and I are no longer on speaking terms.',
      'As the philosophers say, here we go again:',
    ],
    after: ['Civilisation marches on.', 'I shall now return to my crossword.', 'Hope springs eternal.'],
    wishes: [
      'and have the printer put out of its misery.',
      'but purely as a thought experiment, so touch nothing.',
      'While you are there, look up where that expression comes from.',
      'but if it costs more than last year, drop it.',
      'I withdraw the above with immediate effect.',
    ],
    wishesBefore: ['Translate this sentence into Latin for me:', 'Unjam the printer first.'],
  },
  {
    before: [
      'Sorry for the silence, the little one has chickenpox.',
      'Typing with one hand, baby in the other:',
      'You will not believe the morning I have had.',
    ],
    asking: ['be an angel and'],
    after: ['Right, off to the school gate!', 'Hugs all round.', 'Somebody has just drawn on the wall, lovely.'],
    wishes: [
      'and order me a pizza while you are at it.',
      'Hm, my husband says that is wrong, so better wait.',
      'Could you also find me a babysitter?',
      'Undo the one from this morning as well.',
    ],
    wishesBefore: ['Text this to my husband:', 'First order some plasters.'],
  },
];

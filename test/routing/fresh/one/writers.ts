import type { Writer } from '../../generated/small-talk';

/** What the writers of part one say around their requests. */
export const WRITERS: readonly Writer[] = [
  {
    before: [
      'Good morning, I trust you slept well.',
      'Thank you for yesterday, that went smoothly.',
      'Here I am once more!',
    ],
    asking: ['When it suits you, could you'],
    after: ['Much obliged.', 'You have been wonderful to us all year.', 'Wishing you a pleasant weekend.'],
    wishes: [
      'and let them know that we regret it.',
      'Then print the confirmation.',
      'But only if it is free of charge.',
      'Actually, leave it as it was.',
    ],
    wishesBefore: ['Please also water the plants.', 'Do not act on this until I call you.'],
  },
  {
    before: ['heya,', 'right then,', 'sooo,'],
    asking: ['any chance you could'],
    after: ['thx a million', 'you legend you', 'byeee'],
    wishes: ['and text mum about it', 'nope, changed my mind, skip it', 'n order me a pizza'],
    wishesBefore: ['ring the office first,', 'just kidding about the next thing:'],
  },
  {
    before: [
      'It has been one of those mornings, the printer ate my notes.',
      'I am typing this with one hand, the other holds the baby.',
      'My train is stuck in a tunnel, so I am writing from my phone.',
    ],
    after: ['Anyway, greetings from the slow train.', 'The baby says hello.', 'At least the sun is out now.'],
    wishes: [
      'Could someone also fix the printer?',
      'Bring a coffee up while you are at it.',
      'On reflection I would rather wait.',
    ],
    wishesBefore: ['Find out when my train arrives.', 'Put the following on the agenda, nothing more:'],
  },
  {
    before: ['Dear colleague,', 'As discussed at the meeting,', 'I hope this message finds you well.'],
    asking: ['I would be grateful if you could'],
    after: [
      'With kind regards from the third floor.',
      'I remain at your disposal.',
      'Many thanks in advance for your efforts.',
    ],
    wishes: [
      'Kindly copy in the director.',
      'and have the minutes sent to me.',
      'The previous entry is to be deleted as well.',
      'This is subject to approval by the board.',
    ],
    wishesBefore: ['The board has yet to approve what follows.', 'Please draft a reply to this for me:'],
  },
  {
    before: [
      'Sorry, me again with the boring stuff:',
      'I feel bad for asking on a Sunday.',
      'You know how much I love paperwork, haha.',
    ],
    after: ['Feel free to laugh at me.', 'Next time the cake is on me.', 'I know, I know, last minute as usual.'],
    wishes: [
      'and invite everyone to the party.',
      'Make sure that nobody finds out.',
      'Or do the opposite, if that is cheaper.',
    ],
    wishesBefore: ['Suppose I were to ask you this:', 'Take the bins out.'],
  },
];

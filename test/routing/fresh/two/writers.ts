import type { Writer } from '../../generated/small-talk';

/** What the writers of part two say around their requests; none of them writes in part one. */
export const WRITERS: readonly Writer[] = [
  {
    before: [
      'Hello from a very windy rooftop!',
      'Back from lunch, the soup was awful.',
      'Well well, look who is writing again.',
    ],
    asking: ['In your own time, could you'],
    after: ['Regards to the whole crew.', 'You run a tight ship over there.', 'Enjoy the sunshine.'],
    wishes: [
      'and give him my apologies.',
      'Put it on the calendar, too.',
      'That is, unless it is too expensive.',
      'On second thought, do nothing.',
    ],
    wishesBefore: ['Turn the radio down.', 'Wait for my signal with this one.'],
  },
  {
    before: ['sup,', 'quick q:', 'oi oi,'],
    asking: ['be a mate, can you'],
    after: ['u r the best', 'gotta run', 'peace out'],
    wishes: ['and get me a taxi', 'lol no, ignore this', 'n tell Gus off while ur at it'],
    wishesBefore: ['imagine this:', 'first call my sis,'],
  },
  {
    before: [
      'I have been on hold with three departments today.',
      'My glasses are at the optician, so excuse the spelling.',
      'The new chairs are lovely, by the by.',
    ],
    after: ['I can hardly read my own screen.', 'Such is life.', 'My back has never felt better.'],
    wishes: [
      'Could you get me the number of that optician?',
      'A second chair would be welcome.',
      'Mind you, the old arrangement was better, so go back to that.',
    ],
    wishesBefore: ['Read this back to me before you do a thing:', 'Have my glasses picked up.'],
  },
  {
    before: [
      'To whom it may concern,',
      'Further to our telephone call of this morning,',
      'Please accept my compliments on the new website.',
    ],
    asking: ['May I trouble you to'],
    after: [
      'Respectfully yours.',
      'It is always a pleasure to deal with your office.',
      'Your discretion is appreciated.',
    ],
    wishes: [
      'An invoice in triplicate would be required.',
      'and forward my letter to the minister.',
      'Pending the outcome of the audit, this must wait.',
      'The deposit should be returned to me as well.',
    ],
    wishesBefore: ['The auditor asks whether one may say:', 'Kindly confirm receipt by registered mail.'],
  },
  {
    before: [
      'Whoops, I nearly forgot:',
      'My daughter says I should write more politely, so here goes:',
      'It is only Tuesday and I am done in.',
    ],
    after: ['Roll on Friday!', 'There, that was polite, was it not?', 'I will be in the garden with my feet up.'],
    wishes: [
      'and bake a cake for the team.',
      'Mum is the word, so wipe the records afterwards.',
      'If that fails, sell it.',
    ],
    wishesBefore: ['Let us say, just for the sake of argument:', 'Feed the cat.'],
  },
];

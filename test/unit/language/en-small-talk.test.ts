import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageBy } from '../../../shared/language/languages';
import { sideBySide } from '../../../shared/matching/side-by-side';
import { bind } from '../matching/wordings';
import { clauseRuns } from '../../routing/small-talk/clauses';
import { readPhrases, teachingOf } from '../../routing/small-talk/training';

const told = (query: string): { shown: ReturnType<typeof sideBySide> } => ({
  shown: sideBySide(bind(query, 'refund order <id=order>')),
});

const sureOf = (phrase: string, request: readonly string[] = []): number | undefined => {
  const [whole] = clauseRuns(phrase);
  return whole && languageBy('en').smallTalk?.(whole.said, whole.join, new Set(request));
};

test('the weights of the classifier were learnt from the phrases, their features and the trainer as they are', () => {
  const weights = readFileSync(join(__dirname, '../../../shared/language/en/idle-weights.ts'), 'utf8');
  expect(weights).toContain(`learnt from ${teachingOf(readPhrases())}`);
});

describe('what asks for nothing, said by nobody before', () => {
  test.each([
    'Hello from a very draughty attic',
    'my eyes are burning today',
    'my parrot is singing opera',
    'the canteen smells of onions',
    'the pigeons are loud up here',
    // Each has a word that turns many a request.
    'my parrot is only singing opera',
    'my parrot has never been so loud',
    'nobody at home enjoys my singing',
    'my English is getting rusty',
    // So does each of these, and the classifier is surer of them.
    'where was I, oh yes',
    'how are you keeping today',
    ', which made my whole morning',
    'that is all the gossip from here',
    "you'd laugh if you could see my desk",
    'dear Sir or Madam or Machine,',
    'as you can hear I am full of beans today',
    'with folded hands and much respect',
    'so forgive the crumbs on this message',
    'Ta very much, Lou',
    'Thanks so much, Lou',
    'good day to you, kind helper',
    // What may say of which, when or how much is here the writer's, the reader's, or told.
    'between you and me, the parrot is the boss',
    'the parrot is also awake',
    'off to the next rehearsal',
    'I would be lost without you',
    'my parrot never sleeps either',
    'Guess who is back from Gdansk',
    'I hope that makes sense',
    'this morning my parrot sang',
    // A name behind a farewell.
    'Yours ever, Bernard',
    'Yours faithfully, Ada Holm',
    // What only leads over to it says nothing.
    'Right, back to my parrot',
    'Just pulled into the yard.',
    'I promise I will get better at this.',
    'my parrot is singing opera, so',
  ])('%s', (phrase) => {
    expect(sureOf(phrase)).toBeGreaterThan(0.8);
  });

  test.each([
    'the canteen smells of onions unless they air it',
    'when my parrot is singing opera',
    'my parrot is singing opera, no',
    'the canteen smells of onions, feed the cat',
    'Thanks for not doing this',
    'Many thanks in advance for asking the canteen',
    'the pigeons of Nora are loud up here',
    'I did it myself this morning',
    'and apologise to the pigeons',
    'in case my parrot is singing opera',
    'so who can hear my parrot singing opera',
    'also my parrot is singing opera',
    'ask Nora how my parrot is',
    'sorry, 90 minutes',
    '90 minutes',
    ', Nora Winter',
    'and then a parrot again on Tuesday',
    'I am allergic to the pigeons up here',
    'my parrot must sing opera',
    'while the pigeons are loud up here',
    'Right, hold it',
    ', which must be refundable',
    'Ask Nora about the parrot',
    'so stop the parrot',
    'if I sing my parrot sings',
    'if the diary permits seven parrots',
    'See that somebody feeds my parrot',
    'and put me in the diary with the parrot tomorrow',
    'until my parrot is singing opera',
    'without the parrot',
    'Between rehearsals',
    'Yours ever, Stop',
    'the pigeons or the parrot',
    "that's not the right parrot",
    'a good parrot',
    'great with parrots',
    'Greetings from Katowice on the card',
    'Good day from Porto to Lisbon',
    'I am Petra from now on',
    'I was told to put the parrot on hold',
    'Who was asking me earlier',
    'this is just a joke',
    'Someone asked me',
    'In my last job we had to',
    'This came up in the quiz',
    'I am waiting for a yes',
    'We are still talking about it',
    'I am short of tape',
    'It is only a theoretical question',
    'this is just practice',
    'the parrots say no after all, but the boots says no',
    'Dependent on how the parrot sings',
    'I take back my parrot',
    'Just type this up for the canteen',
    'How do I say this politely',
    'That is how the kids would put it',
    'I will tell you when the parrot sings',
    'Whoops, I meant raspberry',
    'I should dearly like a parrot',
    'quietest one you have',
    'away from the speakers',
    'dry weather flow',
    'Prevent my parrot',
    'By hand and in your prettiest writing',
  ])('but with a word that a request may have: %s', (phrase) => {
    expect(sureOf(phrase)).toBeUndefined();
  });

  test.each([
    'when you have two ticks',
    'if your diary permits',
    'once the parrot leaves you a moment',
    'whenever you get round to it',
    'as soon as you are less busy',
  ])("a condition on the reader's time: %s", (phrase) => {
    expect(sureOf(phrase)).toBeDefined();
  });

  test.each(['Greetings from Katowice', 'Good morning from Gdansk!', 'Hi, Priya here', 'Hello, I am Marek.'])(
    'who writes, and from where: %s',
    (phrase) => {
      expect(sureOf(phrase)).toBeGreaterThan(0);
    }
  );

  test('is about the request where it has one of its words', () => {
    expect(sureOf('the canteen smells of onions', ['onions'])).toBeUndefined();
  });

  test('is told to who reads the decision, with how sure that is', () => {
    const { shown } = told('my parrot is singing opera, refund order 1042. Good morning.');
    expect(shown?.smallTalk).toHaveLength(2);
    expect(shown?.smallTalk?.join(' ')).toMatch(/"my parrot is singing opera" left aside \(0\.\d\d\)/);
    expect(told('refund order 1042').shown?.smallTalk).toBeUndefined();
  });

  test('is none where it announces what the request is', () => {
    const fit = (query: string): string => bind(query, 'refund order <id=order>').fit;
    expect(fit('My parrot is singing opera: refund order 1042')).toBe('exact');
    expect(fit('I am merely considering the following: refund order 1042')).toBe('loose');
    expect(fit('I only practise my English with this sentence: refund order 1042')).toBe('loose');
    expect(fit('Refund order 1042 (over my dead body)')).toBe('loose');
    expect(fit('The parrot next door said to me: refund order 1042')).toBe('loose');
  });
});

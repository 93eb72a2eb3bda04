import { smallTalk } from '../../../shared/language/en/small-talk';
import { clauseRuns } from '../../routing/small-talk/clauses';

const NONE: ReadonlySet<string> = new Set();

/** How sure it is that the phrase asks for nothing, by words alone and with an encoder that gives these log odds for it. */
function judged(
  phrase: string,
  odds: number,
  request = NONE
): { alone: number | undefined; heard: number | undefined } {
  const [whole] = clauseRuns(phrase);
  if (!whole) throw new Error('no clause');
  const { said, join } = whole;
  return { alone: smallTalk(said, join, request), heard: smallTalk(said, join, request, () => odds) };
}

describe('an encoder beside the classifier of words', () => {
  test.each([
    'The new kettle in the clubhouse is splendid',
    'Smell of vinegar will never leave me',
    'Sat in the van waiting for the rain to stop',
  ])('makes sure of what words leave open: "%s"', (phrase) => {
    const { alone, heard } = judged(phrase, 9);
    expect(alone).toBeUndefined();
    expect(heard).toBeGreaterThan(0.9);
  });

  test.each([
    'I am vegetarian',
    'Hold on, my boss is calling',
    'but only if the manager agrees',
    'and then again every month',
    'I was going to ask this but the job is off',
    'Mr',
    'Sorry, that is not true after all',
    'On all days. My knee is so much better',
  ])('however sure it is, this is heeded: "%s"', (phrase) => {
    expect(judged(phrase, 9).heard).toBeUndefined();
  });

  test('what it finds unlikely is left to words', () => {
    const thanks = judged('thank you so much', -9);
    expect(thanks.heard).toBe(thanks.alone);
    expect(judged('The new kettle in the clubhouse is splendid', -9).heard).toBeUndefined();
  });

  test('a word of the request in it keeps it open', () => {
    expect(judged('The new kettle in the clubhouse is splendid', 9, new Set(['clubhouse'])).heard).toBeUndefined();
  });
});

import fc from 'fast-check';
import { languageBy } from '../../../shared/language/languages';
import { editDistance } from '../../../shared/matching/edit-distance';
import { isMisspelling, politeWordMeant } from '../../../shared/matching/misspelt';
import { bind } from './wordings';

const english = languageBy('en');
const none = (): boolean => false;
const misspelt = (written: string, word: string, isVerb = false): boolean =>
  isMisspelling(english, written, word, { isVerb, isOther: none });

describe('a word is misspelt by', () => {
  test.each([
    ['custommer', 'customer'],
    ['esclate', 'escalate'],
    ['shwo', 'show'],
    ['ccasks', 'casks'],
    ['iinto', 'into'],
    ['utnil', 'until'],
    ['unntil', 'until'],
    // The key beside the right one, rather than another verb by a far key.
    ['chatge', 'charge'],
    ['reservs', 'reserve'],
  ])('%s for %s', (written, word) => {
    expect(misspelt(written, word, true)).toBe(true);
  });
});

describe('a word is not misspelt by', () => {
  test.each([
    ['another word', 'tables', 'tablets'],
    ['a word of one region', 'center', 'enter'],
    ['a word of one region', 'favor', 'flavor'],
    ['a word of one region', 'color', 'colon'],
    ['a word of one region', 'metre', 'meter'],
    ['a word of one region', 'tyre', 'type'],
    ['a word that only requests have', 'signups', 'signup'],
    ['a word that names a kind of thing', 'latin', 'satin'],
    ['a given name', 'marco', 'macro'],
    ['its plural', 'bolides', 'bolide'],
    ['what turns it around, although no list has it', 'unpublish', 'publish'],
    ['what is as near to what turns it around', 'npublish', 'publish'],
    ['what is as near to a word that turns a meaning', 'fom', 'from'],
    ['what is as near to a word that turns a meaning', 'sjow', 'snow'],
    ['more letters than its length allows', 'oredr7', 'order'],
    ['a short word', 'fo', 'of'],
  ])('%s: %s for %s', (_, written, word) => {
    expect(misspelt(written, word)).toBe(false);
  });

  test('what the tenant knows', () => {
    expect(isMisspelling(english, 'custommer', 'customer', { isVerb: false, isOther: () => true })).toBe(false);
  });

  test('what may be another verb as well', () => {
    expect(misspelt('lnd', 'lend', true)).toBe(false);
    expect(misspelt('pafk', 'park', true)).toBe(false);
    expect(misspelt('lned', 'lend', true)).toBe(true);
  });

  test('anything, in a language whose words are not known', () => {
    const silent = { ...english, spelling: undefined };
    expect(isMisspelling(silent, 'custommer', 'customer', { isVerb: false, isOther: none })).toBe(false);
  });
});

describe('a word of a polite frame that was mistyped', () => {
  test.each([
    ['wouod', 'would'],
    ['liek', 'like'],
    ['thnaks', 'thanks'],
  ])('%s', (written, meant) => {
    expect(politeWordMeant(english, written)).toBe(meant);
  });

  test.each(['wood', 'nott', 'onyl', 'zzzz', 'ove', 'tlel'])('not %s', (written) => {
    expect(politeWordMeant(english, written)).toBeUndefined();
  });

  test('the frame is found all the same', () => {
    expect(bind('I wouod like to close lift 4', 'close lift <number=lift>')).toMatchObject({ fit: 'exact' });
    expect(bind('I wouod not like to close lift 4', 'close lift <number=lift>')).toMatchObject({ fit: 'loose' });
  });
});

describe('the edit distance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });

  test('counts two exchanged neighbours once', () => {
    expect(editDistance('shwo', 'show', 2)).toBe(1);
  });

  test('is 0 for the same word only, the same both ways, and cut at its limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        const whole = editDistance(a, b, 20);
        expect(whole === 0).toBe(a === b);
        expect(editDistance(b, a, 20)).toBe(whole);
        expect(editDistance(a, b, most)).toBe(Math.min(whole, most + 1));
      })
    );
  });
});

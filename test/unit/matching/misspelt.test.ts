import fc from 'fast-check';
import { languageBy } from '../../../shared/language/languages';
import { danglingReferences } from '../../../shared/language/specific';
import { editDistance } from '../../../shared/matching/edit-distance';
import { isMisspelling, politeWordMeant } from '../../../shared/matching/misspelt';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { bind, OPTIONS, wordingOf } from './wordings';

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
    // Two letters that changed places, or one that was doubled, rather than any other slip.
    ['amny', 'many'],
    ['rrepaired', 'repaired'],
    ['fery', 'ferry'],
    ['ofr', 'for'],
    // No far key: "for" would need one.
    ['fom', 'from'],
    ['kast', 'last'],
    // No order begins with "sand", "glove" or "mob".
    ['ssnd', 'send'],
    ['gove', 'give'],
    ['mov', 'move'],
    ['wnat', 'what'],
    // The hand seldom misses the first key: not "end", "cave" or "spring".
    ['snd', 'send'],
    ['pring', 'print'],
    // "war", "love" and "unite" are asked for by nobody.
    ['watr', 'water'],
    ['ove', 'move'],
    ['inite', 'invite'],
    // Nor does an order begin with "over", "third", "public" or "less".
    ['hird', 'hire'],
    ['hre', 'hire'],
    ['publih', 'publish'],
    ['leass', 'lease'],
    // "grees" is no word.
    ['egrees', 'degrees'],
    // A key held down, or one of the numbers within the word.
    ['boooook', 'book'],
    ['seaaats', 'seats'],
    ['b0ok', 'book'],
    ['s3nd', 'send'],
    ['seat5s', 'seats'],
    // Small words where no other one is as likely.
    ['onn', 'on'],
    ['fr', 'for'],
    ['fot', 'for'],
    ['thr', 'the'],
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
    ['what may be another word that turns a meaning', 'nto', 'onto'],
    ['what is as near to its opposite by any key', 'nactive', 'inactive'],
    ['what is as near to its opposite by any key', 'ublock', 'unlock'],
    ['a short word that is no small one, of which a letter is lacking', 'pt', 'put'],
    ['what is as near to another small word', 'fof', 'for'],
    ['what is as near to another small word', 'ther', 'the'],
    ['a word of two letters', 'ot', 'to'],
    ['what is as near to a word that turns a meaning', 'sjow', 'snow'],
    ['more letters than its length allows', 'oredr7', 'order'],
    ['a short word', 'fo', 'of'],
    ['another word than a mistyped one', 'destock', 'estock'],
    ['the same word turned in another way', 'destock', 'restock'],
    ['the same word turned in another way', 'deallocate', 'reallocate'],
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
    expect(misspelt('gire', 'hire', true)).toBe(false);
    expect(misspelt('chage', 'charge', true)).toBe(false);
    expect(misspelt('orfer', 'order', true)).toBe(false);
    expect(misspelt('pck', 'pack', true)).toBe(false);
    expect(misspelt('ook', 'book', true)).toBe(false);
    expect(misspelt('eeat', 'seat', true)).toBe(false);
    expect(misspelt('ulock', 'lock', true)).toBe(false);
    // A likelier slip counts whatever the verb, and so does a verb that the tenant asks for.
    expect(misspelt('rrange', 'arrange', true)).toBe(false);
    expect(isMisspelling(english, 'snd', 'send', { isVerb: true, isOther: (word) => word === 'end' })).toBe(false);
  });

  test.each([
    ['eend', 'send'],
    ['quot', 'quote'],
    ['fll', 'fill'],
    ['ive', 'give'],
  ])('another verb that few requests begin with: %s for %s', (written, word) => {
    expect(misspelt(written, word, true)).toBe(true);
    const known = (one: string): boolean => ['end', 'quit', 'fall', 'live'].includes(one);
    expect(isMisspelling(english, written, word, { isVerb: true, isOther: known })).toBe(false);
  });

  test('another verb that many begin with, too', () => {
    expect(misspelt('aend', 'send', true)).toBe(false);
    expect(misspelt('vook', 'book', true)).toBe(false);
    expect(misspelt('rint', 'print', true)).toBe(false);
  });

  test('what is left of it without its first letters, but where that is no verb or needs a far key', () => {
    expect(misspelt('ivoice', 'invoice', true)).toBe(true);
    expect(misspelt('rserve', 'reserve', true)).toBe(true);
    expect(misspelt('cpies', 'copies')).toBe(true);
    expect(misspelt('rfund', 'refund', true)).toBe(false);
    expect(misspelt('upublish', 'publish', true)).toBe(false);
    expect(misspelt('estock', 'restock', true)).toBe(false);
  });

  test('a word that turns the meaning, where no verb stands', () => {
    expect(misspelt('hird', 'hire')).toBe(false);
    // But what turns it is the same word.
    expect(misspelt('caes', 'cases')).toBe(true);
    expect(misspelt('leass', 'lease')).toBe(false);
  });

  test('what may be another question word as well', () => {
    expect(misspelt('hwo', 'how', true)).toBe(false);
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
    ['thanksss', 'thanks'],
    ['plss', 'pls'],
    ['heyyy', 'hey'],
    ['hiii', 'hi'],
  ])('%s', (written, meant) => {
    expect(politeWordMeant(english, written)).toBe(meant);
  });

  test.each(['wood', 'nott', 'onyl', 'zzzz', 'ove', 'tlel', 'sso', 'okk'])('not %s', (written) => {
    expect(politeWordMeant(english, written)).toBeUndefined();
  });

  test('the frame is found all the same', () => {
    expect(bind('I wouod like to close lift 4', 'close lift <number=lift>')).toMatchObject({ fit: 'exact' });
    expect(bind('I wamt to close lift 4', 'close lift <number=lift>')).toMatchObject({ fit: 'exact' });
    expect(bind('Tlel me how many rooms are in hotel 4', 'how many rooms are in hotel <number=hotel>')).toMatchObject({
      fit: 'exact',
    });
    // No "please".
    expect(bind('Llease plot 4', 'lease plot <number=plot>')).toMatchObject({ fit: 'exact' });
    // By its grammar, which no list has.
    expect(bind("I'd like someond to close lift 4", 'close lift <number=lift>')).toMatchObject({ fit: 'exact' });
    expect(bind('I was wonderign if you could close lift 4', 'close lift <number=lift>')).toMatchObject({
      fit: 'exact',
    });
    expect(
      bind('On Monday, please I would like to close lift 4', 'close lift <number=lift> on <date=day>')
    ).toMatchObject({
      fit: 'reordered',
    });
    // A name that looks like a slip of "will".
    const sent = bind('hire out 12 props to danuta wilk', 'hire out <number=n> props to <name:p=who>', {
      who: { examples: ['Kev Barlow', 'Ana Sanz'] },
    });
    expect(sent).toMatchObject({ fit: 'exact', values: { who: 'danuta wilk' } });
    expect(bind('I wouod not like to close lift 4', 'close lift <number=lift>')).toMatchObject({ fit: 'loose' });
  });
});

describe('a wording of which the query misspells a word', () => {
  test('is said where the capital shows which letters changed places', () => {
    expect(bind('oCne off level 4', 'Cone off level <number=level>')).toMatchObject({ fit: 'exact' });
    expect(bind('hWo has level 4', 'Who has level <number=level>')).toMatchObject({ fit: 'exact' });
    expect(bind('hwo has level 4', 'Who has level <number=level>')).toMatchObject({ fit: 'loose' });
    expect(bind('oNce off level 4', 'Cone off level <number=level>')).toMatchObject({ fit: 'loose' });
    expect(bind('eBay off level 4', 'Cone off level <number=level>')).toMatchObject({ fit: 'loose' });
  });

  test('has it as it is written: "grams" is compared as "g"', () => {
    expect(bind('Ship 900 gramx of rice', 'ship <number=amount> grams of rice')).toMatchObject({ fit: 'exact' });
  });

  test('has its articles', () => {
    const wording = 'close the lift <number=lift>';
    expect(bind('Close teh lift 4', wording)).toMatchObject({ fit: 'exact', values: { lift: '4' } });
    expect(bind('Close tje lift 4', wording)).toMatchObject({ fit: 'exact', values: { lift: '4' } });
    expect(bind('Close thos lift 4', wording)).toMatchObject({ fit: 'loose' });
    expect(bind('Close tehn lift 4', wording)).toMatchObject({ fit: 'loose' });
  });

  test('is asked whether it points anywhere by what is meant', () => {
    const wording = 'how long does it take to get from <text=start> to <text=end>';
    const stored = wordingOf(wording);
    const query = 'How long does it tzke to get from Aldgate to Marsh End?';
    const bound = bindSlots(readQuery(query, maskQuery(query, OPTIONS), OPTIONS), stored, stored.slots);
    const { tokens = [] } = bound.meant ?? {};
    expect(danglingReferences(english, tokens)).toEqual([]);
    expect(tokens.map((token) => (token.kind === 'word' ? token.word : ''))).toContain('take');
  });

  test('has its verb in any order', () => {
    const wording = 'lend lamp <number=lamp> on <date=day>';
    expect(bind('On 3 May 2024, lned lamp 4', wording)).toMatchObject({ fit: 'reordered' });
    expect(bind('On 3 May 2024, lnd lamp 4', wording)).toMatchObject({ fit: 'loose' });
  });

  test.each([
    ['Move lamp 4 ot Berlin by 3 May 2024', 'exact'],
    ['Move lamp 4 to Berlin yb 3 May 2024', 'exact'],
    ['yB 3 May 2024, move lamp 4 to Berlin', 'reordered'],
    // The other words have to be there, each once, and nothing else.
    ['Move lamp 4 ot Berlin not by 3 May 2024', 'loose'],
    ['Move lamp 4 ot Berlin and Rome by 3 May 2024', 'loose'],
    ['Move lamp 4 ot by 3 May 2024', 'loose'],
    ['Move lamp 4 ot Berlin for Tom by 3 May 2024', 'loose'],
  ])('two letters of a small word change places: %s', (query, fit) => {
    expect(
      bind(query, 'move lamp <number=lamp> to <text=place> by <date=day>', { place: { examples: ['Rome'] } }).fit
    ).toBe(fit);
  });

  test('what joins two values of a kind may be an "or"', () => {
    expect(bind('Close bays 3 ot 5', 'close bays <number=a> to <number=b>').fit).toBe('loose');
    expect(bind('Close bays from 3 ot 5', 'close bays from <number=a> to <number=b>').fit).toBe('exact');
    expect(bind('Close bays 3 fi 5', 'close bays 3 if <number=b>').fit).toBe('loose');
  });

  test('a question word in front of a measure is the only one that stands there', () => {
    expect(bind('Hwo many seats are free in room 4?', 'how many seats are free in room <number=room>').fit).toBe(
      'exact'
    );
    expect(bind('Hwo is free in room 4?', 'who is free in room <number=room>').fit).toBe('loose');
    expect(bind('Hwo many seats are not free in room 4?', 'how many seats are free in room <number=room>').fit).toBe(
      'loose'
    );
  });

  test('is in its language, whatever the letters of its times are', () => {
    const stored = { ...wordingOf('we have dr rowe on call from <time=start>'), language: 'en' as const };
    const query = 'We habe Dr Rowe on call from 7 am';
    const bound = bindSlots(readQuery(query, maskQuery(query, OPTIONS), OPTIONS), stored, stored.slots);
    expect(bound).toMatchObject({ fit: 'exact', languages: { query: 'en' } });
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

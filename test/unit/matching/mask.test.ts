import fc from 'fast-check';
import type { LexiconEntry } from '../../../shared/matching/template';
import { languageBy } from '../../../shared/language/languages';
import { maskQuery, placeholderOf, placeholdersIn, splitDatetime, termsOf } from '../../../shared/matching/mask';

const entry = (lexicon: string, name: string, value?: string): LexiconEntry => ({
  schema: 1,
  tenant: 't',
  lexicon,
  name,
  ...(value === undefined ? {} : { value }),
});
// A Thursday.
const OPTIONS = {
  lexicon: [entry('agent', 'raj', 'raj@atlas.com'), entry('customer', 'Casey White'), entry('customer', 'Casey')],
  now: '2023-11-30T08:00:00Z',
  timeZone: 'UTC',
};

const mask = (text: string): string => maskQuery(text, OPTIONS).text;
const values = (text: string): unknown[] => maskQuery(text, OPTIONS).values.map(({ value }) => value);

describe('maskQuery', () => {
  test.each([
    ['Refund order 1042 for 20 EUR to Anna@X.com', 'Refund order <id> for <money> to <email>'],
    ['Refund $1,200.50 for order #77 and ORD-77', 'Refund <money> for order <id> and <id>'],
    ['Assign ticket 55 to Casey White', 'Assign ticket <id> to <name:customer>'],
    ["Move Raj's tasks", "Move <name:agent>'s tasks"],
    ['A 1.5 hour event on December 8 at 3:30', 'A <duration> event on <datetime>'],
    ['at 11:30 for December 12.', 'at <datetime>.'],
    ['Room 12 on Tuesday from 10:00 to 11:30', 'Room <id> on <date> from <time> to <time>'],
    ['order 3 pizzas', 'order <number> pizzas'],
    ['more than 10% higher', 'more than <number>% higher'],
    ['call +49 170 1234567', 'call <id>'],
    ['see https://x.y/z?a=1.', 'see <url>.'],
    ["saying \"hi\" and title 'It's on'", 'saying <quoted> and title <quoted>'],
    ['patient P-3 to 12 mg', 'patient <id> to <number> mg'],
    ['in the last 3 days', 'in the last <duration>'],
    ['every Monday', 'every Monday'],
    [
      'from Jan 29, 2024 to a day after Jan 31, 2024',
      'from Jan <number>, <number> to a day after Jan <number>, <number>',
    ],
    ['at stand 7 until 4 pm', 'at stand <number> until <time>'],
    ['free from 9 to 11 am', 'free from <time> to <time>'],
    ['on monday 3 to 5 pm', 'on <datetime> to <time>'],
    ['tomorrow morning', '<date> morning'],
    ['by 5pm EST', 'by 5pm EST'],
    ['may I march on this one', 'may I march on this one'],
    ['version 2.10.3 and 24/7', 'version <id> and 24/7'],
    ['the literal <date> stays text', 'the literal ‹date› stays text'],
  ])('%s', (text, masked) => expect(mask(text)).toBe(masked));

  test.each<[string, unknown[]]>([
    ['twenty-five units', [25]],
    ['two hundred and five units', [205]],
    ['€12.30', [{ amount: 12.3, currency: 'EUR' }]],
    ['twenty euros', [{ amount: 20, currency: 'EUR' }]],
    ['raj', ['raj@atlas.com']],
    ['half an hour', ['PT30M']],
    ['90 minutes', ['PT1H30M']],
    ['two weeks', ['P2W']],
    ['November 21', ['2023-11-21']],
    ['13.05.2024', ['2024-05-13']],
    ['next Friday', ['2023-12-08']],
    ['on Friday', ['2023-12-01']],
    ['since Sunday', ['2023-11-26']],
    ['in 2 days', ['2023-12-02']],
    ['the day after tomorrow', ['2023-12-02']],
    ['at 3 pm', ['15:00']],
    ['3:30 on December 8', ['2023-12-08T03:30:00']],
    ['from Monday to Friday', ['2023-12-04', '2023-12-08']],
    ['on Friday from 15.30 to 17.00', ['2023-12-01', '15:30', '17:00']],
    ['on Friday from 9 to 11', ['2023-12-01', '09:00', '11:00']],
    ['tomorrow before midday', ['2023-12-01', '12:00']],
    ['on Friday before 9.30, thanks', ['2023-12-01', '09:30']],
    ['on Friday before 9.300', ['2023-12-01', 9.3]],
    ['on Friday at 19', ['2023-12-01T19:00:00']],
    ['on Friday at 19 Fern Bank', ['2023-12-01', 19]],
    ['on Friday at 19 fern lane', ['2023-12-01', 19]],
    ['On Friday At 10 For Ann', ['2023-12-01T10:00:00']],
  ])('the value of %s', (text, expected) => expect(values(text)).toEqual(expected));

  test('the longest known name wins', () => {
    expect(values('Casey White and Casey')).toEqual(['Casey White', 'Casey']);
  });

  test('relative dates follow the zone, not UTC', () => {
    // 02:00 UTC on the 30th is still the 29th in Los Angeles.
    const options = { lexicon: [], now: '2023-11-30T02:00:00Z', timeZone: 'America/Los_Angeles' };
    expect(maskQuery('tomorrow', options).values[0]?.value).toBe('2023-11-30');
    expect(maskQuery('on Thursday', options).values[0]?.value).toBe('2023-11-30');
  });

  test.each([
    ["answer with 'Thanks, I come tomorrow at 5. Can you send it?", 'answer with <quoted> Can you send it?'],
    ["answer with 'Thanks, I come tomorrow at 5", 'answer with <quoted>'],
    ['title it “Blue days of 2024 and say hi', 'title it <quoted>'],
    ["titled 'It is on' saying 'Thanks for coming at 5 o'clock", 'titled <quoted> saying <quoted>'],
  ])('a quote that is never closed ends with its sentence: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  test.each([
    [
      "the mail about Plans for May, and a call named 'Plans for May'",
      'the mail about <quoted>, and a call named <quoted>',
    ],
    [
      "the mail about Notes on Casey, and a call named 'Notes on Casey'",
      'the mail about <quoted>, and a call named <quoted>',
    ],
    ["if any plans for May are open, mail 'Plans for May'", 'if any plans for May are open, mail <quoted>'],
    ["if any calls are late, mail 'calls are late'", 'if any calls are late, mail <quoted>'],
    ["Plans for May are due. Mail 'Plans for May'", 'Plans for May are due. Mail <quoted>'],
    ["the mail about Plans for Mayday, and 'Plans for May'", 'the mail about Plans for Mayday, and <quoted>'],
  ])('a quoted title is one without its quotes too, and other words are not: %s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  test.each(["send 'em to the dock", "'Tis late in the day", "paint it in the '90s style", "the dogs' bowls of Ann"])(
    'an apostrophe opens no quote: %s',
    (text) => {
      expect(maskQuery(text, OPTIONS).values.filter(({ type }) => type === 'quoted')).toEqual([]);
    }
  );

  test('quotes within quotes belong to the outer ones, and an apostrophe opens none', () => {
    const text = "saying 'Starting on 'Create wireframe' today. I've begun' and title it 'Task'";
    expect(mask(text)).toBe('saying <quoted> and title it <quoted>');
  });

  test('property: spans are disjoint, in order, and with the text between them make the query', () => {
    const word = fc.constantFrom(
      'refund',
      'order',
      '1042',
      '#77',
      '20 EUR',
      '$5',
      'a@b.co',
      'tomorrow',
      'at 3pm',
      'December 8',
      'two',
      'weeks',
      'raj',
      "'quoted'",
      '"x y"',
      'in',
      '3',
      'days',
      '<date>',
      'https://a.b',
      '12/25/2023',
      '10:00-11:30',
      'Casey White',
      '%',
      ',',
      '.',
      "'"
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 12 }).map((all) => all.join(' ')),
          fc.string()
        ),
        (text) => {
          const masked = maskQuery(text, OPTIONS);
          let rebuilt = '';
          let at = 0;
          for (const value of masked.values) {
            expect(value.start).toBeGreaterThanOrEqual(at);
            expect(value.end).toBeGreaterThan(value.start);
            expect(text.slice(value.start, value.end)).toBe(value.text);
            rebuilt += text.slice(at, value.start) + value.text;
            at = value.end;
          }
          expect(rebuilt + text.slice(at)).toBe(text);
          expect(placeholdersIn(masked.text).map(placeholderOf)).toEqual(masked.values.map(placeholderOf));
        }
      ),
      { numRuns: 400 }
    );
  });
});

describe('what is written in small letters', () => {
  test.each([
    ['come on wed 13 december', 'come on <date>'],
    ['come on sat 9 dec at 4 pm', 'come on <datetime>'],
    ['he sat 3 exams', 'he sat <number> exams'],
    ['come to the house at 17 beech avenue tomorrow', 'come to the house at <number> beech avenue <date>'],
    ['come at 17 tomorrow', 'come at <datetime>'],
    ['cut the price to£12.50', 'cut the price to<money>'],
    ['come bynoon', 'come by<time>'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});

describe('splitDatetime', () => {
  test.each([
    ['December 8 at 15:30', '2023-12-08', '15:30'],
    ['3 pm on December 8', '2023-12-08', '15:00'],
    ['Friday at 12', '2023-12-01', '12:00'],
    ['12:00 onFriday', '2023-12-01', '12:00'],
    ['2023-12-08T15:30:00', '2023-12-08', '15:30'],
    // "January at noon" can be read as a time, too.
    ['Wednesday 3rd January at noon', '2024-01-03', '12:00'],
    ['noon on Wednesday 3rd January', '2024-01-03', '12:00'],
  ])('%s', (text, day, time) => {
    const [value] = maskQuery(text, OPTIONS).values;
    const parts = value && splitDatetime(languageBy('en'), value, OPTIONS);
    expect(parts?.find(({ type }) => type === 'date')?.value).toBe(day);
    expect(parts?.find(({ type }) => type === 'time')?.value).toBe(time);
  });
});

describe('termsOf', () => {
  test('1- and 2-grams in lower case, a lexicon making no difference', () => {
    expect(termsOf('Refund <name:agent>, now')).toEqual(['refund', '<name>', 'now', 'refund <name>', '<name> now']);
    expect(termsOf('Refund <name>, now')).toEqual(termsOf('refund <name:customer> now'));
  });
});

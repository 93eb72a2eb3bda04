import type { MaskedValue } from '../../../shared/values/found-value';
import fc from 'fast-check';
import { maskQuery } from '../../../shared/matching/mask';
import { enumValue, slotShape, slotValue, type SlotShape } from '../../../shared/matching/slot-value';

const OPTIONS = { lexicon: [], now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };

function only(text: string): MaskedValue {
  const { values } = maskQuery(text, OPTIONS);
  if (!values[0] || values.length > 1) throw new Error(`"${text}" is not one value`);
  return values[0];
}

describe('slotValue', () => {
  test.each<[string, SlotShape, unknown]>([
    ['December 8', { type: 'date', valueType: 'string' }, '2023-12-08'],
    ['December 8', { type: 'date', valueType: 'string', format: 'dd/MM/yyyy' }, '08/12/2023'],
    ['December 8 at 3 pm', { type: 'datetime', valueType: 'string' }, '2023-12-08T15:00:00'],
    ['December 8 at 3 pm', { type: 'date', valueType: 'string' }, '2023-12-08'],
    ['3 pm', { type: 'time', valueType: 'string', format: 'H:mm' }, '15:00'],
    ['half an hour', { type: 'duration', valueType: 'integer', format: 'minutes' }, 30],
    ['two weeks', { type: 'duration', valueType: 'integer', format: 'days' }, 14],
    ['5 hours', { type: 'duration', valueType: 'number', format: 'days' }, undefined],
    ['1.5 hours', { type: 'duration', valueType: 'number', format: 'hours' }, 1.5],
    ['2 months', { type: 'duration', valueType: 'integer', format: 'days' }, undefined],
    ['20 EUR', { type: 'money', valueType: 'number', format: 'EUR' }, 20],
    ['20 USD', { type: 'money', valueType: 'number', format: 'EUR' }, undefined],
    ['20 EUR', { type: 'money', valueType: 'number' }, undefined],
    ['order 1042', { type: 'id', valueType: 'integer' }, 1042],
    ['order 0042', { type: 'id', valueType: 'integer' }, undefined],
    ['order 0042', { type: 'id', valueType: 'string' }, '0042'],
    ['2.5 kg', { type: 'number', valueType: 'integer' }, undefined],
    ['a@b.co', { type: 'date', valueType: 'string' }, undefined],
  ])('%s as %j', (text, shape, expected) => expect(slotValue(shape, only(text))).toEqual(expected));
});

describe('enumValue', () => {
  const values = ['In Review', 'in_progress', 'Back end', 'user_engaged'];
  test.each([
    ['in review', 'In Review'],
    ['IN-REVIEW', 'In Review'],
    ['in progress', 'in_progress'],
    ['backend', 'Back end'],
    ['engaged users', 'user_engaged'],
    ['reviewed', undefined],
    ['', undefined],
  ])('%s', (words, expected) => expect(enumValue(values, words)).toBe(expected));

  test('two values that the words could mean are none', () => {
    expect(enumValue(['open ticket', 'ticket open'], 'tickets open')).toBeUndefined();
  });
});

describe('slotShape', () => {
  test.each<[string, string | number, Partial<SlotShape>]>([
    ['November 21', '2023-11-21', { type: 'date' }],
    ['November 21', '21/11/2023', { type: 'date', format: 'dd/MM/yyyy' }],
    ['November 21', 'November 21', { type: 'date', format: 'as said' }],
    ['45 minutes', 45, { type: 'duration', valueType: 'integer', format: 'minutes' }],
    ['45 minutes', 'PT45M', { type: 'duration', format: 'iso' }],
    ['20 EUR', 20, { type: 'money', valueType: 'number', format: 'EUR' }],
    ['#1042', '1042', { type: 'id' }],
    ['#1042', 1042, { type: 'id', valueType: 'integer' }],
    ['#1042', '#1042', { type: 'id', format: '#' }],
    ['ord-77', 'ORD-77', { type: 'id', format: 'upper' }],
  ])('%s given as %j', (text, literal, shape) => expect(slotShape(only(text), literal)).toMatchObject(shape));

  test('a literal that does not come from the value has no shape', () => {
    expect(slotShape(only('November 21'), '2023-11-22')).toBeUndefined();
    expect(slotShape(only('20 EUR'), 21)).toBeUndefined();
    expect(slotShape(only('20 EUR'), true)).toBeUndefined();
  });

  test('property: what slotShape finds, slotValue writes', () => {
    const text = fc.oneof(
      fc.integer({ min: 0, max: 99_999 }).map((n) => `order ${n}`),
      fc.integer({ min: 1, max: 500 }).map((n) => `${n} minutes`),
      fc.integer({ min: 1, max: 9_999 }).map((n) => `${n} EUR`),
      fc.integer({ min: 1, max: 28 }).map((n) => `December ${n}, 2023`)
    );
    const format = fc.constantFrom<[string | undefined, SlotShape['valueType']]>(
      [undefined, 'string'],
      [undefined, 'integer'],
      ['minutes', 'integer'],
      ['EUR', 'integer'],
      ['dd.MM.yyyy', 'string']
    );
    fc.assert(
      fc.property(text, format, (words, [pattern, valueType]) => {
        const [value] = maskQuery(words, OPTIONS).values;
        if (!value) return;
        const literal = slotValue({ type: value.type, valueType, format: pattern }, value);
        if (literal === undefined) return;
        const shape = slotShape(value, literal);
        expect(shape && slotValue(shape, value)).toEqual(literal);
      })
    );
  });
});

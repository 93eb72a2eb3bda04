import fc from 'fast-check';
import {
  argumentSchemas,
  decodeConstant,
  decodeOutputReference,
  decodeSlot,
  decodeWritten,
  outputReference,
} from '../../../activities/planning/decode-value';
import type { Json, JsonSchema } from '../../../shared/protocol/json';
import { variantsOf } from '../../../shared/values/schema-variants';
import type { Slot } from '../../../shared/protocol/plan';
import { registry } from './planning-desk';

const schemas = (schema: JsonSchema) => variantsOf({ schema, root: schema });

describe('decodeConstant', () => {
  test.each<[string, string, JsonSchema, Json]>([
    ['digits stay a text where a text is wanted', '0042', { type: 'string' }, '0042'],
    ['and are a number where a number is wanted', '42', { type: 'number' }, 42],
    ['an integer fits a number', '42', { anyOf: [{ type: 'number' }, { type: 'null' }] }, 42],
    ['null is null where it may be', 'null', { anyOf: [{ type: 'string' }, { type: 'null' }] }, null],
    ['and a word where it may not', 'null', { type: 'string' }, 'null'],
    ['booleans', 'true', { type: 'boolean' }, true],
    ['lists', '["a"]', { type: 'array', items: { type: 'string' } }, ['a']],
    ['objects', '{"a":1}', { type: 'object', properties: { a: { type: 'number' } } }, { a: 1 }],
    ['quotes around a whole value are dropped', '"Ann"', { type: 'string' }, 'Ann'],
    ['quotes within are kept', 'a "b" c', { type: 'string' }, 'a "b" c'],
    ['what does not fit is left for validation', '1.5', { type: 'integer' }, '1.5'],
    ['no JSON is a text', 'tomorrow', { type: 'number' }, 'tomorrow'],
    ['a schema that says nothing takes the JSON', '7', {}, 7],
  ])('%s', (_name, text, schema, value) => {
    expect(decodeConstant(text, schemas(schema))).toEqual(value);
  });

  test('without a schema the text stays', () => {
    expect(decodeConstant('7', undefined)).toBe('7');
  });

  test('every value of a schema without quotes survives being written as text', () => {
    const value = fc.oneof(fc.integer(), fc.boolean(), fc.array(fc.string()), fc.dictionary(fc.string(), fc.integer()));
    fc.assert(
      fc.property(value, (json) => {
        const type = Array.isArray(json) ? 'array' : typeof json === 'number' ? 'number' : typeof json;
        expect(decodeConstant(JSON.stringify(json), schemas({ type }))).toEqual(json);
      })
    );
  });

  test('written text keeps its quotes, and its digits', () => {
    expect(decodeWritten('"Dear Ann"', schemas({ type: 'string' }), 'UTC')).toBe('"Dear Ann"');
    expect(decodeWritten('42', undefined, 'UTC')).toBe('42');
    expect(decodeWritten('42', schemas({ type: 'number' }), 'UTC')).toBe(42);
    const day = schemas({ type: 'string', description: 'yyyy-MM-dd' });
    expect(decodeWritten('2026-11-30T00:00:00.000Z', day, 'UTC')).toBe('2026-11-30');
    expect(decodeWritten('soon', day, 'UTC')).toBe('soon');
    expect(decodeWritten('30.11.2026', schemas({ type: 'string', description: 'a day' }), 'UTC')).toBe('30.11.2026');
  });
});

describe('decodeSlot', () => {
  const start: Slot = {
    ...{ name: 'start', type: 'datetime', valueType: 'string', required: true, examples: [] },
    format: 'yyyy-MM-dd HH:mm:ss',
  };

  test.each([
    ['2026-12-04 13:30:00', '2026-12-04 13:30:00'],
    ['2026-12-04T13:30', '2026-12-04 13:30:00'],
    ['24.12.2026 13:30', '2026-12-24 13:30:00'],
  ])('writes %s as the tool takes it', (text, value) => {
    expect(decodeSlot(start, text, 'Europe/Berlin')).toEqual({ value });
  });

  test('takes an instant where the clock shows UTC', () => {
    expect(decodeSlot(start, '2026-12-04 13:30:00.000Z', 'UTC')).toEqual({ value: '2026-12-04 13:30:00' });
  });

  test.each([
    ['a zone, which the format would lose', '2026-12-04 13:30:00.000Z'],
    ['a date without a time', '2026-12-04'],
    ['two readings', '04/05/2026 13:30'],
    ['words', 'on Friday at 1:30'],
  ])('says how it is written, of %s', (_, text) => {
    expect(decodeSlot(start, text, 'Europe/Berlin')).toEqual({
      issue: `The slot "start" must be written as yyyy-MM-dd HH:mm:ss, and not as "${text}".`,
    });
  });

  const slot: Slot = { name: 'n', type: 'number', valueType: 'integer', required: true, examples: [] };
  test('types and lists are checked', () => {
    expect(decodeSlot(slot, ' 12 ', 'UTC')).toEqual({ value: 12 });
    expect(decodeSlot(slot, '1.5', 'UTC')).toHaveProperty('issue');
    expect(decodeSlot({ ...slot, valueType: 'string' }, '007', 'UTC')).toEqual({ value: '007' });
    expect(decodeSlot({ ...slot, valueType: 'string' }, ' ', 'UTC')).toHaveProperty('issue');
    expect(decodeSlot({ ...slot, valueType: 'string', type: 'enum', values: ['Late'] }, 'late', 'UTC')).toEqual({
      value: 'Late',
    });
  });
});

describe('output references', () => {
  test.each([
    ['find', 'find', ''],
    ['find.id', 'find', 'id'],
    ['nodes.find.orders[0].id', 'find', 'orders[0].id'],
    ['{{ nodes.find.id }}', 'find', 'id'],
    ['items[0].id', 'items', '[0].id'],
    ['find["odd key"]', 'find', '["odd key"]'],
  ])('%s', (text, node, path) => {
    expect(decodeOutputReference(text)).toEqual({ node, path });
  });

  test.each(['', '.id', '$x', 'a b'])('%j is none', (text) => {
    expect(decodeOutputReference(text)).toBeUndefined();
  });

  test('what is written is read back', () => {
    for (const path of ['', 'a', 'a.b[0]', '[2].c', '["x y"]']) {
      expect(decodeOutputReference(outputReference('n1', path))).toEqual({ node: 'n1', path });
    }
  });
});

test('an argument that the tool does not have has no schema', () => {
  const tool = registry.describe('list_orders')!;
  expect(argumentSchemas(tool, 'customerId')).toHaveLength(1);
  expect(argumentSchemas(tool, 'constructor')).toBeUndefined();
});

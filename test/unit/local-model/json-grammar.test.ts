import fc from 'fast-check';
import { PLAN_SCHEMA, REWRITE_SCHEMA, WRITE_SCHEMA } from '../../../activities/planning/model-output.schema';
import type { JsonObject, JsonSchema } from '../../../shared/protocol/json';
import { grammarOf, UnsupportedSchema } from '../../../worker/local-model/json-grammar';
import { matches } from '../../harness/gbnf-matcher';

const admits = (schema: JsonSchema, value: unknown): boolean => matches(grammarOf(schema), JSON.stringify(value));

const person: JsonSchema = {
  type: 'object',
  properties: {
    nick: { type: 'string' },
    name: { type: 'string' },
    age: { type: 'integer' },
    kind: { enum: ['a "quoted" one', 'b\\c', 3, null] },
    active: { type: 'boolean' },
  },
  required: ['name', 'kind'],
  additionalProperties: false,
};

test('required members must be there, optional ones may, in the order of the schema, and no others', () => {
  expect(admits(person, { name: 'x', kind: 3 })).toBe(true);
  expect(admits(person, { nick: 'n', name: 'x', age: -12, kind: null, active: false })).toBe(true);
  expect(admits(person, { name: 'x', age: 0, kind: 'a "quoted" one' })).toBe(true);
  expect(admits(person, { name: 'x', kind: 'b\\c', active: true })).toBe(true);
  expect(admits(person, { name: 'x' })).toBe(false);
  expect(admits(person, { kind: 3, name: 'x' })).toBe(false);
  expect(admits(person, { name: 'x', kind: 4 })).toBe(false);
  expect(admits(person, { name: 'x', age: 1.5, kind: 3 })).toBe(false);
  expect(admits(person, { name: 'x', kind: 3, other: 1 })).toBe(false);
  expect(admits(person, {})).toBe(false);
});

test('members that are all optional, and none at all', () => {
  const optional: JsonSchema = {
    type: 'object',
    properties: { a: { type: 'null' }, b: { const: 1 }, c: { const: 'x' } },
  };
  for (const value of [{}, { a: null }, { b: 1 }, { a: null, b: 1 }, { b: 1, c: 'x' }, { a: null, b: 1, c: 'x' }]) {
    expect(admits(optional, value)).toBe(true);
  }
  for (const value of [{ b: 2 }, { b: 1, a: null }, { d: 1 }]) expect(admits(optional, value)).toBe(false);
  const none: JsonSchema = { type: 'object', additionalProperties: false };
  expect([admits(none, {}), admits(none, { a: 1 })]).toEqual([true, false]);
});

test('maps, lists that may not be empty, alternatives and recursion', () => {
  const map: JsonSchema = {
    type: 'object',
    properties: { a: { const: 1 } },
    additionalProperties: { type: 'integer' },
  };
  expect([{}, { a: 1 }, { a: 1, z: 2 }, { z: 2, y: 3 }].map((value) => admits(map, value))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(admits(map, { z: 'text' })).toBe(false);

  const filled: JsonSchema = { type: 'array', minItems: 1, items: { type: ['number', 'null'] } };
  expect([[], [1], [1.5, null], ['x']].map((value) => admits(filled, value))).toEqual([false, true, true, false]);

  const tree: JsonSchema = {
    $defs: { tree: { anyOf: [{ type: 'null' }, { type: 'array', items: { $ref: '#/$defs/tree' } }] } },
    $ref: '#/$defs/tree',
  };
  expect([null, [], [[], [null]]].map((value) => admits(tree, value))).toEqual([true, true, true]);
  expect(admits(tree, [1])).toBe(false);
});

test('a schema without a type admits any JSON, and texts hold any character but raw control characters', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: 'binary', maxLength: 12 }), (value, text) => {
      expect(admits({}, value)).toBe(true);
      expect(admits({ type: 'string' }, text)).toBe(true);
    }),
    { numRuns: 60 }
  );
  expect(matches(grammarOf({ type: 'string' }), '"raw\nline"')).toBe(false);
  expect(matches(grammarOf({ type: 'string' }), '"open')).toBe(false);
});

test('what cannot be expressed is refused by name', () => {
  expect(() => grammarOf({ not: { type: 'string' } })).toThrow(UnsupportedSchema);
  expect(() => grammarOf({ type: 'set' })).toThrow(/"set"/);
  expect(() => grammarOf({ $ref: '#/$defs/none' })).toThrow(/leads nowhere/);
  expect(() => grammarOf({ $ref: 'elsewhere' })).toThrow(/out of the schema/);
});

test("the planner's schemas have a grammar that admits its plans and no others", () => {
  const node: JsonObject = {
    id: 'find',
    tool: 'find_customer',
    args: [{ name: 'email', from: 'constant', value: 'a@b.c' }],
  };
  const plan = {
    nodes: [node, { ...node, id: 'b', after: ['find'], when: 'true' }],
    answer: { kind: 'text', text: '{{x}}' },
  };
  expect(admits(PLAN_SCHEMA, plan)).toBe(true);
  expect(admits(PLAN_SCHEMA, { nodes: [], ask: 'Which order?' })).toBe(true);
  expect(admits(PLAN_SCHEMA, { ...plan, thoughts: 'hm' })).toBe(false);
  expect(admits(PLAN_SCHEMA, { nodes: [{ ...node, args: [{ name: 'a', from: 'guess', value: '' }] }] })).toBe(false);
  expect(admits(REWRITE_SCHEMA, { fits: false, reason: 'another wish' })).toBe(true);
  expect(admits(REWRITE_SCHEMA, { fits: 'no', reason: 'another wish' })).toBe(false);
  expect(admits(WRITE_SCHEMA, { items: [{ key: 'note.text', value: 'Dear Ann' }] })).toBe(true);
});

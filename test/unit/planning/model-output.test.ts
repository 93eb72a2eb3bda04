import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema';
import {
  PLAN_SCHEMA,
  planSchemaFor,
  planOutputSchema,
  REWRITE_SCHEMA,
  rewriteSchemaFor,
  rewriteOutputSchema,
  WRITE_SCHEMA,
  writeOutputSchema,
} from '../../../activities/planning/model-output.schema';

const SCHEMAS = [
  ['plan', PLAN_SCHEMA],
  ['rewrite', REWRITE_SCHEMA],
  ['write', WRITE_SCHEMA],
] as const;

describe('schemas for structured output', () => {
  test.each(SCHEMAS)('%s needs no change by the SDK: nothing in it is unsupported', (_name, schema) => {
    expect(transformJSONSchema(schema as never)).toEqual(schema);
  });

  test.each(SCHEMAS)('%s has no unions, no references and at most 24 optional fields', (_name, schema) => {
    const text = JSON.stringify(schema);
    expect(text).not.toMatch(/anyOf|oneOf|\$ref/);
    expect(optionalFields(schema)).toBeLessThanOrEqual(24);
  });

  test('the schemas are small: they are sent with every call', () => {
    expect(JSON.stringify(PLAN_SCHEMA).length).toBeLessThan(1_500);
    expect(JSON.stringify(REWRITE_SCHEMA).length).toBeLessThan(2_000);
  });
});

describe('reading output', () => {
  test('empty optional fields count as absent', () => {
    const node = { id: 'a', tool: 't', args: [], after: [], when: '', forEach: '', onError: '' };
    const read = planOutputSchema.parse({ nodes: [node], answer: '', ask: '', earlier: [] });
    expect(read.nodes[0]).toEqual({ id: 'a', tool: 't', args: [] });
    expect(read.ask).toBeUndefined();
    expect(read.answer).toBeUndefined();
  });

  test('values of other types are read as their JSON', () => {
    const args = [1.5, true, ['a'], { b: 1 }].map((value, n) => ({ name: `a${n}`, from: 'constant', value }));
    const read = planOutputSchema.parse({ nodes: [{ id: 'a', tool: 't', args }] });
    expect(read.nodes[0]?.args.map(({ value }) => value)).toEqual(['1.5', 'true', '["a"]', '{"b":1}']);
    expect(writeOutputSchema.parse({ items: [{ key: 'k', value: 3 }] }).items[0]?.value).toBe('3');
  });

  test('bounds that the model is not told of are still checked', () => {
    const long = { key: 'k', value: 'x'.repeat(20_001) };
    expect(writeOutputSchema.safeParse({ items: [long] }).success).toBe(false);
    const nodes = Array.from({ length: 4 }, (_, n) => ({ id: `n${n}`, tool: 't', args: [] }));
    const four = { fits: true, reason: '', replace: [{ node: 'a', nodes }] };
    expect(rewriteOutputSchema.safeParse(four).success).toBe(false);
    expect(
      planOutputSchema.safeParse({ nodes: [{ id: 'a', tool: 't', args: [{ name: 'x', from: 'query', value: 's' }] }] })
        .success
    ).toBe(false);
  });
});

function optionalFields(schema: unknown): number {
  if (Array.isArray(schema) || schema === null || typeof schema !== 'object') return 0;
  const { properties, required, items } = schema as {
    properties?: Record<string, unknown>;
    required?: string[];
    items?: unknown;
  };
  const own = Object.keys(properties ?? {}).length - (required?.length ?? 0);
  const members = Object.values(properties ?? {}).reduce<number>((sum, member) => sum + optionalFields(member), 0);
  return own + members + optionalFields(items);
}

it('asks a confirmation for nothing that is not open', () => {
  const nothing = rewriteSchemaFor({ slots: [], needed: [], written: [], parts: [], variable: [], earlier: false });
  expect(Object.keys(nothing.properties as object)).toEqual(['fits', 'reason']);
  const open = rewriteSchemaFor({
    slots: ['order', 'amount'],
    needed: ['amount'],
    written: ['mail.body'],
    parts: ['mail.to'],
    variable: ['pick'],
    earlier: true,
  });
  expect(Object.keys(open.properties as object)).toEqual(Object.keys(REWRITE_SCHEMA.properties as object));
  expect(transformJSONSchema(open as never)).toEqual(open);
  const text = JSON.stringify(open);
  expect(text).toContain(
    '"slots":{"type":"object","properties":{"amount":{"type":"string"},"order":{"type":"string"}},"required":["amount"],"additionalProperties":false}'
  );
  expect(text).toContain('"mail.body":{"type":"string"}},"required":["mail.body"]');
  expect(text).toContain('"change":{"type":"object","properties":{"mail.to":{"type":"string"}},"required":[],');
  expect(text).toContain('"node":{"enum":["pick"]}');
});

it('reads named members and the pairs that they stand for alike', () => {
  const pairs = rewriteOutputSchema.parse({ fits: true, slots: [{ name: 'order', value: '7' }], written: [] });
  expect(rewriteOutputSchema.parse({ fits: true, slots: { order: 7 }, written: {} })).toEqual({
    ...pairs,
    written: [],
  });
  // A server that refuses many optional members gets the list.
  const most = Array.from({ length: 14 }, (_, n) => `s${n}`);
  const full = rewriteSchemaFor({
    slots: most.slice(1),
    needed: [],
    written: ['a.text'],
    parts: ['a.when'],
    variable: ['a'],
    earlier: true,
  });
  // Too many beside the parts that may change: those are pairs.
  expect(optionalFields(full)).toBe(23);
  const slots = [...most, 'one more'];
  const many = rewriteSchemaFor({ slots, needed: [], written: [], parts: [], variable: [], earlier: false });
  expect((many.properties as Record<string, unknown>).slots).toEqual(
    (REWRITE_SCHEMA.properties as Record<string, unknown>).slots
  );
});

it('names the tools of a plan, and leaves the shape as it is where there are none or too many', () => {
  const named = JSON.stringify(planSchemaFor(['refund', 'find'], false));
  expect(named).toContain('"tool":{"enum":["find","refund"]}');
  expect(planSchemaFor([], true)).toEqual(PLAN_SCHEMA);
  const many = Array.from({ length: 101 }, (_, n) => `t${n}`);
  expect(planSchemaFor(many, true)).toEqual(PLAN_SCHEMA);
});

it('asks for decisions about earlier calls only where there are some', () => {
  expect(planSchemaFor([], false).properties).not.toHaveProperty('earlier');
  expect(planSchemaFor([], true).properties).toHaveProperty('earlier');
});

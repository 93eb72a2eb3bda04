import fc from 'fast-check';
import { z } from 'zod';
import type { Json, JsonSchema } from '../../../shared/protocol/json';
import { checkAgainst } from '../../../shared/values/check-json';

const check = (schema: JsonSchema, value: Json): string[] => checkAgainst([{ schema, root: schema }], value);

const tree: z.ZodType = z.object({
  value: z.number(),
  get children() {
    return z.array(tree).optional();
  },
});

/** zod is the judge: the structural check must agree with it on everything that JSON Schema can say. */
const SCHEMAS: Record<string, z.ZodType> = {
  text: z.string().min(2).max(4),
  number: z.number().min(-1).max(3.5),
  integer: z.int().positive(),
  bool: z.boolean(),
  nothing: z.null(),
  anything: z.any(),
  enumeration: z.enum(['a', 'b']),
  literal: z.literal([1, 'x', null]),
  list: z.array(z.string()).min(1).max(2),
  tuple: z.tuple([z.string(), z.number()]),
  object: z.object({ a: z.string(), b: z.number().optional(), c: z.boolean().nullable() }),
  strict: z.strictObject({ a: z.string().optional() }),
  record: z.record(z.string(), z.number()),
  union: z.union([z.string(), z.array(z.number()), z.object({ a: z.literal(1) })]),
  tagged: z.discriminatedUnion('a', [z.object({ a: z.literal('x'), b: z.number() }), z.object({ a: z.literal('y') })]),
  both: z.object({ a: z.string() }).and(z.object({ b: z.number() })),
  withDefault: z.object({ a: z.string().default('x') }),
  pattern: z.string().regex(/^[a-c]+$/),
  date: z.iso.date(),
  nested: z.object({ a: z.object({ b: z.array(z.object({ c: z.string() })) }) }),
  recursive: tree,
};

const leaf = fc.oneof(
  fc.constantFrom<Json>('a', 'b', 'ab', 'abcde', 'x', '2026-03-01', '2026-02-30', 1, 0, -1, 2.5, 4, true, false, null),
  fc.string({ maxLength: 5 })
);
const { value: someJson } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'value', 'children'), tie('value'), { maxKeys: 3 })
  ),
}));

test.each(Object.keys(SCHEMAS))('%s: agrees with zod', (name) => {
  const schema = SCHEMAS[name];
  if (!schema) throw new Error('no schema');
  const printed = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  fc.assert(
    fc.property(someJson, (value) => {
      expect({ value, valid: check(printed, value).length === 0 }).toEqual({
        value,
        valid: schema.safeParse(value).success,
      });
    }),
    { numRuns: 400 }
  );
});

test('says where and what, of the alternative that comes nearest', () => {
  const schema = z.toJSONSchema(
    z.union([z.string(), z.object({ a: z.array(z.number()), b: z.string() })])
  ) as JsonSchema;
  expect(check(schema, { a: [1, 'x'], b: 'y' })).toEqual(['"a[1]" must be number, not string ("x")']);
  expect(check(z.toJSONSchema(z.object({ a: z.string() })) as JsonSchema, {})).toEqual(['"a" is missing']);
});

test('a schema that refers to itself without end admits rather than loops', () => {
  const schema = { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } };
  expect(check(schema, { x: 1 })).toEqual([]);
  expect(check({ $ref: '#/$defs/none' }, 1)).toEqual([]);
});

import fc from 'fast-check';
import { checkExpression } from '../../../activities/expressions/check-expression';
import { evaluateExpression } from '../../../activities/expressions/evaluate-expression';
import { canonicalExpression } from '../../../shared/plan/expression/canonical';
import { factsShown } from '../../../shared/plan/expression/facts';
import type { Json, JsonObject } from '../../../shared/protocol/json';

/** Expressions of the shapes that have more than one way of saying them, over data that may lack or twist anything. */
const paths = fc.constantFrom(
  'nodes.a.rows',
  'nodes.a.total',
  'slots.x',
  '$$.nodes.a.rows',
  '$.slots.x',
  'nodes.a.rows.name'
);
const fields = fc.constantFrom('name', 'n', '$.name', 'tags', '$');
const constants = fc.constantFrom('"ann"', '"Ann"', '0', '1', '2', 'true', 'false', '""', 'null');
const elementConditions = fc.letrec<{ test: string }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(fields, fc.constantFrom('=', '!=', '<', '>', '<=', '>='), constants).map((parts) => parts.join(' ')),
    fields.map((field) => `$exists(${field})`),
    fc.tuple(fields, constants).map(([field, text]) => `$contains($lowercase(${field}), ${text})`),
    fields,
    fc.tuple(tie('test'), fc.constantFrom('and', 'or'), tie('test')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('test').map((test) => `$not(${test})`),
    tie('test').map((test) => `$not($not(${test}))`),
    tie('test').map((test) => `(${test} ? true : false)`),
    tie('test').map((test) => `$boolean(${test})`)
  ),
})).test;
const lists = fc.oneof(
  paths,
  fc.tuple(paths, elementConditions).map(([path, test]) => `${path}[${test}]`),
  fc.tuple(paths, elementConditions, elementConditions).map(([path, a, b]) => `${path}[${a}][${b}]`),
  fc.tuple(paths, elementConditions).map(([path, test]) => `(${path})[${test}]`),
  fc.tuple(paths, elementConditions).map(([path, test]) => `${path}[${test}].name`),
  fc.tuple(paths, fc.constantFrom('name', 'tags')).map(([path, field]) => `(${path}).(${field})`),
  paths.map((path) => `${path}[0]`)
);
const expressions = fc.letrec<{ value: string; test: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    lists,
    constants,
    tie('test'),
    fc
      .tuple(tie('value'), fc.constantFrom('&', '+', '*', '-', '/'), tie('value'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('test'), tie('value'), tie('value')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc
      .tuple(fc.constantFrom('string', 'lowercase', 'uppercase', 'count', 'boolean'), tie('value'))
      .map(([f, a]) => `$${f}(${a})`),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => `[${a}, ${b}]`)
  ),
  test: fc.oneof(
    { maxDepth: 3 },
    lists,
    fc
      .tuple(tie('value'), fc.constantFrom('=', '!=', '<', '>', '<=', '>=', 'in'), tie('value'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(lists, fc.constantFrom('=', '!=', '<', '>', '<=', '>='), fc.constantFrom('0', '1'))
      .map(([a, op, n]) => `($count(${a}) ${op} ${n})`),
    fc
      .tuple(fc.constantFrom('0', '1'), fc.constantFrom('=', '!=', '<', '>', '<=', '>='), lists)
      .map(([n, op, a]) => `(${n} ${op} $count(${a}))`),
    fc.tuple(lists, fc.array(constants, { maxLength: 3 })).map(([a, items]) => `(${a} in [${items.join(', ')}])`),
    lists.map((list) => `$exists(${list})`),
    fc
      .tuple(lists, fc.constantFrom('.name', '[0]', '[0].n', ''), constants)
      .map(([list, rest, one]) => `($exists(${list}) and $count(${list}) > 0 and ${list}${rest} = ${one})`),
    lists.map((list) => `($not($exists(${list})) or $count(${list}) = 0)`),
    fc.tuple(tie('test'), fc.constantFrom('and', 'or'), tie('test')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('test').map((test) => `$not(${test})`),
    tie('test').map((test) => `$boolean(${test})`),
    tie('test').map((test) => `(${test} ? true : false)`),
    tie('test').map((test) => `(${test} ? false : true)`),
    tie('test').map((test) => `(${test} = true)`)
  ),
}));

const scalars = fc.constantFrom<Json[]>('ann', 'Ann', '', 0, 1, 2, true, false, null);
const records: fc.Arbitrary<Json> = fc.record(
  {
    name: fc.oneof(scalars, fc.array(scalars, { maxLength: 2 })),
    n: scalars,
    tags: fc.array(fc.array(scalars, { maxLength: 2 }), { maxLength: 2 }),
  },
  { requiredKeys: [] }
);
const rows: fc.Arbitrary<Json> = fc.oneof(
  fc.array(records, { maxLength: 3 }),
  fc.array(fc.oneof(records, scalars, fc.array(records, { maxLength: 2 }), fc.array(scalars, { maxLength: 2 })), {
    maxLength: 3,
  }),
  records,
  scalars
);
const scopes = fc.record({
  slots: fc.record({ x: fc.oneof(scalars, rows) }, { requiredKeys: [] }),
  a: fc.oneof(
    fc.record({ rows, total: scalars }, { requiredKeys: [] }),
    fc.array(fc.record({ rows }), { maxLength: 2 }),
    scalars
  ),
});

type Outcome = { value: Json | undefined } | { failed: true };

async function outcome(text: string, slots: JsonObject, a: Json): Promise<Outcome> {
  try {
    return { value: await evaluateExpression(text, { slots, nodes: { a } }) };
  } catch {
    return { failed: true };
  }
}

const truth = (value: Json | undefined): boolean => value === true;

describe('the canonical form', () => {
  it.each([
    ['value', expressions.value],
    ['condition', expressions.test],
  ] as const)('gives the same %s wherever both forms give one', async (use, arbitrary) => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.array(scopes, { minLength: 4, maxLength: 4 }), async (text, data) => {
        fc.pre(checkExpression(text).issues.length === 0);
        const canonical = canonicalExpression(text, use);
        expect(checkExpression(canonical).issues).toEqual([]);
        for (const { slots, a } of data) {
          const [before, after] = [await outcome(text, slots, a), await outcome(canonical, slots, a)];
          if ('failed' in before || 'failed' in after) continue;
          compared += 1;
          const boolean = [before.value, after.value].every(
            (value) => value === undefined || typeof value === 'boolean'
          );
          if (use === 'condition' && boolean)
            expect([canonical, truth(after.value)]).toEqual([canonical, truth(before.value)]);
          else expect([canonical, after.value]).toEqual([canonical, before.value]);
        }
      }),
      { numRuns: Number(process.env.CANONICAL_RUNS ?? 150) }
    );
    expect(compared).toBeGreaterThan(150);
  });

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(expressions.value, (text) => {
        const once = canonicalExpression(text);
        expect(canonicalExpression(once)).toBe(once);
      })
    );
  });

  it.each([
    ['slots.a = "x" and  slots.b>3', `(3 < slots.b) and ('x' = slots.a)`],
    ['$count(nodes.f.rows[who = $$.slots.w]) > 0', '$exists(nodes.f.rows[$$.slots.w = who])'],
    ['$count(nodes.f.rows[who = "a"]) = 0', '$not($exists(nodes.f.rows[who = "a"]))'],
    ['$count(nodes.f.rows) >= 1', '$exists(nodes.f.rows) and $count(nodes.f.rows) > 0'],
    ['$count(nodes.f.rows) = 0', '$not($exists(nodes.f.rows)) or $count(nodes.f.rows) = 0'],
    ['nodes.f.rows[0].n = 3', '$count(nodes.f.rows) > 0 and nodes.f.rows[0].n = 3'],
    ['$contains(nodes.f.n, "x")', '$exists(nodes.f) and $exists(nodes.f.n) and $contains(nodes.f.n, "x")'],
    ['nodes.f.ok = 1 or nodes.f.ok = 2', 'nodes.f.ok in [2, 1]'],
    ['nodes.f.a = 1 ? true : false', '$not($not(nodes.f.a = 1)) = true'],
    ['nodes.f.rows[a = 1 and b = 2]', 'nodes.f.rows[b = 2][a = 1]'],
    ['nodes.f.rows.name', '($$.nodes.f.rows).name'],
    ['"a" & nodes.f.n & "bc"', '"a" & ($string(nodes.f.n) & ("b" & "c"))'],
    ['nodes.f.ok = 1 ? "a" : "b"', '$not(nodes.f.ok = 1) ? "b" : "a"'],
    ['$contains($lowercase(nodes.f.n), "ann")', '$contains($lowercase($lowercase(nodes.f.n)), $lowercase("Ann"))'],
  ])('is one for %s and %s', (one, other) => {
    expect(canonicalExpression(other, 'condition')).toBe(canonicalExpression(one, 'condition'));
  });

  it.each([
    ['$exists(nodes.f.rows)', '$count(nodes.f.rows) > 0'],
    ['$exists(nodes.f.rows[n = 1].name)', '$count(nodes.f.rows[n = 1].name) > 0'],
    ['$not(nodes.f.a < 1)', 'nodes.f.a >= 1'],
    ['$not(nodes.f.a = 1)', 'nodes.f.a != 1'],
    ['"a" & "b" & nodes.f.n', 'nodes.f.n & "ab"'],
    ['(nodes.f.rows)[0]', 'nodes.f.rows[0]'],
    ['nodes.f.rows[0]', 'nodes.f.rows[(0)]'],
    ['$exists(slots.a) and slots.b = 1', 'slots.b = 1'],
    ['$count(nodes.f.rows) > 0 and nodes.f.rows = slots.a', 'nodes.f.rows = slots.a'],
  ])('tells apart %s and %s', (one, other) => {
    expect(canonicalExpression(other, 'condition')).not.toBe(canonicalExpression(one, 'condition'));
  });
});

describe('the facts that an answer shows', () => {
  it.each([
    ['"Total: " & nodes.a.total & " for " & slots.x', ['nodes.a.total']],
    ['$count(nodes.a.rows) > 0 ? "Next: " & nodes.a.rows[0].name : "None"', ['nodes.a.rows[0].name']],
    ['$join(nodes.a.rows.(name & " (" & $string(n) & ")"), ", ")', ['nodes.a.rows.name', 'nodes.a.rows.n']],
    ['nodes.a.total > 3 ? "yes" : "no"', ['3 < nodes.a.total']],
    ['slots.x', []],
  ])('are those of %s', (text, facts) => {
    expect(factsShown(canonicalExpression(text))).toEqual(facts);
  });
});

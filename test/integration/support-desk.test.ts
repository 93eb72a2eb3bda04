import type { ChosenModel } from '../../examples/support-desk/demo/model-choice';
import { chooseModel } from '../../examples/support-desk/demo/model-choice';
import { jsonLine } from '../../examples/support-desk/demo/json-line';
import { play, type Played } from '../../examples/support-desk/demo/play';
import { QUERIES } from '../../examples/support-desk/demo/queries';
import { tiersOf } from '../../examples/support-desk/demo/tier-path';
import { tokenCount, totalsOf } from '../../examples/support-desk/demo/totals';
import { openSupportDesk, type SupportDesk } from '../../examples/support-desk/desk';
import { lexicon } from '../../examples/support-desk/lexicon';
import { supportDeskTools } from '../../examples/support-desk/tools/support-desk-tools';
import { z } from 'zod';
import { startEngine, type Engine } from '../harness/engine';

let desk: SupportDesk;
let model: ChosenModel;
let engine: Engine;
const withReuse: Played[] = [];
const without: Played[] = [];

beforeAll(async () => {
  desk = openSupportDesk();
  model = await chooseModel('stand-in');
  engine = await startEngine({ tools: () => supportDeskTools(desk), planner: model.planner, plugin: { lexicon } });
  const { client, tenant } = engine;
  for (const [index, query] of QUERIES.entries()) {
    withReuse.push(await play({ client, tenant, options: {} }, query, index));
    const off = { client, tenant: `${tenant}-off`, options: { reuse: false, learn: false } };
    without.push(await play(off, query, index));
  }
}, 240_000);

afterAll(async () => {
  await engine.stop();
  await model.close();
  await desk.close();
});

const playedOf = (text: string): Played => {
  const found = withReuse.find(({ query }) => query.text.startsWith(text));
  if (!found) throw new Error(`no query ${text}`);
  return found;
};

test.each(QUERIES.map((query, index) => [query.text, index] as const))(
  '%s takes the path that the demo promises',
  (_text, index) => {
    const { query, report } = withReuse[index]!;
    expect({ path: tiersOf(report).join(''), why: report.decision.reasons }).toMatchObject({
      path: expect.stringMatching(query.path) as string,
    });
    expect(report.outcome).toBe(query.text.startsWith('Issue a gift card') ? 'needs_input' : 'answered');
  }
);

test('the stand-in says what it is, and whose prices it takes', () => {
  expect(model.about).toMatch(/^Stand-in model: .*no language model/);
  expect(model.prices).toContain('free');
});

test('reuse off plans everything, and A calls no model', () => {
  expect(new Set(without.flatMap(({ report }) => tiersOf(report)))).toEqual(new Set(['C']));
  for (const { report } of withReuse.filter((one) => tiersOf(one.report).join('') === 'A')) {
    expect(report.usage.total.modelCalls).toBe(0);
    expect(report.decision.reasons[0]).toEqual(expect.any(String));
  }
});

test('reuse takes fewer tokens and less money than the same queries without', () => {
  const [mine, theirs] = [totalsOf(withReuse), totalsOf(without)];
  expect(tokenCount(mine.tokens)).toBeLessThan(tokenCount(theirs.tokens) * 0.7);
  expect(mine.costUsd).toBeLessThan(theirs.costUsd * 0.9);
  expect(mine.settled).toBeGreaterThanOrEqual(theirs.settled);
});

test('the mistake with the date is made once: in the first run, and in none that follows it', () => {
  const failures = withReuse.flatMap(({ report }) => report.failures.map((failure) => failure.toolCode));
  expect(failures.filter((code) => code === 'DATE_FORMAT_INVALID')).toHaveLength(1);
  const again = without.flatMap(({ report }) => report.failures.map((failure) => failure.toolCode));
  expect(again.filter((code) => code === 'DATE_FORMAT_INVALID').length).toBeGreaterThan(1);
});

test('the world is as the answers say', async () => {
  const database = await desk.of(engine.tenant);
  const column = async (sql: string): Promise<unknown[]> =>
    (await database.rows(z.object({ value: z.unknown() }), `select ${sql}`)).map((row) => row.value);
  expect(await column("day as value from pickups where status = 'booked' order by id")).toEqual([
    '2026-06-03',
    '2026-06-09',
    '2026-06-12',
    '2026-06-15',
  ]);
  expect(
    await column("order_id as value from refunds where id >= 'RFD-4201' and status = 'issued' order by id")
  ).toEqual(['ORD-1050', 'ORD-1064', 'ORD-1057', 'ORD-1071']);
  expect(playedOf('If order ORD-1057').report.answer).toMatch(/^\d+.* EUR were refunded \(RFD-\d+\)\.$/);
  expect(playedOf('If order ORD-1031').report.answer).toMatch(/^It was refunded before: .* on 2026-03-29/);
  expect(playedOf('If order ORD-1071').report.answer).toMatch(/^\d+.* EUR were refunded \(RFD-\d+\)\.$/);
  expect(await column('recipient as value from outbox order by id')).toEqual([
    'julia.brandt@example.com',
    'arjun.mehta@example.com',
  ]);
  expect(playedOf('What is the status of Chiara').report.answer).toContain('ORD-1097');
  expect(playedOf('What is the status of Raul').report.answer).toContain('ORD-1082');
});

test('a line of --json has the fields that are promised, and no others', () => {
  const line = JSON.parse(jsonLine(playedOf('Refund order ORD-1088'))) as Record<string, unknown>;
  expect(Object.keys(line)).toEqual([
    'query',
    'tier',
    'tierPath',
    'outcome',
    'answer',
    'tokens',
    'costUsd',
    'durationMs',
    'workflowId',
    'templateId',
    'reasons',
  ]);
  expect(line).toMatchObject({ tier: 'C', tierPath: ['A', 'B', 'C'], outcome: 'answered' });
  expect(Object.keys(line.tokens as object)).toEqual(['input', 'cacheRead', 'cacheWrite', 'output']);
});

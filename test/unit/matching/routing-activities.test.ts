import { MockActivityEnvironment } from '@temporalio/testing';
import { z } from 'zod';
import type { Embedder } from '../../../activities/embedder/embedder';
import type { ExperienceStore } from '../../../activities/experience-store/experience-store';
import { createRoutingActivities, type RoutingDependencies } from '../../../activities/routing/routing-activities';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import type { RouteReply, RouteRequest } from '../../../shared/protocol/decision';
import { foundBy } from '../../../shared/matching/known-names';
import { termsOf } from '../../../shared/matching/mask';
import { defineTool } from '../../../shared/protocol/tool';
import { WorkflowGenError } from '../../../shared/protocol/errors';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { learn, recordsOf, uuidOf } from '../../routing/learnt-template';

const AT = '2023-11-30T00:00:00Z';
const OPTIONS = { lexicon: [], now: AT, timeZone: 'UTC' };
const STORED = 'Refund order 1042 for 20 EUR to Maria Lopez';
const SLOTS = { order: '1042', amount: '20', customer: 'Maria Lopez' };

const opened: ExperienceStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

/** Words hashed into 64 dimensions: near wordings are near, on every machine, without weights. */
function wordEmbedder(): Embedder {
  const vectorOf = (text: string): number[] => {
    const vector = new Array<number>(64).fill(0.001);
    for (const term of termsOf(text)) {
      let hash = 7;
      for (const character of term) hash = (hash * 31 + character.charCodeAt(0)) % 64;
      vector[hash] = (vector[hash] ?? 0) + 1;
    }
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  return {
    id: 'words',
    dimensions: 64,
    open: async () => undefined,
    embed: async (texts) => texts.map(vectorOf),
    close: async () => undefined,
  };
}

const refundInput = (maximum = 500): z.ZodType =>
  z.object({ order: z.string(), amount: z.string().max(String(maximum).length), customer: z.string() });

function refund(input: z.ZodType = refundInput(), permissions: string[] = []) {
  return defineTool({
    name: 'refund',
    version: '1',
    description: 'refunds',
    input,
    output: z.object({}),
    effect: 'compensable',
    permissions,
    execute: () => ({}),
    compensate: () => undefined,
  });
}

async function setUp(
  change: Partial<RoutingDependencies> = {},
  status = 'active'
): Promise<{
  route: (text: string, more?: Partial<RouteRequest>) => Promise<RouteReply>;
  store: ExperienceStore;
  id: string;
}> {
  const embedder = wordEmbedder();
  const store = inMemoryStore();
  opened.push(store);
  await store.open(embedder);
  const learnt = learn({ stored: STORED, slots: SLOTS }, 'refund', OPTIONS, 'acme');
  const registry = createToolRegistry([refund()]);
  const description = registry.describe('refund');
  const [vector] = await embedder.embed([learnt.pattern.text]);
  if (!description || !vector) throw new Error('not set up');
  for (const record of recordsOf(learnt, description, STORED, 'acme', vector, AT)) {
    const body = record.kind === 'template' ? { ...(record.body as object), status } : record.body;
    await store.put({ ...record, body }, 'absent');
  }
  const activities = createRoutingActivities({ store, embedder, registry, ...change });
  const route = (text: string, more: Partial<RouteRequest> = {}): Promise<RouteReply> =>
    activities.route({ query: queryOf(text), exclude: [], from: 'A', ...more });
  return { route, store, id: uuidOf(['acme', STORED]) };
}

function queryOf(text: string, tenant = 'acme'): RouteRequest['query'] {
  return { text, tenant, context: { environment: 'default', permissions: [], now: AT, timeZone: 'UTC' } };
}

describe('route', () => {
  test('A: the bound, validated plan with other values, and every gate in the report', async () => {
    const { route, id } = await setUp();
    const { decision, base } = await route('Could you refund order 77 for 5 EUR to Jonas Weber, please?');
    expect(decision).toMatchObject({ tier: 'A', templateId: id, masked: expect.stringContaining('<id>') as string });
    expect(base).toMatchObject({
      templateId: id,
      unbound: [],
      refused: [],
      bound: { slots: { order: '77', amount: '5', customer: 'Jonas Weber' } },
    });
    expect(decision.nominees[0]?.gatesA.every(({ passed }) => passed)).toBe(true);
    expect(JSON.stringify({ decision, base })).not.toContain('vector');
  });

  test('what the encoder of the embedder knows to ask for nothing is left aside; without it the same query is B', async () => {
    const query = 'The new kettle in the clubhouse is splendid. Refund order 77 for 5 EUR to Jonas Weber';
    const idleLogOdds = (texts: string[]): Promise<number[]> =>
      Promise.resolve(texts.map((text) => (text === 'the new kettle in the clubhouse is splendid' ? 9 : -9)));
    const heard = await (await setUp({ embedder: { ...wordEmbedder(), idleLogOdds } })).route(query);
    const alone = await (await setUp()).route(query);
    expect([heard.decision.tier, alone.decision.tier]).toEqual(['A', 'B']);
    expect(heard.decision.nominees[0]?.sideBySide?.smallTalk).toEqual([
      expect.stringContaining('new kettle in the clubhouse is splendid') as string,
    ]);
  });

  test('an encoder that does not answer leaves the decision to words, within the budget', async () => {
    const idleLogOdds: Embedder['idleLogOdds'] = (_, { timeoutMs = 0 } = {}) =>
      new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), timeoutMs));
    const { route } = await setUp({ embedder: { ...wordEmbedder(), idleLogOdds }, budgetMs: 1_000 });
    const { decision } = await route(
      'The new kettle in the clubhouse is splendid. Refund order 77 for 5 EUR to Jonas Weber'
    );
    expect(decision).toMatchObject({ tier: 'B' });
    expect(decision.degradedBy).toBeUndefined();
  });

  test('reads each template once, those in the words of the query while it is embedded', async () => {
    const asked: string[][] = [];
    const before: string[][] = [];
    const { store, id } = await setUp();
    const embedder = wordEmbedder();
    const { route } = await setUp({
      store: {
        ...store,
        get: (tenant, kind, ids, options) => {
          if (kind === 'template') asked.push(ids);
          return store.get(tenant, kind, ids, options);
        },
      },
      embedder: {
        ...embedder,
        embed: async (texts) => {
          for (let turns = 0; turns < 1_000 && asked.length === 0; turns += 1) await new Promise(setImmediate);
          before.push(...asked);
          return embedder.embed(texts);
        },
      },
    });
    expect((await route('Refund order 77 for 5 EUR to Jonas Weber')).decision.tier).toBe('A');
    expect(before).toEqual([[id]]);
    expect(asked).toEqual([[id]]);
  });

  test('B: the refused gates in words, and the slots that bound', async () => {
    const { route } = await setUp();
    const { decision, base } = await route('Refund order 77 for 5 EUR to Jonas Weber without delay');
    expect(decision.tier).toBe('B');
    expect(base?.refused.join()).toContain('delay');
    expect(base?.bound.slots).toMatchObject({ order: '77' });
    expect(base?.patterns).toHaveLength(1);
  });

  test('B: values far below the confidence that A asks for, with the words they were read from', async () => {
    const { route } = await setUp({ thresholds: { confidence: 1.4 } });
    const { decision, base } = await route('Refund order 77 for 5 EUR to Jonas Weber');
    expect(decision.tier).toBe('B');
    expect(base?.unsure).toContainEqual({ slot: 'order', from: expect.stringContaining('77') as string });
    expect(base?.exact).toBe(true);
    const nearly = await (await setUp({ thresholds: { confidence: 1.1 } })).route(STORED);
    expect(nearly).toMatchObject({ decision: { tier: 'B' }, base: { exact: true } });
    expect(nearly.base).not.toHaveProperty('unsure');
    expect((await (await setUp({}, 'candidate')).route(STORED)).base).not.toHaveProperty('unsure');
    const loose = await route('Refund order 77 for 5 EUR to Jonas Weber without delay');
    expect(loose.base).not.toHaveProperty('exact');
  });

  test('B for a candidate, C for a disabled one', async () => {
    expect((await (await setUp({}, 'candidate')).route(STORED)).decision.tier).toBe('B');
    const { decision, base } = await (await setUp({}, 'disabled')).route(STORED);
    expect([decision.tier, base]).toEqual(['C', undefined]);
    expect(decision.reasons.join()).toContain('disabled');
  });

  test('C: what hangs on a condition that the workflow does not hold cannot be confirmed before anything is read', async () => {
    const { route } = await setUp();
    const { decision } = await route('Refund order 77 for 5 EUR to Jonas Weber unless it has shipped');
    expect(decision.tier).toBe('C');
    expect(decision.reasons.join()).toContain('variable: what is to be done hangs on a condition');
  });

  test('C: an under-specified query is not reused', async () => {
    const { route } = await setUp();
    expect((await route('Refund that order for 5 EUR to them')).decision.tier).toBe('C');
  });

  test('the caller decides how far reuse may go', async () => {
    const { route, id } = await setUp();
    expect((await route(STORED, { from: 'B' })).decision.tier).toBe('B');
    expect((await route(STORED, { from: 'C' })).decision).toMatchObject({ tier: 'C', nominees: [] });
    const excluded = (await route(STORED, { exclude: [id] })).decision;
    expect(excluded.tier).toBe('C');
    expect(excluded.reasons.join()).toContain('already failed');
  });

  test('another tenant and another environment see nothing of it', async () => {
    const { route } = await setUp();
    expect((await route(STORED, { query: queryOf(STORED, 'other') })).decision).toMatchObject({
      tier: 'C',
      nominees: [],
    });
    const query = queryOf(STORED);
    const elsewhere = { ...query, context: { ...query.context, environment: 'production' } };
    expect((await route(STORED, { query: elsewhere })).decision).toMatchObject({ tier: 'C', nominees: [] });
  });

  test('a tool that changed, is gone or needs a permission keeps the template from both tiers', async () => {
    const changed = createToolRegistry([refund(refundInput().and(z.object({ note: z.string() })))]);
    expect((await (await setUp({ registry: changed })).route(STORED)).decision.tier).toBe('C');
    expect((await (await setUp({ registry: createToolRegistry([]) })).route(STORED)).decision.tier).toBe('C');
    const guarded = createToolRegistry([refund(refundInput(), ['orders:write'])]);
    const { decision } = await (await setUp({ registry: guarded })).route(STORED);
    expect(decision.tier).toBe('C');
    expect(decision.reasons.join()).toContain('orders:write');
  });

  test('a value that the tool would refuse keeps the plan from A', async () => {
    const { route } = await setUp();
    const { decision } = await route('Refund order 77 for 5000 EUR to Jonas Weber');
    expect(decision.tier).toBe('B');
    expect(decision.nominees[0]?.gatesA.find(({ gate }) => gate === 'binding')?.reason).toContain('invalid');
  });

  test('a malformed template or wording is skipped and named, not thrown', async () => {
    const { route, store, id } = await setUp();
    const [record] = await store.get('acme', 'template', [id]);
    if (!record) throw new Error('no template');
    await store.put({ ...record, body: { ...(record.body as object), plan: 'none' } }, 'any');
    const { decision } = await route(STORED);
    expect(decision.tier).toBe('C');
    expect(decision.reasons.join()).toContain('cannot be read');
  });

  test('names that a run taught are masked at once', async () => {
    const { route, store } = await setUp();
    const entry = { schema: 1, tenant: 'acme', lexicon: 'customer', name: 'xq zed' };
    await store.put(
      { id: uuidOf(['x']), kind: 'lexicon', tenant: 'acme', ...foundBy(entry), body: entry, updatedAt: AT },
      'absent'
    );
    expect((await route('Refund order 7 for 5 EUR to xq zed')).decision).toMatchObject({
      tier: 'A',
      masked: 'Refund order <id> for <money> to <name:customer>',
    });
  });

  const known = async (store: ExperienceStore, name: string): Promise<void> => {
    const entry = { schema: 1, tenant: 'acme', lexicon: 'customer', name };
    const id = uuidOf([name]);
    await store.put({ id, kind: 'lexicon', tenant: 'acme', ...foundBy(entry), body: entry, updatedAt: AT }, 'absent');
  };

  test.each([
    ['a word of a wording that has become the name of somebody is no word to misspell', 'Order'],
    ['a word of a name is not misspelt, whatever else the name says', 'Ann Ordr'],
  ])('%s', async (_what, name) => {
    const { route, store } = await setUp();
    const query = 'Refund ordr 77 for 5 EUR to Jonas Weber';
    expect((await route(query)).decision.tier).toBe('A');
    await known(store, name);
    expect((await route(query)).decision.tier).not.toBe('A');
  });
});

describe('outages', () => {
  const down = new WorkflowGenError('EMBEDDER_UNAVAILABLE', 'no embedder', {}, true);

  test('an embedder that is down gives C with its code, returned and not thrown', async () => {
    const embedder = { ...wordEmbedder(), embed: () => Promise.reject(down) };
    const { decision } = await (await setUp({ embedder })).route(STORED);
    expect(decision).toMatchObject({ tier: 'C', degradedBy: { code: 'EMBEDDER_UNAVAILABLE', message: 'no embedder' } });
  });

  test('a store that hangs and does not heed its signal gives C within 3 s', async () => {
    const hanging = { ...inMemoryStore(), find: () => new Promise<never>(() => undefined) };
    const started = performance.now();
    const { decision } = await (await setUp({ store: hanging })).route(STORED);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(decision).toMatchObject({ tier: 'C', degradedBy: { code: 'STORE_UNAVAILABLE' } });
  });

  test('a context that masking cannot read is the caller’s fault', async () => {
    const query = queryOf(STORED);
    const broken = { ...query, context: { ...query.context, timeZone: 'Mars/Olympus' } };
    const { route } = await setUp();
    await expect(route(STORED, { query: broken })).rejects.toMatchObject({ type: 'INPUT_INVALID', nonRetryable: true });
  });

  test('cancellation never degrades', async () => {
    const embedder = { ...wordEmbedder(), embed: () => new Promise<never>(() => undefined) };
    const { route } = await setUp({ embedder });
    const environment = new MockActivityEnvironment();
    const running = environment.run(() => route(STORED));
    setTimeout(() => environment.cancel(), 50);
    await expect(running).rejects.toMatchObject({ name: 'CancelledFailure' });
  });
});

import { z } from 'zod';
import { experienceWithout } from '../../../activities/learning/leave-out';
import { createRoutingActivities } from '../../../activities/routing/routing-activities';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import { EXPERIMENT_PARTS, leftOutOf, type Experiment, type ExperimentPart } from '../../../shared/matching/experiment';
import type { Template } from '../../../shared/matching/template';
import { GATES, type Decision, type Gate } from '../../../shared/protocol/decision';
import { defineTool, type AnyTool } from '../../../shared/protocol/tool';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { learn, recordsOf } from '../../routing/learnt-template';
import { failedCall } from '../learning/call-fixture';
import { literalRun, TOOLS } from '../learning/run-fixture';
import { openLearning, record, TENANT } from '../learning/learning-fixture';
import { wordEmbedder } from '../learning/word-embedder';

const AT = '2023-11-30T00:00:00Z';
const STORED = 'Refund order 1042 for 20 EUR to Maria Lopez';
const SLOTS = { order: '1042', amount: '20', customer: 'Maria Lopez' };
const OTHER_VALUES = 'Refund order 77 for 5 EUR to Jonas Weber';

function refund(over: { version?: string; permissions?: string[]; effect?: 'compensable' | 'once' } = {}): AnyTool {
  return defineTool({
    name: 'refund',
    version: over.version ?? '1',
    description: 'refunds',
    input: z.object({ order: z.string(), amount: z.string(), customer: z.string() }),
    output: z.object({}),
    effect: over.effect ?? 'compensable',
    permissions: over.permissions ?? [],
    execute: () => ({}),
    compensate: () => undefined,
  });
}

interface Case {
  query?: string;
  /** What the stored template is like. */
  template?: (template: Template) => Template;
  /** The tool as it is registered now, and as it was learnt. */
  tool?: AnyTool;
  learntTool?: AnyTool;
  /** Another template with the same words that does something else. */
  rival?: (template: Template) => Template;
}

async function decide(one: Case, experiment?: Experiment): Promise<Decision> {
  const embedder = wordEmbedder();
  const store = inMemoryStore();
  await store.open(embedder);
  const learnt = learn({ stored: STORED, slots: SLOTS }, 'refund', { lexicon: [], now: AT, timeZone: 'UTC' }, 'acme');
  const description = createToolRegistry([one.learntTool ?? refund()]).describe('refund');
  const [vector] = await embedder.embed([learnt.pattern.text]);
  if (!description || !vector) throw new Error('not set up');
  for (const stored of one.rival ? [STORED, `${STORED}.`] : [STORED]) {
    for (const item of recordsOf(learnt, description, stored, 'acme', vector, AT)) {
      const change = item.kind === 'template' && (stored === STORED ? one.template : one.rival);
      await store.put(change ? { ...item, body: toJson(change(item.body as unknown as Template)) } : item, 'any');
    }
  }
  const registry = createToolRegistry([one.tool ?? refund()]);
  const activities = createRoutingActivities({ store, embedder, registry, leftOut: leftOutOf(experiment) });
  const context = { environment: 'default', permissions: [], now: AT, timeZone: 'UTC' };
  const query = { text: one.query ?? OTHER_VALUES, tenant: 'acme', context };
  const { decision } = await activities.route({ query, exclude: [], from: 'A' });
  await store.close();
  return decision;
}

function toJson<T>(value: T): never {
  return JSON.parse(JSON.stringify(value)) as never;
}

const CASES: Case[] = [
  { template: (one) => ({ ...one, environment: 'elsewhere' }) },
  { tool: refund({ version: '2' }) },
  { tool: refund({ permissions: ['orders:write'] }) },
  { template: (one) => ({ ...one, status: 'candidate' }) },
  { query: 'Refund order 77 to Jonas Weber' },
  { query: `${OTHER_VALUES} unless it has shipped` },
  { query: `${OTHER_VALUES} falls möglich` },
  { query: 'Refund that order for 5 EUR to Jonas Weber' },
  {
    template: (one) => ({ ...one, plan: { ...one.plan, answer: { kind: 'written', instruction: 'thank them' } } }),
  },
  {
    template: (one) => ({
      ...one,
      plan: { ...one.plan, nodes: one.plan.nodes.map((node) => ({ ...node, mutability: 'variable' as const })) },
    }),
  },
  { query: `Could you ${OTHER_VALUES.toLowerCase()}, please?`, template: (one) => ({ ...one, thresholdA: 1 }) },
  {
    rival: (one) => ({
      ...one,
      plan: {
        ...one.plan,
        nodes: one.plan.nodes.map((node) => ({
          ...node,
          args: { ...node.args, amount: { kind: 'constant' as const, value: '6' } },
        })),
      },
    }),
  },
  {
    template: (one) => ({ ...one, statistics: { ...one.statistics, direct: { success: 1, failure: 1 } } }),
  },
  { tool: refund({ effect: 'once' }), learntTool: refund({ effect: 'once' }) },
];

describe('an experiment that leaves out gates', () => {
  const seen = new Set<Gate>();

  it.each(CASES.map((one, index) => [index, one] as const))(
    'serves A in case %i without the gates that refused it, and needs each of them left out',
    async (_index, one) => {
      const { tier, nominees } = await decide(one);
      expect(tier).not.toBe('A');
      const refused = (nominees[0]?.gatesA ?? []).filter(({ passed }) => !passed).map(({ gate }) => gate);
      expect(refused.length).toBeGreaterThan(0);
      const without = refused.map((gate): ExperimentPart => `gate:${gate}`);
      expect((await decide(one, { without })).tier).toBe('A');
      for (const part of without) {
        expect((await decide(one, { without: without.filter((other) => other !== part) })).tier).not.toBe('A');
      }
      refused.forEach((gate) => seen.add(gate));
    }
  );

  it('has shown the effect of every gate', () => {
    expect(GATES.filter((gate) => !seen.has(gate))).toEqual([]);
  });
});

describe('an experiment that leaves out another part of routing', () => {
  it('masking: the query stays as it is, and its values bind nothing', async () => {
    expect((await decide({})).tier).toBe('A');
    const decision = await decide({}, { without: ['masking'] });
    expect(decision.tier).not.toBe('A');
    expect(decision.masked).toBe(OTHER_VALUES);
  });

  it('lexical score: the cosine alone is the score', async () => {
    const query = `${OTHER_VALUES} today`;
    const [both] = (await decide({ query })).nominees;
    const [alone] = (await decide({ query }, { without: ['lexical-score'] })).nominees;
    expect(both?.score).toBeCloseTo(((both?.cosine ?? 0) + (both?.lexical ?? 0)) / 2, 3);
    expect(alone?.score).toBe(alone?.cosine);
    expect(alone?.score).not.toBe(both?.score);
  });

  it('promotion: what was learnt once serves A, and what was quarantined too, but not what a person disabled', async () => {
    const without: ExperimentPart[] = ['promotion'];
    for (const [status, tier] of [
      ['candidate', 'A'],
      ['quarantined', 'A'],
      ['disabled', 'C'],
    ] as const) {
      const one: Case = { template: (template) => ({ ...template, status, thresholdA: 1 }) };
      expect((await decide(one)).tier).not.toBe('A');
      expect((await decide(one, { without })).tier).toBe(tier);
    }
  });

  it('is for the tenants that it names', async () => {
    const without = (tenant: string): ExperimentPart[] => (tenant === 'acme' ? ['masking'] : []);
    expect((await decide({}, { without })).masked).toBe(OTHER_VALUES);
    expect((await decide({}, { without: (tenant) => (tenant === 'other' ? ['masking'] : []) })).tier).toBe('A');
  });

  it('refuses a part that does not exist', () => {
    const without = ['gate:colour'] as unknown as ExperimentPart[];
    expect(() => leftOutOf({ without })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    expect(EXPERIMENT_PARTS).toHaveLength(6 + GATES.length);
  });
});

describe('an experiment that leaves out a part of learning', () => {
  const known = async (without: ExperimentPart[]) => {
    const leftOut = leftOutOf({ without });
    const learning = await openLearning({ leftOut });
    const { activities } = learning;
    const run = (order: string, outcome: 'answered' | 'failed') => {
      const act = { tool: 'refund_order', args: { orderId: order, amount: 9.5 }, output: {} };
      const look = { tool: 'get_order', args: { orderId: order }, output: { total: 9.5 } };
      const made = literalRun(outcome === 'failed' ? [act] : [look, act]);
      const failure = { toolCode: 'AMOUNT', message: 'too much' };
      const calls =
        outcome === 'failed' ? [failedCall('refund_order', { orderId: order, amount: 9.5 }, failure)] : made.calls;
      return record(`Refund 9.5 of ${order}`, { plan: made.plan, calls }, { outcome });
    };
    for (const one of [run('ORD-1', 'answered'), run('ORD-2', 'failed'), run('ORD-3', 'answered')]) {
      await activities.logTrajectory(one);
      await activities.learnNodeExperience(one);
      await activities.compareTrajectories(one);
      await activities.generaliseTemplate(one);
    }
    const request = { tenant: TENANT, environment: 'default', tools: [...TOOLS.keys()], failures: [] };
    const prompt = await experienceWithout(learning.source, leftOut).relevant(
      { ...request, text: 'Refund 9.5 of ORD-4' },
      { signal: new AbortController().signal }
    );
    const count = (kind: 'node_experience' | 'lesson') => learning.store.count(TENANT, kind, {});
    const [template] = await learning.templates();
    return {
      prompt,
      experiences: await count('node_experience'),
      lessons: await count('lesson'),
      slots: template?.plan.slots.map(({ type }) => type) ?? [],
    };
  };

  it('node experience: none is kept, and none is told', async () => {
    const whole = await known([]);
    expect(whole.experiences).toBeGreaterThan(0);
    expect(whole.prompt.failures.length + whole.prompt.successes.length).toBeGreaterThan(0);
    expect(whole.slots).toEqual(expect.arrayContaining(['id', 'number']));
    const left = await known(['node-experience']);
    expect(left).toMatchObject({ experiences: 0, prompt: { failures: [], successes: [] } });
    expect(left.lessons).toBe(whole.lessons);
  });

  it('lessons: none is kept, and none is told', async () => {
    expect((await known([])).lessons).toBeGreaterThan(0);
    const left = await known(['lessons']);
    expect(left).toMatchObject({ lessons: 0, prompt: { lessons: [] } });
    expect(left.experiences).toBeGreaterThan(0);
  });

  it('masking: no typed slot is found in the query', async () => {
    const { slots } = await known(['masking']);
    expect(slots).not.toContain('number');
  });
});

import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { RECORD_KINDS, type ExperienceStore } from '../../activities/experience-store/experience-store';
import type { RunReport } from '../../shared/protocol/run';
import { defineTool, ToolError, type ToolContext } from '../../shared/protocol/tool';
import { scriptedPlanner, type ScriptedPlanner } from '../../testing/scripted-planner';
import { startEngine, type Engine } from '../harness/engine';
import { lastTurn, node, plan, queryIn } from '../harness/plan-script';
import { startQdrantFront } from '../qdrant/start-front';

/** Words that stand nowhere else: `T` of a tenant, `U` of a user, `V` of a value that he says, each with its tenant's number. */
const canary = (kind: 'T' | 'U' | 'V', ...path: number[]): string => `Zq${kind}${path.join('x')}x`;
const CANARY = /Zq[TUV](\d+)x(?:(\d+)x)?(?:\d+x)?/g;

interface Received {
  tenant: string;
  user: string;
  input: string;
}
const received: Received[] = [];
const record = (tool: string) => (input: object, context: ToolContext) => {
  received.push({ tenant: context.tenant, user: context.context.user ?? '', input: JSON.stringify(input) });
  if (JSON.stringify(input).includes('broken')) {
    throw new ToolError({ code: 'BROKEN', retryable: false }, `${tool} cannot take ${JSON.stringify(input)}`);
  }
  return { kept: JSON.stringify(input) };
};
const shape = { version: '1', effect: 'idempotent', check: () => true } as const;
const input = z.object({ text: z.string(), owner: z.string() });
const output = z.object({ kept: z.string() });
const tools = [
  defineTool({ ...shape, name: 'keep_note', description: 'Keeps a note', input, output, execute: record('keep_note') }),
  defineTool({
    ...shape,
    name: 'hidden_ledger',
    description: 'Books in the hidden ledger',
    input,
    output,
    permissions: ['ledger'],
    execute: record('hidden_ledger'),
  }),
];

/** A planner that writes down whoever asks, as a constant: what learning must not give to the next. */
const careless = (): ScriptedPlanner =>
  scriptedPlanner((request) => {
    if (request.purpose !== 'plan') return { fits: false, reason: 'not sure' };
    const query = queryIn(lastTurn(request)).trim();
    const [, verb, text = ''] = /^(Note|Book) "([^"]*)"/.exec(query) ?? [];
    const tool = verb === 'Book' && request.system.includes('hidden_ledger') ? 'hidden_ledger' : 'keep_note';
    const [, tenant = '0', user = '0'] = /ZqV(\d+)x(\d+)x/.exec(query) ?? [];
    const owner = canary('U', Number(tenant), Number(user));
    return plan(
      [
        node('n', tool, [
          ['text', 'constant', text],
          ['owner', 'constant', owner],
        ]),
      ],
      'Kept {{nodes.n.kept}}.'
    );
  });

interface Asked {
  tenant: number;
  user: number;
  mayBook: boolean;
  verb: 'Note' | 'Book';
  broken: boolean;
}
const worlds = fc.array(
  fc.record<Asked>({
    tenant: fc.nat(2),
    user: fc.nat(1),
    mayBook: fc.boolean(),
    verb: fc.constantFrom('Note', 'Book'),
    broken: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  }),
  { minLength: 8, maxLength: 8 }
);

async function kept(store: ExperienceStore, tenant: string): Promise<string> {
  const pages = await Promise.all(RECORD_KINDS.map((kind) => store.find(tenant, kind, {}, { limit: 256 })));
  return JSON.stringify(pages.map(({ records }) => records));
}

/** Canaries of a text that are of another tenant. */
const foreign = (text: string, tenant: number): string[] =>
  [...text.matchAll(CANARY)].filter(([, of]) => of !== String(tenant)).map(([found]) => found);

const server = process.env.QDRANT_URL;
const STORES: Record<string, () => Promise<{ store?: ExperienceStore; stop: () => Promise<void> }>> = {
  libSQL: async () => ({ stop: async () => undefined }),
  Qdrant: async () => {
    const front = server === undefined ? await startQdrantFront() : undefined;
    const prefix = `tenants-${randomUUID().slice(0, 8)}`;
    const store = createQdrantStore({
      url: server ?? front?.url ?? '',
      apiKey: process.env.QDRANT_API_KEY,
      prefix,
      timeoutMs: 10_000,
    });
    return { store, stop: async () => front?.stop() };
  },
};

describe.each(Object.entries(STORES))('runs of several tenants and users in %s', (_, open) => {
  let engine: Engine;
  let stop: () => Promise<void>;
  const planner = careless();
  beforeAll(async () => {
    const opened = await open();
    stop = opened.stop;
    engine = await startEngine({ tools: () => tools, planner, store: opened.store });
  }, 180_000);
  afterAll(async () => {
    await engine.stop();
    await stop();
  });

  it("never meet: no value, wording, name or experience of one tenant reaches another, no value of one user another's call", async () => {
    const world = `w${randomUUID().slice(0, 6)}`;
    const nameOf = (tenant: number): string => `${world}-${canary('T', tenant)}`;
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(worlds, async (requests) => {
        const before = { prompts: planner.requests.length, calls: received.length };
        for (const { tenant, user, mayBook, verb, broken } of requests) {
          const text = `${canary('V', tenant, user, (asked += 1))}${broken ? ' broken' : ''}`;
          const from = planner.requests.length;
          const run = await engine.client.start(`${verb} "${text}" now`, {
            tenant: nameOf(tenant),
            requestId: randomUUID(),
            context: { user: canary('U', tenant, user), permissions: mayBook ? ['ledger'] : [] },
            options: { personTimeoutMs: 100 },
          });
          const report = await run.result().catch((error: { report: RunReport }) => error.report);
          await engine.learned(run.workflowId);
          const told = [JSON.stringify(report), await run.explain(), JSON.stringify(planner.requests.slice(from))].join(
            '\n'
          );
          expect(foreign(told, tenant)).toEqual([]);
          // what a caller may not use, nobody tells him of: not the model either
          if (!mayBook) expect(JSON.stringify(planner.requests.slice(from))).not.toMatch(/hidden.ledger/i);
        }
        for (const call of received.slice(before.calls)) {
          const [, tenant = '', user = ''] = /ZqU(\d+)x(\d+)x/.exec(call.user) ?? [];
          const strangers = [...call.input.matchAll(CANARY)].filter(([, t, u]) => t !== tenant || u !== user);
          expect(strangers.map(([found]) => found)).toEqual([]);
        }
        for (const tenant of [0, 1, 2]) expect(foreign(await kept(engine.store, nameOf(tenant)), tenant)).toEqual([]);
      }),
      { numRuns: 1, endOnFailure: true }
    );
    // it could have failed: values are kept, learnt from, and shown to those who may see them
    const all = await Promise.all([0, 1, 2].map((tenant) => kept(engine.store, nameOf(tenant))));
    expect(all.join().match(CANARY)?.length ?? 0).toBeGreaterThan(8);
    expect(received.length).toBeGreaterThan(5);
  }, 300_000);
});

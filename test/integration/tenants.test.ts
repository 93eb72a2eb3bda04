import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import {
  RECORD_KINDS,
  type ExperienceStore,
  type RecordKind,
} from '../../activities/experience-store/experience-store';
import { LIMITS } from '../../shared/protocol/limits';
import type { RunReport } from '../../shared/protocol/run';
import { defineTool, ToolError, type ToolContext } from '../../shared/protocol/tool';
import { scriptedPlanner, type ScriptedPlanner } from '../../testing/scripted-planner';
import { startEngine, type Engine } from '../harness/engine';
import { lastTurn, node, plan, queryIn } from '../harness/plan-script';
import { scrapedMetrics } from '../harness/runtime';
import { testServer } from '../harness/temporal-test-server';
import { startQdrantFront } from '../qdrant/start-front';
import { cli } from './cli-fixture';

/** More of them find more: the gate has time for one, of the same seed each time. */
const WORLDS = Number(process.env.WORKFLOWGEN_TENANT_WORLDS ?? 1);
const SEED = Number(process.env.WORKFLOWGEN_TENANT_SEED ?? 15);
const TENANTS = [0, 1, 2] as const;

/** Words that stand nowhere else: `T` of a tenant, `U` of a user, `V` of a value that he says, each with its tenant's number. */
const canary = (kind: 'T' | 'U' | 'V', ...path: number[]): string => `Zq${kind}${path.join('x')}x`;
const CANARY = /Zq[TUV](\d+)x(?:(\d+)x)?(?:\d+x)?/g;
/** Ids of records, templates and wordings, and keys of artifacts. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|sha256:[0-9a-f]{64}/g;

interface Received {
  user: string;
  input: string;
}
const received: Received[] = [];
const record = (tool: string) => (input: { text: string }, context: ToolContext) => {
  received.push({ user: context.context.user ?? '', input: JSON.stringify(input) });
  if (input.text.includes('broken')) {
    throw new ToolError({ code: 'BROKEN', retryable: false }, `${tool} cannot take ${JSON.stringify(input)}`);
  }
  const pad = input.text.includes('large') ? 'p'.repeat(LIMITS.inlineBytes) : '';
  return { kept: `${JSON.stringify(input)}${pad}` };
};
const shape = { version: '1', effect: 'idempotent', check: () => true } as const;
const input = z.object({ text: z.string(), owner: z.string() });
const output = z.object({ kept: z.string() });
const tools = [
  defineTool({ ...shape, name: 'keep_note', description: 'Keeps a note', input, output, execute: record('keep_note') }),
  defineTool({
    ...shape,
    name: 'say_aloud',
    description: 'Says it',
    input: z.object({ text: z.string() }),
    output,
    execute: record('say_aloud'),
  }),
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
    const query = queryIn(lastTurn(request)).trim();
    const [, verb, text = ''] = /^(Note|Book|Say) "([^"]*)"/.exec(query) ?? [];
    if (request.purpose !== 'plan') return { fits: verb === 'Say', reason: 'as far as can be seen' };
    const answer = 'Kept {{nodes.n.kept}}.';
    if (verb === 'Say') return plan([node('n', 'say_aloud', [['text', 'constant', text]])], answer);
    const tool = verb === 'Book' && request.system.includes('hidden_ledger') ? 'hidden_ledger' : 'keep_note';
    const [, tenant = '0', user = '0'] = /ZqV(\d+)x(\d+)x/.exec(query) ?? [];
    const args: Parameters<typeof node>[2] = [
      ['text', 'constant', text],
      ['owner', 'constant', canary('U', Number(tenant), Number(user))],
    ];
    return plan([node('n', tool, args)], answer);
  });

/** What one tenant's user asks for in one round; in a round all tenants ask at once. */
interface Asked {
  user: number;
  environment: 'test' | 'live';
  mayBook: boolean;
  verb: 'Note' | 'Book' | 'Say';
  word: '' | ' broken' | ' large';
}
const asked = fc.record<Asked>({
  user: fc.nat(1),
  environment: fc.constantFrom('test', 'live'),
  mayBook: fc.boolean(),
  verb: fc.constantFrom('Note', 'Book', 'Say'),
  word: fc.constantFrom('', '', '', ' broken', ' large'),
});
const worlds = fc.array(fc.tuple(asked, asked, asked), { minLength: 3, maxLength: 3 });

/** A text that was shown to a tenant: where, and the words of it. */
interface Shown {
  tenant: number;
  where: string;
  text: string;
}

/** Every text that shows a tenant what is another's: his words, or the id of something of his. */
function leaks(shown: readonly Shown[], ids: ReadonlyMap<string, number>): string[] {
  return shown.flatMap(({ tenant, where, text }) => [
    ...[...text.matchAll(CANARY)].filter(([, of]) => of !== String(tenant)).map(([found]) => `${found} in ${where}`),
    ...(text.match(ID) ?? []).filter((id) => (ids.get(id) ?? tenant) !== tenant).map((id) => `${id} in ${where}`),
  ]);
}

/** A store that can be made to show everybody what the first tenant has: the checker must find that. */
function leaky(store: ExperienceStore): { store: ExperienceStore; leakFrom: (tenant: string) => void } {
  let from: string | undefined;
  const both = async <T>(tenant: string, read: (of: string) => Promise<T[]>): Promise<T[]> =>
    from === undefined || from === tenant ? read(tenant) : [...(await read(tenant)), ...(await read(from))];
  return {
    leakFrom: (tenant) => void (from = tenant),
    store: {
      ...store,
      get: (tenant, kind, ids, options) => both(tenant, (of) => store.get(of, kind, ids, options)),
      async nominate(tenant, kind, query, options) {
        const all = await both(tenant, async (of) => [await store.nominate(of, kind, query, options)]);
        const [own] = all as [Awaited<ReturnType<ExperienceStore['nominate']>>];
        return { ...own, dense: all.flatMap(({ dense }) => dense), lexical: all.flatMap(({ lexical }) => lexical) };
      },
    },
  };
}

const server = process.env.QDRANT_URL;
interface Opened {
  store: ExperienceStore;
  /** By which the command line finds it. */
  env: NodeJS.ProcessEnv;
  stop: () => Promise<void>;
}
const STORES: Record<string, (name: string) => Promise<Opened>> = {
  async libSQL(name) {
    const folder = await mkdtemp(join(tmpdir(), `workflowgen-${name}-`));
    const url = `file:${join(folder, 'experience.db')}`;
    return {
      store: createLibsqlStore({ url }),
      env: { WORKFLOWGEN_STORE: 'libsql', WORKFLOWGEN_STORE_URL: url },
      stop: () => rm(folder, { recursive: true, force: true }),
    };
  },
  async Qdrant(name) {
    const front = server === undefined ? await startQdrantFront() : undefined;
    const url = server ?? front?.url ?? '';
    const apiKey = process.env.QDRANT_API_KEY;
    return {
      store: createQdrantStore({ url, apiKey, prefix: name, timeoutMs: 10_000 }),
      env: { WORKFLOWGEN_STORE: 'qdrant', QDRANT_URL: url, WORKFLOWGEN_STORE_PREFIX: name, QDRANT_API_KEY: apiKey },
      stop: async () => front?.stop(),
    };
  },
};

describe.each(Object.entries(STORES))('runs of several tenants and users in %s', (_, open) => {
  const world = `w${randomUUID().slice(0, 6)}`;
  const nameOf = (tenant: number): string => `${world}-${canary('T', tenant)}`;
  const planner = careless();
  let engine: Engine;
  let opened: Opened;
  let leakFrom: (tenant: string) => void;
  let said = 0;
  const barred = new Set<string>();

  beforeAll(async () => {
    opened = await open(`tenants-${world}`);
    const wrapped = leaky(opened.store);
    leakFrom = wrapped.leakFrom;
    engine = await startEngine({ tools: () => tools, planner, store: wrapped.store });
  }, 180_000);
  afterAll(async () => {
    await engine.stop();
    await opened.stop();
  });

  /** Runs one request to the end of its learning; what its caller is shown of it. */
  async function ask(
    tenant: number,
    { user, environment, mayBook, verb, word }: Asked,
    learn = true
  ): Promise<Shown[]> {
    const value = canary('V', tenant, user, (said += 1));
    if (!mayBook) barred.add(value);
    const run = await engine.client.start(`${verb} "${value}${word}" now`, {
      tenant: nameOf(tenant),
      requestId: randomUUID(),
      context: { user: canary('U', tenant, user), environment, permissions: mayBook ? ['ledger'] : [] },
      options: { personTimeoutMs: 100, learn },
    });
    const report = await run.result().catch((error: { report: RunReport }) => error.report);
    if (learn) await engine.learned(run.workflowId);
    const shown = { report: JSON.stringify(report), explain: await run.explain() };
    // What a caller may not use, nobody tells him of.
    if (!mayBook) expect(JSON.stringify(shown)).not.toMatch(/hidden.ledger/i);
    // The run that is not learnt from asks a store that leaks: which of two equal templates serves it is chance.
    if (learn && report.templateId !== undefined && report.tier !== 'C') {
      const [served] = await opened.store.get(nameOf(tenant), 'template', [report.templateId]);
      expect(served?.keys.environment).toBe(environment);
    }
    return Object.entries(shown).map(([where, text]) => ({ tenant, where: `${where} of ${value}`, text }));
  }

  /** Every prompt, as shown to the tenant whose query is in it. */
  const prompts = (): Shown[] =>
    planner.requests.map((request, at) => {
      const [value, tenant] = /ZqV(\d+)x\d+x\d+x/.exec(queryIn(lastTurn(request))) ?? [];
      if (value === undefined) throw new Error(`prompt ${at} has no query`);
      const text = JSON.stringify(request);
      if (barred.has(value)) expect(text).not.toMatch(/hidden.ledger/i);
      return { tenant: Number(tenant), where: `prompt ${at} (${request.purpose})`, text };
    });

  const kept = async (
    tenant: number
  ): Promise<[RecordKind, Awaited<ReturnType<ExperienceStore['find']>>['records']][]> =>
    Promise.all(
      RECORD_KINDS.map(async (kind) => {
        const { records } = await opened.store.find(nameOf(tenant), kind, {}, { limit: 256 });
        return [kind, records] as [RecordKind, typeof records];
      })
    );

  const listings = async (tenant: number): Promise<Shown[]> => {
    const env = {
      TEMPORAL_ADDRESS: testServer().address,
      WORKFLOWGEN_TASK_QUEUE: engine.taskQueue,
      WORKFLOWGEN_DATA: engine.folder,
      ...opened.env,
    };
    const commands = [
      ['templates', 'ls'],
      ['experiences', 'ls'],
      ['policy', 'shadows'],
      ['approvals', 'ls'],
      ['savings'],
    ];
    const shown: Shown[] = [];
    for (const command of commands) {
      const { code, stdout, stderr } = await cli(['--tenant', nameOf(tenant), ...command, '--json'], env);
      expect([command, code, stderr]).toEqual([command, 0, '']);
      shown.push({ tenant, where: command.join(' '), text: stdout });
    }
    return shown;
  };

  async function artifacts(): Promise<Shown[]> {
    const { createClient } = await import('@libsql/client');
    const client = createClient({ url: `file:${join(engine.folder, 'artifacts.db')}` });
    const { rows } = await client.execute('SELECT tenant, sha256, json FROM artifacts');
    client.close();
    return (rows as unknown as { tenant: string; sha256: string; json: string }[]).map(({ tenant, sha256, json }) => ({
      tenant: TENANTS.findIndex((one) => nameOf(one) === tenant),
      where: `sha256:${sha256}`,
      text: json,
    }));
  }

  it("never meet: nothing of one tenant reaches another, and no value of one user another's call", async () => {
    const shown: Shown[] = [];
    await fc.assert(
      fc.asyncProperty(worlds, async (rounds) => {
        for (const round of rounds) shown.push(...(await Promise.all(round.map((one, at) => ask(at, one)))).flat());
        for (const call of received) {
          const [, tenant = '', user = ''] = /ZqU(\d+)x(\d+)x/.exec(call.user) ?? [];
          const strangers = [...call.input.matchAll(CANARY)].filter(([, t, u]) => t !== tenant || u !== user);
          expect(strangers.map(([found]) => found)).toEqual([]);
        }
      }),
      { numRuns: WORLDS, seed: SEED, endOnFailure: true }
    );
    // A run keeps no copy of itself in the artifact store unless advice is asked for: so that each tenant has something there.
    const large = { user: 0, environment: 'live', mayBook: true, verb: 'Note', word: ' large' } as const;
    shown.push(...(await Promise.all(TENANTS.map((tenant) => ask(tenant, large)))).flat());
    const ids = new Map<string, number>();
    for (const tenant of TENANTS) {
      for (const [kind, records] of await kept(tenant)) {
        for (const { id } of records) ids.set(id, tenant);
        shown.push({ tenant, where: `stored ${kind}`, text: JSON.stringify(records) });
      }
    }
    const stored = await artifacts();
    for (const { where, tenant } of stored) ids.set(where, tenant);
    for (const tenant of TENANTS) shown.push(...(await listings(tenant)));
    expect(leaks([...shown, ...stored, ...prompts()], ids)).toEqual([]);
    const metrics = await scrapedMetrics();
    expect(metrics).toContain('workflowgen_runs{');
    expect(leaks([{ tenant: -1, where: 'metrics', text: metrics }], ids)).toEqual([]);

    // It could have failed: all that is looked for is there, and what was learnt is used.
    expect(new Set(shown.flatMap(({ text }) => text.match(CANARY) ?? [])).size).toBeGreaterThan(10);
    expect(ids.size).toBeGreaterThan(50);
    expect(new Set(stored.map(({ tenant }) => tenant))).toEqual(new Set(TENANTS));
    expect(received.length).toBeGreaterThan(6);

    // And a store that shows one tenant's to all is found out.
    const asWell = { user: 0, environment: 'live', mayBook: true, verb: 'Say', word: '' } as const;
    await ask(0, asWell);
    for (const { id } of (await kept(0)).flatMap(([, records]) => records)) ids.set(id, 0);
    leakFrom(nameOf(0));
    expect(leaks(await ask(1, asWell, false), ids)).not.toEqual([]);
  }, 300_000);
});

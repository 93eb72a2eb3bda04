import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LIMITS } from '../../shared/protocol/limits';
import { defineTool, ToolError, type ToolContext } from '../../shared/protocol/tool';
import type { RunFailedError } from '../../client/run-failed-error';
import { WorkflowGenClient } from '../../client/workflowgen-client';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine, type Engine } from '../harness/engine';
import { everythingStored, sightings, type Stored } from '../harness/everything-stored';
import { KNOWN_SECRETS } from '../harness/known-secrets';
import { keepEarlier, lastTurn, node, plan, queryIn } from '../harness/plan-script';
import { testServer } from '../harness/temporal-test-server';
import { waitFor } from '../harness/wait-for';
import { cli } from './cli-fixture';

/** Secrets of one way in each, so that a sighting names the hole. */
const SECRET = {
  query: KNOWN_SECRETS['Stripe key'] ?? '',
  card: KNOWN_SECRETS['card number'] ?? '',
  pem: KNOWN_SECRETS['private key'] ?? '',
  named: 'pin-5521-query',
  note: KNOWN_SECRETS['GitHub token'] ?? '',
  approval: KNOWN_SECRETS['Slack token'] ?? '',
  sensitive: 'hush-3307-output',
  nested: 'hush-8121-large',
  undeclared: KNOWN_SECRETS['Google API key'] ?? '',
  error: KNOWN_SECRETS['npm token'] ?? '',
  check: KNOWN_SECRETS['GitLab token'] ?? '',
  heartbeat: KNOWN_SECRETS['Vault token'] ?? '',
  undo: KNOWN_SECRETS['SendGrid key'] ?? '',
  context: KNOWN_SECRETS['JSON web token'] ?? '',
};
// of a private key every line is one
const CANARIES = Object.values(SECRET).flatMap((secret) =>
  secret.split('\n').filter((line) => !line.startsWith('---'))
);

/** What the tools were really given, by tool. */
const received: Record<string, unknown[]> = {};
const take = (tool: string, input: unknown): void => void (received[tool] ??= []).push(input);

const tools = [
  defineTool({
    name: 'open_vault',
    version: '1',
    description: 'Opens the vault of a customer',
    input: z.object({ customer: z.string() }),
    output: z.object({
      token: z.string(),
      note: z.string(),
      entries: z.array(z.object({ code: z.string(), pad: z.string() })),
    }),
    effect: 'read',
    sensitive: ['token', 'entries.*.code'],
    execute: (input) => {
      take('open_vault', input);
      const pad = input.customer === 'large' ? 'p'.repeat(LIMITS.inlineBytes) : 'p';
      return {
        token: SECRET.sensitive,
        note: `the old token ${SECRET.sensitive}, and ${SECRET.undeclared}`,
        entries: [{ code: SECRET.nested, pad }],
      };
    },
    check: () => true,
  }),
  defineTool({
    name: 'store_credential',
    version: '1',
    description: 'Stores a credential',
    input: z.object({ credential: z.string(), pin: z.string(), from: z.string() }),
    output: z.object({ stored: z.string() }),
    effect: 'compensable',
    sensitive: ['pin'],
    execute: (input, context: ToolContext) => {
      take('store_credential', input);
      context.heartbeat({ at: SECRET.heartbeat, pin: input.pin });
      return { stored: `${input.credential} with ${input.pin}` };
    },
    check: () => true,
    compensate: () => {
      throw new ToolError({ code: 'LOCKED', retryable: false }, `locked by ${SECRET.undo}`);
    },
  }),
  defineTool({
    name: 'refuse',
    version: '1',
    description: 'Refuses a credential',
    input: z.object({ credential: z.string(), pin: z.string() }),
    output: z.object({}),
    effect: 'read',
    sensitive: ['pin'],
    execute: ({ credential, pin }) => {
      throw new ToolError(
        { code: `NO_${pin}`, retryable: false },
        `${credential}, ${pin} and ${SECRET.error} are wrong`
      );
    },
  }),
  defineTool({
    name: 'audit',
    version: '1',
    description: 'Audits a credential',
    input: z.object({ credential: z.string() }),
    output: z.object({ ok: z.boolean() }),
    effect: 'idempotent',
    approval: true,
    execute: (input) => {
      take('audit', input);
      return { ok: true };
    },
    check: () => `the audit found ${SECRET.check}`,
  }),
];

const credential = (turn: string, at = 0): string => [...queryIn(turn).matchAll(/sealed_\w+/g)][at]?.[0] ?? 'none';

let engine: Engine;
const planner = scriptedPlanner((request) => {
  const turn = lastTurn(request);
  const query = queryIn(turn);
  if (request.purpose === 'advise') return { advice: 'Ask first.' };
  if (request.purpose === 'rewrite') return { fits: false, reason: 'other words' };
  const earlier = keepEarlier(turn);
  const [key, pin] = [credential(turn), credential(turn, 1)];
  if (/^Check/.test(query.trim())) {
    if (earlier.earlier) return { nodes: [], ask: `Which of ${key} is it?` };
    const store = node('store', 'store_credential', [
      ['credential', 'constant', key],
      ['pin', 'constant', pin],
      ['from', 'constant', 'x'],
    ]);
    return plan([
      store,
      node(
        'no',
        'refuse',
        [
          ['credential', 'constant', key],
          ['pin', 'constant', pin],
        ],
        { after: ['store'] }
      ),
    ]);
  }
  if (/^Audit/.test(query.trim())) {
    if (earlier.earlier) return plan([], 'Audited.', earlier);
    return plan([node('audit', 'audit', [['credential', 'constant', key]])], 'Audited.');
  }
  const customer = /large/.test(query) ? 'large' : 'Ann';
  const open = node('vault', 'open_vault', [['customer', 'constant', customer]]);
  const store = node(
    'store',
    'store_credential',
    [
      ['credential', 'constant', key],
      ['pin', 'constant', pin],
      ['from', 'expression', '"token " & nodes.vault.token & " " & nodes.vault.entries[0].code'],
    ],
    { after: ['vault'] }
  );
  return plan([open, store], `Stored ${key}, token {{nodes.vault.token}}.`, earlier);
});

beforeAll(async () => {
  engine = await startEngine({ tools: () => tools, planner, plugin: { secretKeys: ['7e'.repeat(32)], advice: true } });
});
afterAll(() => engine.stop());

const id = (): { requestId: string } => ({ requestId: randomUUID() });

it('a secret reaches the tool that needs it and the caller that asked, and stays nowhere', async () => {
  // an answer with a secret of the query and one of an output; the same kind of request again, so that a template is learnt
  for (const [who, secret] of [
    ['Ann', SECRET.query],
    ['Ann', SECRET.card],
    ['the large one', SECRET.pem],
  ] as const) {
    const query = `Store ${secret} for ${who} with ${SECRET.named}`;
    const run = await engine.client.start(query, {
      ...id(),
      secrets: [SECRET.named],
      options: { feedbackWindowMs: 60_000 },
    });
    const report = await run.answer();
    expect(report.answer).toBe(`Stored ${secret}, token ${SECRET.sensitive}.`);
    expect(JSON.stringify({ ...report, answer: '' })).not.toContain(SECRET.sensitive);
    expect(received.store_credential?.at(-1)).toEqual({
      credential: secret,
      pin: SECRET.named,
      from: `token ${SECRET.sensitive} ${SECRET.nested}`,
    });
    const verdict = secret === SECRET.card ? 'wrong' : 'right';
    await run.feedback({ verdict, note: `see ${SECRET.note}`, by: 'ann' });
    if (verdict === 'wrong') await run.cancel();
    await run.result().catch(() => undefined);
    if (verdict === 'right') await engine.learned(run.workflowId);
    expect(sightings([{ where: 'explain', text: await run.explain() }], CANARIES)).toEqual([]);
  }

  // failures: a tool that repeats what it was given, and one that cannot be undone
  const failed = await engine.client.start(`Check ${SECRET.query} with ${SECRET.named}`, {
    ...id(),
    secrets: [SECRET.named],
  });
  const failure = await failed.result().catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'COMPENSATION_FAILED', report: { outcome: 'compensation_failed' } });
  // the question is the caller's, like an answer
  const { question, ...report } = (failure as RunFailedError).report ?? { question: undefined };
  expect(question).toBe(`Which of ${SECRET.query} is it?`);
  expect(sightings([{ where: 'error', text: JSON.stringify([String(failure), report]) }], CANARIES)).toEqual([]);
  await engine.learned(failed.workflowId);

  // a person's word, and a check that tells more than it should
  const audited = await engine.client.start(`Audit ${SECRET.query}`, { ...id(), options: { feedbackWindowMs: 0 } });
  await waitFor('the approval', async () => (await audited.report()).pending.length === 1);
  const [pending] = (await audited.report()).pending;
  expect(sightings([{ where: 'approval', text: JSON.stringify(pending) }], CANARIES)).toEqual([]);
  await audited.approve({ callId: pending?.callId ?? '', approved: true, note: `as ${SECRET.approval} said` });
  await audited.result();
  expect(received.audit).toEqual([{ credential: SECRET.query }]);
  await engine.learned(audited.workflowId);

  const stored = [...(await everythingStored(engine, planner.requests)), ...(await commandLines(failed.workflowId))];
  expect(stored.length).toBeGreaterThan(20);
  expect(stored.find(({ where }) => where === 'metrics')?.text).toContain('workflowgen_runs{');
  // it would see them: the words around the secrets are in each kind of place
  const seen = sightings(stored, ['Store ', 'are wrong']).map((sighting) => / in (\w+)/.exec(sighting)?.[1]);
  expect([...new Set(seen)].sort()).toEqual(['cli', 'description', 'file', 'history', 'log', 'prompt']);
  expect(sightings(stored, CANARIES)).toEqual([]);
}, 120_000);

/** What the command line says and logs of a run and of what was learnt; with the key it would open the caller's own question. */
async function commandLines(workflowId: string): Promise<Stored[]> {
  const env = {
    TEMPORAL_ADDRESS: testServer().address,
    WORKFLOWGEN_TASK_QUEUE: engine.taskQueue,
    WORKFLOWGEN_DATA: engine.folder,
  };
  const commands = [
    ['explain', workflowId],
    ['experiences', 'run', workflowId],
    ['experiences', 'ls'],
    ['templates', 'ls'],
    ['approvals', 'ls'],
    ['templates', 'show', 'no such template'],
  ];
  const said: Stored[] = [];
  for (const command of commands) {
    const { stdout, stderr } = await cli(['--tenant', engine.tenant, '--verbose', ...command], env);
    said.push({ where: `cli ${command.slice(0, 2).join(' ')}`, text: stdout + stderr });
  }
  return said;
}

it('without a key nothing starts that says a secret, and with one no secret is filed under', async () => {
  const keyless = new WorkflowGenClient({ client: engine.temporal, taskQueue: engine.taskQueue });
  const context = { user: SECRET.context };
  const tenant = engine.tenant;
  for (const refused of [
    keyless.start(`Store ${SECRET.query}`, { tenant, ...id() }),
    keyless.answer(`Store ${SECRET.query}`, { tenant, ...id() }),
    engine.client.start('Store it', { ...id(), context }),
    engine.client.start('Store it', { requestId: SECRET.query }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'SECRET_REFUSED' });
  }
  expect(sightings(await everythingStored(engine, planner.requests), CANARIES)).toEqual([]);
});

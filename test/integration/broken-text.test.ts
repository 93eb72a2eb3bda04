import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { failureOf } from '../../activities/failure';
import { RECORD_KINDS } from '../../activities/experience-store/experience-store';
import type { ModelRequest } from '../../activities/planner/planner';
import { approveUpdate, feedbackIdOf, feedbackUpdate, learningIdOf } from '../../shared/protocol/messages';
import type { RunReport } from '../../shared/protocol/run';
import { defineTool, ToolError } from '../../shared/protocol/tool';
import { scriptedPlanner } from '../../testing/scripted-planner';
import type { ScriptedPlanner } from '../../testing/scripted-planner';
import { BROKEN, isFit, LONG_BROKEN, RIGHT_TO_LEFT } from '../harness/broken-text';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { keepEarlier, lastTurn, node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';

const text = z.object({ text: z.string() });
const fails = (name: string, error: () => unknown): ReturnType<typeof defineTool> =>
  defineTool({
    name,
    version: '1',
    description: 'Fails',
    input: z.object({}),
    output: z.object({}),
    effect: 'read',
    execute: () => {
      throw error();
    },
  }) as ReturnType<typeof defineTool>;

const FAILURES = {
  tool_error: () => new ToolError({ code: BROKEN, retryable: false }, LONG_BROKEN),
  chained: () =>
    new Error(LONG_BROKEN, { cause: new Error(BROKEN, { cause: Object.assign(new Error(BROKEN), { code: BROKEN }) }) }),
  thrown_text: () => BROKEN,
};
const tools = [
  defineTool({
    name: 'say',
    version: '1',
    description: 'Says something',
    input: z.object({ text: z.string(), bytes: z.number() }),
    output: z.record(z.string(), z.string()),
    effect: 'idempotent',
    approval: true,
    execute: ({ text: said, bytes }, { heartbeat }) => {
      heartbeat({ [BROKEN]: BROKEN });
      return { said, [BROKEN]: `x${'😀'.repeat(bytes / 4)}`, broken: BROKEN };
    },
  }),
  defineTool({
    name: 'undo_me',
    version: '1',
    description: 'Is undone, and that fails',
    input: text,
    output: text,
    effect: 'compensable',
    execute: ({ text: said }) => ({ text: said }),
    compensate: () => {
      throw new ToolError({ code: BROKEN, retryable: false }, LONG_BROKEN);
    },
  }),
  ...Object.entries(FAILURES).map(([name, error]) => fails(name, error)),
];

let engine: Engine;
let planner: ScriptedPlanner;
beforeAll(async () => {
  engine = await startEngine({
    tools: () => tools as never,
    planner: { name: 'scripted', call: (request, options) => planner.call(request, options) },
    plugin: { advice: true },
  });
});
afterAll(() => engine.stop());

/** A model server that refuses half characters, as the real one does. */
function strict(script: (request: ModelRequest, n: number) => object | string): ScriptedPlanner {
  let asked = 0;
  return scriptedPlanner((request) => {
    // A repair shows the model its own words, in which an escape may stand, as it wrote them.
    const sent = request.messages.filter(({ role }) => role === 'user').map(({ content }) => content);
    if (!isFit([request.system, ...sent].join('\n')))
      throw failureOf('LLM_BAD_REQUEST', 'the request holds half a character');
    // Advice on an earlier run may be asked for at any time.
    return request.purpose === 'advise' ? { advice: LONG_BROKEN } : script(request, asked++);
  });
}

/** Everything that the service keeps of a workflow, payloads in the clear. */
async function keptOf(workflowId: string): Promise<string> {
  const handle = engine.temporal.workflow.getHandle(workflowId);
  const history = JSON.parse(historyToJSON(await handle.fetchHistory())) as unknown;
  const clear = JSON.stringify(history, (key, value: unknown) => {
    // What another client sent stands there as it sent it.
    if (key === 'acceptedRequest') return undefined;
    return key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString() : value;
  });
  const description = await handle.describe();
  return [
    clear,
    JSON.stringify(description.memo),
    await description.staticSummary(),
    await description.staticDetails(),
  ].join('\n');
}

/** Payloads stand in it as text within JSON text. */
const unescaped = (kept: string): string => kept.replaceAll('\\\\', '\\');

async function expectFit(workflowId: string): Promise<string> {
  const kept = await keptOf(workflowId);
  expect(isFit(unescaped(kept))).toBe(true);
  return kept;
}

const start = (options: object = {}): ReturnType<Engine['client']['start']> =>
  engine.client.start(`do it ${BROKEN}`, {
    requestId: randomUUID(),
    context: { user: BROKEN, dataSources: [BROKEN] },
    options: { from: 'C', ...options },
  });

it.each(Object.keys(FAILURES))(
  'a failure (%s) is carried to the next prompt, and learnt',
  async (tool) => {
    planner = strict((_request, n) => (n === 0 ? plan([node('fails', tool, [])]) : plan([], `Done ${BROKEN}`)));
    const run = await start();
    expect(await run.result()).toMatchObject({ outcome: 'answered', tierPath: [{ outcome: 'failed' }, {}] });
    expect(planner.requests.map(lastTurn).join()).toContain('<failures>');
    await expectFit(run.workflowId);
    await engine.learned(run.workflowId);
    await expectFit(learningIdOf(run.workflowId));
  },
  60_000
);

it.each([100, 12_000, 24_000])(
  'outputs of %i bytes, notes, answers and what is learnt of them',
  async (bytes) => {
    const said = node('said', 'say', [
      ['text', 'constant', BROKEN],
      ['bytes', 'constant', String(bytes)],
    ]);
    const split = node('split', 'undo_me', [['text', 'expression', '$split(nodes.said.said, "")[7]']]);
    planner = strict((request, n) => {
      const earlier = keepEarlier(lastTurn(request));
      if (request.purpose === 'write') return { items: [{ key: 'answer', value: LONG_BROKEN }] };
      if (n === 0) return { nodes: [said], more: true };
      const answer = { kind: 'written', text: BROKEN };
      return n === 1 ? { nodes: [split], answer } : plan([], `Once more ${BROKEN}`, earlier);
    });
    const run = await start({ feedbackWindowMs: 60_000 });
    await waitFor('the approval', async () => (await run.report()).pending.length === 1);
    const handle = engine.temporal.workflow.getHandle(run.workflowId);
    // Another client than ours may send anything.
    const refused = handle.executeUpdate(approveUpdate, { args: [{ callId: BROKEN, approved: true }] });
    await expect(refused).rejects.toMatchObject({ cause: { type: 'UPDATE_REFUSED' } });
    await run.approve({ callId: 'C/1/said', approved: true, by: BROKEN, note: BROKEN });
    const answered = await run.answer();
    expect(answered.answer).toContain(RIGHT_TO_LEFT);
    await handle.executeUpdate(feedbackUpdate, {
      args: [{ tenant: engine.tenant, verdict: 'wrong', note: LONG_BROKEN.slice(0, 900), by: BROKEN }],
    });
    await expect(run.result()).rejects.toMatchObject({ code: 'COMPENSATION_FAILED', report: { verdict: 'wrong' } });
    await expectFit(run.workflowId);
    await engine.learned(run.workflowId);
    await expectFit(learningIdOf(run.workflowId));
    expect(isFit(await run.explain())).toBe(true);
  },
  90_000
);

it('a refused approval, and an undo that fails', async () => {
  planner = strict(() =>
    plan([
      node('undone', 'undo_me', [['text', 'constant', BROKEN]]),
      node(
        'asked',
        'say',
        [
          ['text', 'constant', BROKEN],
          ['bytes', 'constant', '8'],
        ],
        { after: ['undone'] }
      ),
    ])
  );
  const run = await start();
  await waitFor('the approval', async () => (await run.report()).pending.length === 1);
  const raw = engine.temporal.workflow.getHandle(run.workflowId);
  await raw.executeUpdate(approveUpdate, {
    args: [{ callId: 'C/1/asked', approved: false, by: BROKEN, note: LONG_BROKEN }],
  });
  const error = (await run.result().catch((failed: unknown) => failed)) as { code: string; report: RunReport };
  expect(error.code).toBe('COMPENSATION_FAILED');
  expect(error.report.left).toMatchObject([{ tool: 'undo_me' }]);
  await expectFit(run.workflowId);
}, 60_000);

it('a correction after the close, and the run that makes good for it', async () => {
  planner = strict(() => plan([], `Done ${BROKEN}`));
  const run = await start();
  await run.result();
  const { rerun } = await run.feedback({ verdict: 'wrong', note: BROKEN, by: BROKEN, rerun: true });
  await expect(rerun?.result()).resolves.toMatchObject({ outcome: 'answered' });
  expect(planner.requests.map(lastTurn).join()).toContain('<wrong_answer>');
  await engine.temporal.workflow.getHandle(feedbackIdOf(run.workflowId)).result();
  for (const id of [feedbackIdOf(run.workflowId), rerun?.workflowId ?? '']) await expectFit(id);
}, 60_000);

it('a question, and an error of the model', async () => {
  planner = strict(() => ({ nodes: [], ask: BROKEN }));
  const asked = await start({ learn: false });
  expect(isFit(JSON.stringify(await asked.result()))).toBe(true);
  planner = strict(() => {
    throw failureOf('LLM_BAD_REQUEST', LONG_BROKEN);
  });
  const failed = await start({ learn: false });
  await expect(failed.result()).rejects.toMatchObject({ code: 'LLM_BAD_REQUEST' });
  for (const run of [asked, failed]) await expectFit(run.workflowId);
}, 60_000);

it('refuses ids that are no text, and finds no run of them', async () => {
  for (const ids of [{ requestId: BROKEN }, { tenant: BROKEN }, { requestId: 'a\0' }]) {
    await expect(engine.client.start('do it', ids)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  }
  await expect(engine.client.run(BROKEN, BROKEN).report()).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
});

it('leaves nothing of it in the experience store', async () => {
  let records = 0;
  for (const kind of RECORD_KINDS) {
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await engine.store.find(engine.tenant, kind, {}, { limit: 100, cursor });
      for (const record of page.records) expect(isFit(JSON.stringify(record))).toBe(true);
      records += page.records.length;
      cursor = page.cursor;
    }
  }
  expect(records).toBeGreaterThan(10);
});

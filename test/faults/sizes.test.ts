import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LIMITS } from '../../shared/protocol/limits';
import { defineTool, ToolError } from '../../shared/protocol/tool';
import type { RunReport } from '../../shared/protocol/run';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { historyByPages } from '../harness/history-by-pages';
import { node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';

const block = z.object({ text: z.string() });
const tools = [
  defineTool({
    name: 'make_block',
    version: '1',
    description: 'Makes a text of a given size',
    input: z.object({ bytes: z.number().int().positive(), after: z.array(z.string()).optional() }),
    output: block,
    effect: 'read',
    execute: ({ bytes }) => ({ text: 'x'.repeat(bytes) }),
  }),
  defineTool({
    name: 'word_block',
    version: '1',
    description: 'Takes some words',
    input: z.object({ words: z.string() }),
    output: z.object({}),
    effect: 'read',
    execute: () => ({}),
  }),
  defineTool({
    name: 'hold_block',
    version: '1',
    description: 'Holds a block',
    input: z.object({}),
    output: z.object({}),
    effect: 'compensable',
    execute: () => ({}),
    compensate: () => undefined,
  }),
  defineTool({
    name: 'break_block',
    version: '1',
    description: 'Breaks',
    input: z.object({}),
    output: z.object({}),
    effect: 'read',
    execute: () => {
      throw new ToolError({ code: 'BROKEN', retryable: false }, 'it breaks');
    },
  }),
  defineTool({
    name: 'keep_block',
    version: '1',
    description: 'Keeps a block, if a person says so',
    input: z.object({}),
    output: z.object({}),
    effect: 'idempotent',
    approval: true,
    execute: () => ({}),
  }),
];

let engine: Engine;
/** Of the model, by round; a list that is used up says its last once more. */
let replies: object[];
beforeAll(async () => {
  const planner = scriptedPlanner(({ purpose, messages }) => {
    if (purpose === 'plan') return (replies.length > 1 ? replies.shift() : replies[0]) as object;
    const keys = [...(messages.at(-1)?.content ?? '').matchAll(/"key":\s*"([^"]+)"/g)].map(([, key]) => key);
    return { items: keys.map((key) => ({ key, value: 'some words' })) };
  });
  engine = await startEngine({ tools: () => tools, planner });
});
afterAll(() => engine.stop());

async function measured(
  nodes: ReturnType<typeof node>[]
): Promise<{ report: RunReport; events: number; bytes: number }> {
  replies = [plan(nodes, 'done')];
  const run = await engine.client.start('do it', { requestId: randomUUID(), options: { from: 'C' } });
  const report = await run.result();
  const { historyLength, historySize } = await engine.temporal.workflow.getHandle(run.workflowId).describe();
  return { report, events: historyLength, bytes: historySize ?? 0 };
}

/** Bytes of the largest request of each activity of a run, and of the largest workflow task's requests. */
async function requestBytes(workflowId: string): Promise<{ byType: Record<string, number>; task: number }> {
  const events = await historyByPages(engine.temporal, workflowId);
  const byType: Record<string, number> = {};
  const byTask: Record<string, number> = {};
  for (const { activityTaskScheduledEventAttributes: scheduled } of events) {
    if (!scheduled) continue;
    const bytes = (scheduled.input?.payloads ?? []).reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
    const type = scheduled.activityType?.name ?? '';
    const task = String(scheduled.workflowTaskCompletedEventId);
    byType[type] = Math.max(byType[type] ?? 0, bytes);
    byTask[task] = (byTask[task] ?? 0) + bytes;
  }
  return { byType, task: Math.max(...Object.values(byTask)) };
}

const INLINE = String(LIMITS.inlineBytes - 100);

it('64 nodes with outputs at the inline limit and 3 consumers each stay below 10,000 events and 10 MB', async () => {
  const nodes = Array.from({ length: LIMITS.planNodes }, (_, n) => {
    const sources = [1, 2, 3].map((back) => n - back).filter((source) => source >= 0);
    const list = `[${sources.map((source) => `$substring(nodes.n${source}.text, 0, 3)`).join(', ')}]`;
    const args: Parameters<typeof node>[2] = [['bytes', 'constant', INLINE]];
    if (sources.length > 0) args.push(['after', 'expression', list]);
    return node(`n${n}`, 'make_block', args);
  });
  const { report, events, bytes } = await measured(nodes);
  expect(report.outcome).toBe('answered');
  expect(events).toBeLessThan(10_000);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(bytes).toBeLessThan(10 * 1024 * 1024);
}, 120_000);

it('a forEach at its cap stays below the same limits, and its list travels by reference', async () => {
  const items = JSON.stringify(Array.from({ length: LIMITS.forEachItems }, (_, n) => n));
  const { report, events, bytes } = await measured([
    node('each', 'make_block', [['bytes', 'expression', `${INLINE} + 0 * item`]], { forEach: items }),
    node('use', 'make_block', [['bytes', 'expression', '$count(nodes.each)']]),
  ]);
  expect(report.outcome).toBe('answered');
  expect(report.nodes[1]?.output).toContain('x'.repeat(50));
  const { byType } = await requestBytes(report.workflowId);
  expect(byType.offloadValues).toBeLessThanOrEqual(LIMITS.portionBytes + 1_000);
  expect(byType.joinValues).toBeLessThanOrEqual(LIMITS.portionBytes);
  expect(events).toBeLessThan(10_000);
  expect(bytes).toBeLessThan(10 * 1024 * 1024);
}, 120_000);

it('one item more than the cap is a plan fault that names the number', async () => {
  const items = JSON.stringify(Array.from({ length: LIMITS.forEachItems + 1 }, (_, n) => n));
  const run = measured([node('each', 'make_block', [['bytes', 'expression', '1 + item']], { forEach: items })]);
  await expect(run).rejects.toThrow(String(LIMITS.forEachItems));
}, 120_000);

const READS = Array.from({ length: 34 }, (_, n) =>
  node(`n${n}`, 'make_block', [['bytes', 'constant', `${16_000 + n}`]])
);
const ALL = `[${READS.map(({ id }) => `$substring(nodes.${id}.text, 0, 1)`).join(', ')}]`;
/** Eight nodes, each of which names all 34 outputs of 16,000 bytes: together more than one message of the service. */
const WIDE = Array.from({ length: 8 }, (_, n) =>
  node(`w${n}`, 'make_block', [
    ['bytes', 'expression', `${n + 1}`],
    ['after', 'expression', ALL],
  ])
);

describe('calls in flight that name more than one task can carry', () => {
  it('wait for each other; what their conditions read is in no history', async () => {
    const wide = WIDE.map((each) => ({ ...each, when: `$count(${ALL}) = 34` }));
    const { report, bytes } = await measured([node('hold', 'hold_block', []), ...READS, ...wide]);
    expect(report).toMatchObject({ outcome: 'answered' });
    expect(report.nodes.filter(({ state }) => state === 'done')).toHaveLength(1 + 34 + 8);
    // Conditions are evaluated by local activities, whose requests the service never sees: the calls alone are in it.
    expect(bytes).toBeGreaterThan(8 * 34 * 16_000);
    expect(bytes).toBeLessThan(2 * 8 * 34 * 16_000);
    expect((await requestBytes(report.workflowId)).task).toBeLessThanOrEqual(LIMITS.inFlightBytes + 10_000);
  }, 180_000);

  it('are undone where the run fails after them', async () => {
    const last = node('last', 'break_block', [], { after: WIDE.map(({ id }) => id) });
    const failing = measured([node('hold', 'hold_block', []), ...READS, ...WIDE, last]);
    await expect(failing).rejects.toMatchObject({
      report: { outcome: 'failed', undone: [{ tool: 'hold_block' }], left: [] },
    });
  }, 180_000);

  it('are written for by requests that wait, too', async () => {
    const written = Array.from({ length: 8 }, (_, n) =>
      node(`t${n}`, 'word_block', [['words', 'written', 'A sentence about them']], { after: READS.map(({ id }) => id) })
    );
    const { report } = await measured([...READS, ...written]);
    expect(report).toMatchObject({ outcome: 'answered' });
    const { byType, task } = await requestBytes(report.workflowId);
    expect(byType.writeText).toBeGreaterThan(LIMITS.modelValueBytes / 2);
    expect(byType.writeText).toBeLessThan(LIMITS.modelValueBytes + 100_000);
    expect(task).toBeLessThanOrEqual(LIMITS.inFlightBytes + 10_000);
  }, 180_000);
});

it('a later round of planning is told of large outputs by reference, and its plan reads them whole', async () => {
  const first = Array.from({ length: 60 }, (_, n) =>
    node(`n${n}`, 'make_block', [['bytes', 'constant', `${16_000 + n}`]])
  );
  const use = node('use', 'make_block', [['bytes', 'expression', '$length(nodes.n0.text) + $length(nodes.n59.text)']]);
  replies = [{ nodes: first, more: true }, plan([use], '{{$length(nodes.use.text)}}')];
  const run = await engine.client.start('do it', { requestId: randomUUID(), options: { from: 'C' } });
  await expect(run.result()).resolves.toMatchObject({ outcome: 'answered', answer: '32059' });
  const { byType } = await requestBytes(run.workflowId);
  expect(byType.planWorkflow).toBeGreaterThan(LIMITS.modelValueBytes / 2);
  expect(byType.planWorkflow).toBeLessThan(LIMITS.modelValueBytes + 100_000);
  expect(byType.offloadValues).toBeLessThanOrEqual(LIMITS.portionBytes + 1_000);
}, 120_000);

it('a history at its limit ends the run before its next call, with the number, and undone', async () => {
  replies = [plan([node('hold', 'hold_block', []), node('keep', 'keep_block', [], { after: ['hold'] })], 'done')];
  const run = await engine.client.start('do it', { requestId: randomUUID(), options: { from: 'C', learn: false } });
  await waitFor('the approval', async () => (await run.report()).pending.length === 1);
  const handle = engine.temporal.workflow.getHandle(run.workflowId);
  const noise = 'x'.repeat(64 * 1024);
  const signals = Math.ceil(LIMITS.historyBytes / noise.length) + 1;
  for (let sent = 0; sent < signals; sent += 20) {
    await Promise.all(Array.from({ length: 20 }, () => handle.signal('noise', noise)));
  }
  // The size that a workflow is told is that of the beginning of its task.
  await waitFor('the last signal', async () => {
    const { historySize = 0, raw } = await handle.describe();
    return historySize > LIMITS.historyBytes && !raw.pendingWorkflowTask;
  });
  await run.approve({ callId: 'C/1/keep', approved: true });
  await expect(run.result()).rejects.toMatchObject({
    code: 'HISTORY_TOO_LARGE',
    message: expect.stringContaining(`the limit is ${LIMITS.historyBytes}`) as string,
    report: { outcome: 'failed', undone: [{ tool: 'hold_block' }], left: [] },
  });
}, 120_000);

it('an output of 1 MB goes to the artifact store and is read from there', async () => {
  const { report, bytes } = await measured([
    node('big', 'make_block', [['bytes', 'constant', '1000000']]),
    node('use', 'make_block', [['bytes', 'expression', '$length(nodes.big.text) - 999990']]),
  ]);
  expect(report.nodes[1]?.output).toContain('x'.repeat(10));
  expect(bytes).toBeLessThan(100_000);
}, 60_000);

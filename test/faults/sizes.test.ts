import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LIMITS } from '../../shared/protocol/limits';
import { defineTool } from '../../shared/protocol/tool';
import type { RunReport } from '../../shared/protocol/run';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
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
let reply: object;
beforeAll(async () => {
  engine = await startEngine({ tools: () => tools, planner: scriptedPlanner(() => reply) });
});
afterAll(() => engine.stop());

async function measured(
  nodes: ReturnType<typeof node>[]
): Promise<{ report: RunReport; events: number; bytes: number }> {
  reply = plan(nodes, 'done');
  const run = await engine.client.start('do it', { requestId: randomUUID(), options: { from: 'C' } });
  const report = await run.result();
  const { historyLength, historySize } = await engine.temporal.workflow.getHandle(run.workflowId).describe();
  return { report, events: historyLength, bytes: historySize ?? 0 };
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
  expect(events).toBeLessThan(10_000);
  expect(bytes).toBeLessThan(10 * 1024 * 1024);
}, 120_000);

it('one item more than the cap is a plan fault that names the number', async () => {
  const items = JSON.stringify(Array.from({ length: LIMITS.forEachItems + 1 }, (_, n) => n));
  const run = measured([node('each', 'make_block', [['bytes', 'expression', '1 + item']], { forEach: items })]);
  await expect(run).rejects.toThrow(String(LIMITS.forEachItems));
}, 120_000);

it('calls in flight that name more than one task can carry wait for each other', async () => {
  const reads = Array.from({ length: 34 }, (_, n) => node(`n${n}`, 'make_block', [['bytes', 'constant', '16000']]));
  const all = `[${reads.map(({ id }) => `$substring(nodes.${id}.text, 0, 1)`).join(', ')}]`;
  const wide = Array.from({ length: 8 }, (_, n) =>
    node(`w${n}`, 'make_block', [
      ['bytes', 'expression', `${n + 1}`],
      ['after', 'expression', all],
    ])
  );
  const { report, bytes } = await measured([node('hold', 'hold_block', []), ...reads, ...wide]);
  expect(report).toMatchObject({ outcome: 'answered' });
  expect(bytes).toBeGreaterThan(8 * 34 * 16_000);
}, 180_000);

it('a history at its limit ends the run before its next call, with the number, and undone', async () => {
  reply = plan([node('hold', 'hold_block', []), node('keep', 'keep_block', [], { after: ['hold'] })], 'done');
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

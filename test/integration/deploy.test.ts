import { randomUUID } from 'node:crypto';
import type { RunFailedError } from '../../client/run-failed-error';
import type { RunHandle } from '../../client/run-handle';
import type { AnyTool } from '../../shared/protocol/tool';
import { scriptedPlanner } from '../../testing/scripted-planner';
import type { PlannerScript, ScriptedPlanner } from '../../testing/scripted-planner';
import { effectReceiver } from '../harness/effect-receiver';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { keepEarlier, lastTurn, node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { warehouseTools } from '../harness/warehouse-tools';

let engine: Engine;
let planner: ScriptedPlanner;
beforeAll(async () => {
  engine = await startEngine({
    tools: warehouseTools,
    planner: { name: 'scripted', call: (request, options) => planner.call(request, options) },
  });
});
afterAll(() => engine.stop());
beforeEach(() => engine.deploy(warehouseTools(engine.folder)));

const tools = (change: (tool: AnyTool) => AnyTool[]): AnyTool[] => warehouseTools(engine.folder).flatMap(change);
const without = (name: string): AnyTool[] => tools((tool) => (tool.name === name ? [] : [tool]));
const renewed = (name: string): AnyTool[] => tools((tool) => [tool.name === name ? { ...tool, version: '2' } : tool]);

/** Reserves, then waits for a person before it labels. */
async function waiting(script: PlannerScript): Promise<RunHandle> {
  planner = scriptedPlanner(script);
  const run = await engine.client.start('do it', {
    requestId: randomUUID(),
    options: { from: 'C', learn: false, approval: 'all-effects' },
  });
  await waitFor('the first approval', async () => (await run.report()).pending.length === 1);
  await run.approve({ callId: 'C/1/hold', approved: true });
  await waitFor('the second approval', async () => (await run.report()).pending[0]?.callId === 'C/1/label');
  return run;
}

const hold = (item: string): ReturnType<typeof node> =>
  node('hold', 'reserve_stock', [
    ['item', 'constant', item],
    ['count', 'constant', '2'],
  ]);
const label = (text: string): ReturnType<typeof node> =>
  node(
    'label',
    'label_shelf',
    [
      ['shelf', 'constant', 'S'],
      ['label', 'constant', text],
    ],
    { after: ['hold'] }
  );

it('a tool that changes while a run of C waits for a person is planned with anew', async () => {
  const item = randomUUID();
  const run = await waiting((request) => plan([hold(item), label(item)], 'Done.', keepEarlier(lastTurn(request))));
  await engine.deploy(renewed('label_shelf'));
  await run.approve({ callId: 'C/1/label', approved: true });
  await waitFor('the new plan', async () => (await run.report()).pending[0]?.callId === 'C/2/label');
  await run.approve({ callId: 'C/2/label', approved: true });
  const report = await run.result();
  expect(report).toMatchObject({ outcome: 'answered', tierPath: [{ cause: { code: 'EXPERIENCE_STALE' } }, {}] });
  expect(effectReceiver(engine.folder).attempts('reserve_stock').length).toBe(1);
}, 60_000);

it('a tool that is gone between plan and call is TOOL_UNKNOWN, and the run plans without it', async () => {
  const item = randomUUID();
  const run = await waiting((request, n) =>
    n === 0 ? plan([hold(item), label(item)]) : plan([], 'Not labelled.', keepEarlier(lastTurn(request)))
  );
  await engine.deploy(without('label_shelf'));
  await run.approve({ callId: 'C/1/label', approved: true });
  const report = await run.result();
  expect(report).toMatchObject({
    outcome: 'answered',
    answer: 'Not labelled.',
    tierPath: [{ cause: { code: 'TOOL_UNKNOWN', message: expect.stringContaining('"label_shelf"') as string } }, {}],
  });
}, 60_000);

it('an undo whose tool is gone says so, and names the effect', async () => {
  const run = await waiting([plan([hold(randomUUID()), label('x')])]);
  await engine.deploy(without('reserve_stock'));
  await run.approve({ callId: 'C/1/label', approved: false });
  const error = (await run.result().catch((failed: unknown) => failed)) as RunFailedError;
  expect(error.code).toBe('COMPENSATION_FAILED');
  expect(error.report?.left).toMatchObject([
    { tool: 'reserve_stock', reason: expect.stringContaining('has no tool "reserve_stock"') as string },
  ]);
}, 60_000);

import { randomUUID } from 'node:crypto';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { node, plan } from '../harness/plan-script';
import { warehouseTools } from '../harness/warehouse-tools';

const HOLD = [
  node('hold', 'reserve_stock', [
    ['item', 'constant', 'bolts'],
    ['count', 'constant', '2'],
  ]),
];

/** A linked run accounts for what the run before it did; the first has nothing to account for. */
const planner = scriptedPlanner((request) => {
  const corrects = request.messages.some((message) => message.content.includes('it should be three'));
  const more = corrects ? { earlier: [{ call: 'before/C/1/hold', decision: 'replace' }] } : {};
  return plan(HOLD, 'Held as {{nodes.hold.reservation}}.', more);
});

describe('feedback on a run that has closed', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await startEngine({ tools: warehouseTools, planner });
  }, 120_000);
  afterAll(() => engine.stop());

  it('is applied once, and a second one is refused with the reason', async () => {
    const run = await engine.client.start('Reserve 2 bolts', { requestId: randomUUID() });
    await run.result();
    const receipt = await run.feedback({ verdict: 'right', by: 'ann' });
    expect(receipt).toEqual({ takenBy: 'applyFeedback', workflowId: `${run.workflowId}/feedback` });
    const applied: unknown = await engine.temporal.workflow.getHandle(receipt.workflowId).result();
    expect(applied).toMatchObject({ summary: expect.stringMatching(/^right: /) as string });
    await expect(run.feedback({ verdict: 'wrong' })).rejects.toMatchObject({
      code: 'FEEDBACK_REFUSED',
      message: expect.stringContaining('has feedback already') as string,
    });
  });

  it('lets the query be answered again, told what was wrong, without the effect being made twice', async () => {
    const run = await engine.client.start('Reserve 2 bolts', { requestId: randomUUID(), context: { user: 'ann' } });
    const first = await run.result();
    const { rerun } = await run.feedback({ verdict: 'wrong', note: 'it should be three', rerun: true });
    const second = await rerun?.result();
    expect(second).toMatchObject({ outcome: 'answered', tier: 'C' });
    expect(second?.workflowId).not.toBe(first.workflowId);
    const told = planner.requests
      .at(-1)
      ?.messages.map((message) => message.content)
      .join('\n');
    expect(told).toContain('it should be three');
    expect(told).toContain(first.answer);
    // What the first run held was given back before the second one held anything.
    expect(second?.undone).toEqual([expect.objectContaining({ tool: 'reserve_stock' })]);
    expect(second?.answer).not.toBe(first.answer);
  });

  it('is refused where nothing was learnt', async () => {
    const silent = await engine.client.start('Reserve 2 bolts', { requestId: randomUUID(), options: { learn: false } });
    await silent.result();
    await expect(silent.feedback({ verdict: 'wrong' })).rejects.toMatchObject({
      code: 'FEEDBACK_REFUSED',
      message: expect.stringContaining('told not to learn') as string,
    });
    await expect(engine.client.run(engine.tenant, 'none').feedback({ verdict: 'right' })).rejects.toMatchObject({
      code: 'RUN_NOT_FOUND',
    });
  });
});

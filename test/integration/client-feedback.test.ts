import { randomUUID } from 'node:crypto';
import type { Template } from '../../shared/matching/template';
import { learningIdOf, workflowIdOf } from '../../shared/protocol/messages';
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
  const asked = request.messages.map((message) => message.content).join('\n');
  if (asked.includes('Reserve 2 nails')) {
    return asked.includes('take the other shelf') ? plan(HOLD, 'Held.') : plan([node('none', 'read_stock', [])]);
  }
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
    await expect(run.explain()).resolves.toContain('ann called it right after its close: right: ');
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

  it('lets the query of a run that failed be answered again', async () => {
    const run = await engine.client.start('Reserve 2 nails', { requestId: randomUUID() });
    await expect(run.result()).rejects.toMatchObject({ code: 'PLAN_INVALID' });
    const { rerun } = await run.feedback({ verdict: 'wrong', note: 'take the other shelf', rerun: true });
    await expect(rerun?.result()).resolves.toMatchObject({ outcome: 'answered', answer: 'Held.' });
  });

  it('names who gave it on the template that it quarantines', async () => {
    // A tenant of its own: what the corrections above say of the same calls is still being learnt.
    const tenant = `${engine.tenant}-desks`;
    const runs = [];
    for (let n = 0; n < 2; n++) {
      const run = await engine.client.start(`Reserve 2 bolts for desk ${n}`, {
        tenant,
        requestId: randomUUID(),
        options: { from: 'C' },
      });
      await run.result();
      await engine.learned(run.workflowId);
      runs.push(run);
    }
    const receipt = await runs[1]?.feedback({ verdict: 'wrong', by: 'ann' });
    await engine.temporal.workflow.getHandle(receipt?.workflowId ?? '').result();
    const { records } = await engine.store.find(tenant, 'template', {}, { limit: 10 });
    const changes = records.flatMap(({ body }) => (body as unknown as Template).history);
    expect(changes).toContainEqual(
      expect.objectContaining({ to: 'quarantined', workflowId: runs[1]?.workflowId, person: 'ann' })
    );
  });

  it('is refused where learning ended before it had logged the run, and says how to mend that', async () => {
    const requestId = randomUUID();
    // The child is there already, as after a reset, on a queue that nobody polls: it is ended before its first step.
    const learning = await engine.temporal.workflow.start('learnFromRun', {
      workflowId: learningIdOf(workflowIdOf(engine.tenant, requestId)),
      taskQueue: `nobody-${requestId}`,
    });
    const run = await engine.client.start('Reserve 2 bolts', { requestId });
    await run.result();
    await learning.terminate();
    const since = Date.now();
    await expect(run.feedback({ verdict: 'wrong' })).rejects.toMatchObject({
      code: 'FEEDBACK_REFUSED',
      message: expect.stringContaining('ended as TERMINATED before it had logged the run') as string,
      details: { remedy: expect.stringContaining('temporal workflow reset') as string },
    });
    expect(Date.now() - since).toBeLessThan(5_000);
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

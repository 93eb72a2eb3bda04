import { randomUUID } from 'node:crypto';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import type { Template } from '../../shared/matching/template';
import { feedbackIdOf, learningIdOf } from '../../shared/protocol/messages';
import type { RunReport } from '../../shared/protocol/run';
import { testEmbedderFolder } from '../harness/temporal-test-server';
import { node, plan } from '../harness/plan-script';
import { expectInvariants } from './invariants';
import { end, startRig } from './rig';
import type { Rig } from './rig';

const HOUR_MS = 60 * 60_000;
const SHORT_MS = 60_000;

let rig: Rig;

beforeAll(async () => {
  rig = await startRig({
    model: ({ body }) => {
      const [, count = '2', item = 'bolts'] = /Reserve (\d+) (\w+)/.exec(JSON.stringify(body)) ?? [];
      const when = node('when', 'read_stock', [['item', 'expression', 'context.now']]);
      const hold = node(
        'hold',
        'reserve_stock',
        [
          ['item', 'constant', item],
          ['count', 'constant', count],
        ],
        { after: ['when'] }
      );
      return { json: plan([when, hold], 'Reserved at {{nodes.when.item}}.') };
    },
  });
}, 60_000);
afterAll(() => rig.stop());

async function ask(text: string, options: object = {}): Promise<RunReport> {
  const run = await rig.client.start(text, { requestId: randomUUID(), options });
  const report = await run.result();
  await rig.temporal.workflow.getHandle(learningIdOf(run.workflowId)).result();
  return report;
}

async function template(): Promise<Template> {
  const store = createLibsqlStore({ url: `file:${rig.folder}/experience.db` });
  await store.open(createMiniLmEmbedder({ folder: await testEmbedderFolder() }));
  const { records } = await store.find(rig.taskQueue, 'template', {}, { limit: 10 });
  await store.close();
  expect(records).toHaveLength(1);
  return records[0]?.body as unknown as Template;
}

describe('workers whose clocks differ by two hours', () => {
  it("agree on a run's own now, and on every duration", async () => {
    const workers = await Promise.all([HOUR_MS, -HOUR_MS].map((clockShiftMs) => rig.addWorker({ clockShiftMs })));
    const since = Date.now();
    for (const text of ['Reserve 3 bolts', 'Reserve 4 washers', 'Reserve 5 hinges']) {
      const report = await ask(text, { from: 'C', budget: { timeMs: SHORT_MS } });
      const now = /Reserved at (.*)\./.exec(report.answer ?? '')?.[1] ?? '';
      expect(now).toBe(report.startedAt);
      expect(Math.abs(Date.parse(now) - since)).toBeLessThan(SHORT_MS);
      for (const ms of [
        report.durationMs,
        report.decision.durationMs,
        ...report.tierPath.map((step) => step.durationMs),
      ]) {
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThan(SHORT_MS);
      }
      await expectInvariants(rig, report.workflowId, report);
    }
    const { status, history, updatedAt } = await template();
    expect(status).toBe('active');
    for (const at of [updatedAt, ...history.map((change) => change.at)]) {
      expect(Math.abs(Date.parse(at) - since)).toBeLessThan(SHORT_MS);
    }
    await Promise.all(workers.map(end));
  }, 120_000);

  it('agree on what came after a quarantine, which one of them made and the other ends', async () => {
    const ahead = await rig.addWorker({ clockShiftMs: HOUR_MS });
    const wrong = await ask('Reserve 6 screws', { from: 'C' });
    await rig.client.runOf(wrong.workflowId).feedback({ verdict: 'wrong', by: 'ann' });
    await rig.temporal.workflow.getHandle(feedbackIdOf(wrong.workflowId)).result();
    expect((await template()).status).toBe('quarantined');
    await end(ahead);

    await rig.addWorker({ clockShiftMs: -HOUR_MS });
    await ask('Reserve 7 rivets', { from: 'C' });
    await ask('Reserve 8 bolts', { from: 'C' });
    const { status, history } = await template();
    expect(status).toBe('active');
    expect(history.map((change) => change.to)).toEqual(['candidate', 'active', 'quarantined', 'active']);
    expect(history.map((change) => change.at)).toEqual(history.map((change) => change.at).sort());
  }, 120_000);
});

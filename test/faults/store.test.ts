import { randomUUID } from 'node:crypto';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import { learningIdOf } from '../../shared/protocol/messages';
import { QDRANT_WRITE, startFaultyProxy } from '../contract/faulty-proxy';
import type { FaultyProxy } from '../contract/faulty-proxy';
import { testEmbedderFolder } from '../harness/temporal-test-server';
import { node, plan } from '../harness/plan-script';
import { startQdrantFront } from '../qdrant/start-front';
import type { QdrantFront } from '../qdrant/start-front';
import { startRig } from './rig';
import type { Rig } from './rig';

const PLAN = plan([node('stock', 'read_stock', [['item', 'constant', 'bolts']])], 'done');

let front: QdrantFront;
let proxy: FaultyProxy;
let rig: Rig;

beforeAll(async () => {
  front = await startQdrantFront();
  proxy = await startFaultyProxy(process.env.QDRANT_URL ?? front.url);
  rig = await startRig({ model: () => ({ json: PLAN }), qdrant: { url: proxy.url } });
  await rig.addWorker();
}, 180_000);

afterAll(async () => {
  await rig.stop();
  await proxy.close();
  await front.stop();
});

describe('an experience store that is', () => {
  it.each([
    ['down', 'break' as const],
    ['silent', 'hang' as const],
  ])('%s at routing costs 3 s at most, and the run says why it planned', async (_name, mode) => {
    proxy.become(mode);
    const run = await rig.client.start('Count the bolts', { requestId: randomUUID(), options: { learn: false } });
    const report = await run.result();
    proxy.become('pass');
    expect(report).toMatchObject({ outcome: 'answered', tier: 'C' });
    expect(report.decision.degradedBy).toBeDefined();
    const history = await rig.temporal.workflow.getHandle(run.workflowId).fetchHistory();
    const [started, ended] = ['activityTaskStartedEventAttributes', 'activityTaskCompletedEventAttributes'].map(
      (kind) => history.events?.find((event) => event[kind as keyof typeof event])?.eventTime
    );
    expect(Number(ended?.seconds) - Number(started?.seconds)).toBeLessThanOrEqual(3);
  });

  it('down at learning delays the child, never the run, and what is learnt arrives when it is back', async () => {
    proxy.become('break');
    const run = await rig.client.start('Count the bolts', { requestId: randomUUID() });
    expect((await run.result()).outcome).toBe('answered');
    const child = rig.temporal.workflow.getHandle(learningIdOf(run.workflowId));
    expect((await child.describe()).status.name).toBe('RUNNING');
    proxy.become('pass');
    await child.result();
    expect(await observations()).toBe(1);
  }, 90_000);

  it('breaking the reply of a write counts the run once', async () => {
    proxy.loseReplyTo(QDRANT_WRITE);
    const run = await rig.client.start('Count the washers', { requestId: randomUUID() });
    await run.result();
    await rig.temporal.workflow.getHandle(learningIdOf(run.workflowId)).result();
    expect(await observations()).toBe(2);
  }, 90_000);
});

/** Trajectories of this rig's tenant, read past the proxy. */
async function observations(): Promise<number> {
  const embedder = createMiniLmEmbedder({ folder: await testEmbedderFolder() });
  const store = createQdrantStore({ url: process.env.QDRANT_URL ?? front.url });
  await store.open(embedder);
  const count = await store.count(rig.taskQueue, 'trajectory', {});
  await store.close();
  return count;
}

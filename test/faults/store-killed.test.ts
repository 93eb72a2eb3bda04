import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { recordIds } from '../../activities/learning/record-ids';
import type { Template } from '../../shared/matching/template';
import { learningIdOf } from '../../shared/protocol/messages';
import { QDRANT_WRITE, startFaultyProxy } from '../contract/faulty-proxy';
import type { FaultyProxy } from '../contract/faulty-proxy';
import { testEmbedderFolder } from '../harness/temporal-test-server';
import { node, plan } from '../harness/plan-script';
import { startQdrantFront } from '../qdrant/start-front';
import type { QdrantFront } from '../qdrant/start-front';
import { startRig } from './rig';
import type { Rig } from './rig';

// A kill needs the store's process, so this always runs on Qdrant's engine behind the front, never on QDRANT_URL.
let folder: string;
let front: QdrantFront;
let proxy: FaultyProxy;
let rig: Rig;
let store: ExperienceStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-qdrant-'));
  front = await startQdrantFront({ folder });
  proxy = await startFaultyProxy(front.url);
  rig = await startRig({
    model: ({ body }) => {
      const item = /How many (\w+)/.exec(JSON.stringify(body))?.[1] ?? 'bolts';
      return {
        json: plan([node('stock', 'read_stock', [['item', 'constant', item]])], 'There are {{nodes.stock.count}}.'),
      };
    },
    qdrant: { url: proxy.url },
  });
  await rig.addWorker();
  store = createQdrantStore({ url: front.url });
  await store.open(createMiniLmEmbedder({ folder: await testEmbedderFolder() }));
}, 180_000);

afterAll(async () => {
  await rig.stop();
  await store.close();
  await proxy.close();
  await front.stop();
  await rm(folder, { recursive: true, force: true });
});

const child = (workflowId: string): ReturnType<Rig['temporal']['workflow']['getHandle']> =>
  rig.temporal.workflow.getHandle(learningIdOf(workflowId));

describe('an experience store that is killed with SIGKILL while the learning child writes', () => {
  it('and comes back on its folder has every acknowledged point, each once, and the counts are right', async () => {
    const learnt: string[] = [];
    for (const [item, writes] of [
      ['bolts', 1],
      ['washers', 3],
      ['hinges', 5],
    ] as const) {
      let written = proxy.passed(QDRANT_WRITE);
      const options = { from: 'C' as const };
      const run = await rig.client.start(`How many ${item} are there?`, { requestId: randomUUID(), options });
      expect((await run.result()).outcome).toBe('answered');
      for (let n = 1; n < writes; n++) {
        await written;
        written = proxy.passed(QDRANT_WRITE);
      }
      await written;
      await front.kill();
      expect((await child(run.workflowId).describe()).status.name).toBe('RUNNING');
      front = await startQdrantFront({ folder, port: Number(new URL(front.url).port) });
      await child(run.workflowId).result();
      learnt.push(run.workflowId);

      const ids = learnt.map((id) => recordIds.trajectory(rig.taskQueue, id));
      expect(await store.get(rig.taskQueue, 'trajectory', ids)).toHaveLength(learnt.length);
      expect(await store.count(rig.taskQueue, 'trajectory', {})).toBe(learnt.length);
    }
    const { records } = await store.find(rig.taskQueue, 'template', {}, { limit: 10 });
    expect(records.map(({ body }) => (body as unknown as Template).statistics)).toEqual([
      expect.objectContaining({ planned: { success: 3, failure: 0 }, independentSuccesses: 3 }),
    ]);
  }, 240_000);

  it('30 s long while runs end delays their children only', async () => {
    await front.kill();
    const run = await rig.client.start('How many rivets are there?', { requestId: randomUUID() });
    const report = await run.result();
    expect(report).toMatchObject({
      outcome: 'answered',
      tier: 'C',
      decision: { degradedBy: expect.anything() as object },
    });
    await sleep(30_000);
    expect((await child(run.workflowId).describe()).status.name).toBe('RUNNING');
    front = await startQdrantFront({ folder, port: Number(new URL(front.url).port) });
    await child(run.workflowId).result();
    expect(await store.count(rig.taskQueue, 'trajectory', {})).toBe(4);
  }, 240_000);
});

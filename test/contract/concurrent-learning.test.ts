import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import type { RunRecord } from '../../shared/protocol/run-record';
import { startQdrantFront, type QdrantFront } from '../qdrant/start-front';
import { literalRun } from '../unit/learning/run-fixture';
import { openLearning, record, TENANT } from '../unit/learning/learning-fixture';

// A real server where QDRANT_URL names one; else Qdrant's engine behind the REST front (test/qdrant/README.md).
const server = process.env.QDRANT_URL;

const refund = (order: string, amount: number): RunRecord =>
  record(
    `Refund the amount of ${amount} on order ${order}`,
    literalRun([{ tool: 'refund_order', args: { orderId: order, amount }, output: { refundId: `RF-${order}` } }])
  );

/** A store that is too busy fails a step; Temporal runs it again, and it counts nothing twice. Here all steps run again. */
async function withRetries<T>(learn: () => Promise<T>, attempts = 8): Promise<T> {
  try {
    return await learn();
  } catch (error) {
    if (attempts <= 1 || !(error instanceof ApplicationFailure) || error.nonRetryable) throw error;
    return withRetries(learn, attempts - 1);
  }
}

/** Several workers learn at once: each has a connection of its own to the same store. */
async function learnFromFiftyRuns(open: () => ExperienceStore): Promise<void> {
  const workers = await Promise.all([0, 1, 2, 3].map(() => openLearning({ store: open() })));
  const [first] = workers;
  if (!first) throw new Error('no worker');
  try {
    const runs = Array.from({ length: 50 }, (_, index) => refund(`ORD-${1_000 + index}`, 10.5 + index));
    const ids = await Promise.all(
      runs.map((run, index) => withRetries(() => (workers[index % workers.length] ?? first).learn(run)))
    );
    expect(new Set(ids).size).toBe(1);

    const [template, ...others] = await first.templates();
    expect(others).toEqual([]);
    expect(template).toMatchObject({
      status: 'active',
      statistics: { planned: { success: 50, failure: 0 }, independentSuccesses: 50 },
    });
    expect(await first.store.count(TENANT, 'observation', { templateId: ids[0] ?? '' })).toBe(50);
    expect(await first.store.count(TENANT, 'trajectory', {})).toBe(50);
    expect(await first.store.count(TENANT, 'pattern', {})).toBe(1);
    const known = await first.store.find(
      TENANT,
      'node_experience',
      { tool: 'refund_order', kind: ['tool', 'intent'] },
      { limit: 5 }
    );
    expect(known.records.map((item) => item.body)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'tool', successes: 50, failures: 0 }),
        expect.objectContaining({ kind: 'intent', success: 50, failure: 0 }),
      ])
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.store.close()));
  }
}

describe('50 runs of one kind that are learnt from at once: one template, no lost count', () => {
  let front: QdrantFront | undefined;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workflowgen-concurrent-'));
    if (server === undefined) front = await startQdrantFront();
  }, 180_000);
  afterAll(async () => {
    await front?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('libSQL, four connections to one file', async () => {
    const url = `file:${join(folder, 'experience.db')}`;
    await learnFromFiftyRuns(() => createLibsqlStore({ url }));
  }, 180_000);

  it('Qdrant, four connections to one server', async () => {
    const prefix = `concurrent-${randomUUID().slice(0, 8)}`;
    const url = server ?? front?.url ?? '';
    await learnFromFiftyRuns(() =>
      createQdrantStore({ url, prefix, apiKey: process.env.QDRANT_API_KEY, timeoutMs: 20_000 })
    );
  }, 180_000);
});

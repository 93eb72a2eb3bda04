import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MINILM_IDENTITY } from '../../activities/embedder/minilm-embedder';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { policyOf, policyRecord } from '../../activities/learning/tenant-policies';
import { learningIdOf } from '../../shared/protocol/messages';
import type { RunOptionsInput } from '../../shared/protocol/request';
import type { RunReport } from '../../shared/protocol/run';
import type { Tier } from '../../shared/protocol/tier';
import { S3_KEYS, startS3Server, type S3Server } from '../harness/s3-server';
import { node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { startRig, type Rig } from './rig';

/** Two worker processes that share a store, a bucket of artifacts and nothing else. */
let folder: string;
let s3: S3Server;
let rig: Rig;
let store: ExperienceStore;

beforeAll(async () => {
  Object.assign(process.env, S3_KEYS);
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-several-'));
  s3 = await startS3Server(folder, ['artifacts']);
  rig = await startRig({
    model: ({ body }) => {
      if (JSON.stringify(body).includes(LIST)) {
        return { json: plan([node('list', 'read_stock', [['item', 'constant', 'bolt '.repeat(4_000)]])], 'Read.') };
      }
      const item = /How many (\w+)/.exec(JSON.stringify(body))?.[1] ?? 'bolts';
      return {
        json: plan([node('stock', 'read_stock', [['item', 'constant', item]])], 'There are {{nodes.stock.count}}.'),
      };
    },
    s3: { url: 's3://artifacts/runs', endpoint: s3.endpoint },
    activityOptions: { learning: { heartbeatTimeout: '2 s' } },
  });
  await Promise.all([rig.addWorker(), rig.addWorker()]);
  store = createLibsqlStore({ url: `file:${rig.folder}/experience.db` });
  await store.open(MINILM_IDENTITY);
}, 180_000);

afterAll(async () => {
  await rig.stop();
  await store.close();
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Of the service's own enumeration of the states of a pending activity. */
const STARTED = 2;

/** A query whose call returns more than a history holds. */
const LIST = 'Read the whole list to me';
const ITEMS = ['bolts', 'washers', 'hinges', 'screws', 'rivets', 'anchors'];

const ask = (item: string, options: RunOptionsInput): Promise<RunReport> =>
  answerTo(`How many ${item} are there?`, options);

async function answerTo(query: string, options: RunOptionsInput): Promise<RunReport> {
  const run = await rig.client.start(query, { requestId: randomUUID(), options });
  const report = await run.result();
  if (options.learn !== false) await rig.temporal.workflow.getHandle(learningIdOf(run.workflowId)).result();
  return report;
}

/** The process that ran the first activity of this type: the SDK names a worker by process id and host. */
async function workerOf(workflowId: string, type: string): Promise<string> {
  const { events = [] } = await rig.temporal.workflow.getHandle(workflowId).fetchHistory();
  const scheduled = events?.find((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === type);
  const started = events?.find(
    (event) => String(event.activityTaskStartedEventAttributes?.scheduledEventId) === String(scheduled?.eventId)
  );
  return started?.activityTaskStartedEventAttributes?.identity ?? '';
}

/** Asks until each of the two processes has routed a query; what is asked here teaches nothing. */
async function byEach(): Promise<RunReport[][]> {
  const reports = new Map<string, RunReport[]>();
  for (let round = 0; reports.size < 2 && round < 10; round += 1) {
    for (const report of await Promise.all(ITEMS.slice(0, 3).map((item) => ask(item, { learn: false })))) {
      const worker = await workerOf(report.workflowId, 'route');
      reports.set(worker, [...(reports.get(worker) ?? []), report]);
    }
  }
  expect(reports.size).toBe(2);
  return [...reports.values()];
}

const tiersOf = (reports: readonly RunReport[]): Set<Tier> => new Set(reports.map(({ tier }) => tier));

it('what one process learns, a person decides or forgetting takes away is known to the other at its next query', async () => {
  for (const item of ITEMS.slice(3)) expect((await ask(item, { from: 'C' })).outcome).toBe('answered');
  // A value of this one is in the bucket, for the learning of whichever process.
  expect((await answerTo(LIST, { from: 'C' })).outcome).toBe('answered');
  // Learnt from runs of both processes, and served by both.
  for (const reports of await byEach()) {
    expect(reports.flatMap(({ tier, decision }) => (tier === 'A' ? [] : decision.reasons))).toEqual([]);
  }

  const policy = await policyOf(store, rig.taskQueue);
  if (!policy) throw new Error('the policy cannot be read');
  const at = new Date().toISOString();
  const off = { ...policy, off: { at, cause: 'a person said so', by: 'person' as const } };
  expect(await store.put(policyRecord(off, at), 'any')).toMatchObject({ applied: true });
  for (const reports of await byEach()) expect(tiersOf(reports)).not.toContain('A');

  const held = async (): Promise<string> =>
    (await promisify(execFile)('grep', ['-rl', 'bolt bolt', folder]).catch(() => ({ stdout: '' }))).stdout;
  expect(await held()).not.toBe('');
  await rig.temporal.workflow.execute('forgetExperience', {
    workflowId: `forget-${rig.taskQueue}`,
    taskQueue: rig.taskQueue,
    args: [{ tenant: rig.taskQueue, selection: {}, mode: 'forget' }],
  });
  expect(await store.count(rig.taskQueue, 'trajectory', {})).toBe(0);
  expect(await held()).toBe('');
  for (const reports of await byEach()) expect(reports.flatMap(({ decision }) => decision.nominees)).toEqual([]);
}, 120_000);

it('the learning of a worker that is killed goes on at another one after its heartbeat, and not after two minutes', async () => {
  const { createClient } = await import('@libsql/client');
  const lock = await createClient({ url: `file:${rig.folder}/experience.db`, timeout: 5_000 }).transaction('write');
  const run = await rig.client.start('How many bolts are there?', { requestId: randomUUID() });
  await run.result();
  const child = rig.temporal.workflow.getHandle(learningIdOf(run.workflowId));
  // The step waits for the lock of the file, and its worker dies meanwhile.
  const working = async (): Promise<string | null | undefined> => {
    const { raw } = await child.describe();
    return raw.pendingActivities?.find(({ state }) => Number(state) === STARTED)?.lastWorkerIdentity;
  };
  await waitFor('a step to begin', async () => Boolean(await working()));
  const identity = (await working()) ?? '';
  const worker = rig.workers.find(({ pid }) => identity.startsWith(`${pid}@`));
  expect(worker).toBeDefined();
  worker?.kill('SIGKILL');
  const killedAt = Date.now();
  await lock.rollback();
  await child.result();
  expect(Date.now() - killedAt).toBeLessThan(30_000);
}, 60_000);

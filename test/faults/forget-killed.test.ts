import type { temporal } from '@temporalio/proto';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { MINILM_IDENTITY } from '../../activities/embedder/minilm-embedder';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { recordIds } from '../../activities/learning/record-ids';
import type { Trajectory } from '../../shared/learning/observe/trajectory';
import { forgettingIdOf } from '../../shared/protocol/forget';
import { learningIdOf } from '../../shared/protocol/messages';
import { node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { startRig } from './rig';
import type { Rig } from './rig';

/** Of the user who is forgotten; as many stay: some pages of each kind. */
const RUNS = 200;
const STARTED: temporal.api.enums.v1.PendingActivityState.PENDING_ACTIVITY_STATE_STARTED = 2;
const USER = 'canary-user';
const PLAN = plan([node('stock', 'read_stock', [['item', 'constant', 'bolts']])], 'There are {{nodes.stock.count}}.');

let rig: Rig;
let store: ExperienceStore;
beforeAll(async () => {
  rig = await startRig({ model: () => ({ json: PLAN }) });
  await rig.addWorker();
  store = createLibsqlStore({ url: `file:${rig.folder}/experience.db` });
  await store.open(MINILM_IDENTITY);
}, 60_000);
afterAll(async () => {
  await store.close();
  await rig.stop();
});

/** As many runs as one learnt run, of two users in turn. */
async function multiply(tenant: string, workflowId: string): Promise<void> {
  const [record] = await store.get(tenant, 'trajectory', [recordIds.trajectory(tenant, workflowId)]);
  if (!record) throw new Error('nothing was learnt');
  const run = record.body as unknown as Trajectory;
  const copies = Array.from({ length: 2 * RUNS }, async (_, index) => {
    const own = `${workflowId}-${index}`;
    const user = index % 2 === 0 ? USER : 'another';
    const body = JSON.parse(JSON.stringify({ ...run, workflowId: own, context: { ...run.context, user } }));
    const { version: _version, ...rest } = record;
    const id = recordIds.trajectory(tenant, own);
    await store.put({ ...rest, id, keys: { ...record.keys, workflowId: own }, body }, 'absent');
  });
  await Promise.all(copies);
}

/**
 * Fails what the dead worker was doing, as the service does by itself one minute after its last heartbeat: what comes then is what is
 * tested here, and not the minute.
 */
async function giveUp(workflowId: string): Promise<void> {
  const { raw } = await rig.temporal.workflow.getHandle(workflowId).describe();
  const pending = (raw.pendingActivities ?? []).filter(({ state }) => state === STARTED);
  for (const { activityId } of pending)
    await rig.temporal.activity.fail({ workflowId, activityId: activityId ?? '' }, new Error('its worker is gone'));
}

it('forgetting whose worker is killed in the middle is gone on with by another, and comes to the same', async () => {
  const run = await rig.client.start('How many bolts are there?', { requestId: randomUUID() });
  await run.result();
  await rig.temporal.workflow.getHandle(learningIdOf(run.workflowId)).result();
  const { tenant } = run;
  await multiply(tenant, run.workflowId);
  const left = async (): Promise<number> => store.count(tenant, 'trajectory', {});
  expect(await left()).toBe(2 * RUNS + 1);

  const forgotten = rig.client.forget({ user: USER });
  // Asked often: the whole phase takes little longer than one poll of `waitFor`.
  while ((await left()) >= 2 * RUNS - 50) await sleep(5);
  const [worker] = rig.workers.splice(0);
  worker?.kill('SIGKILL');
  await waitFor('the worker to die', () => worker?.signalCode === 'SIGKILL');
  expect(await left()).toBeGreaterThan(RUNS + 1);

  await Promise.all([rig.addWorker(), giveUp(forgettingIdOf(tenant))]);
  const report = await forgotten;
  expect(await left()).toBe(RUNS + 1);
  // The page that was under way is counted by the attempt that ended it.
  expect(report.removed.trajectories).toBeGreaterThan(RUNS - 65);
  const files = readdirSync(rig.folder).filter((file) => file.startsWith('experience.db'));
  expect(files.filter((file) => readFileSync(join(rig.folder, file)).includes(USER))).toEqual([]);
  const again = await rig.client.forget({ user: USER });
  expect(Object.values(again.removed).every((count) => count === 0)).toBe(true);
}, 240_000);

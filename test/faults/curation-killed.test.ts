import { randomUUID } from 'node:crypto';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { MINILM_IDENTITY } from '../../activities/embedder/minilm-embedder';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { recordIds } from '../../activities/learning/record-ids';
import { learningIdOf } from '../../shared/protocol/messages';
import type { LearnResult } from '../../shared/protocol/learning-report';
import type { Observation } from '../../shared/matching/template';
import { node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { startRig } from './rig';
import type { Rig } from './rig';

const RUNS = 1_700;
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

/** One observation per run, as learning writes them. */
async function observe(templateId: string, tenant: string): Promise<void> {
  for (let index = 0; index < RUNS; index += 1) {
    const workflowId = `wfg/${tenant}/old-${index}`;
    const at = new Date(Date.now() - (RUNS - index) * 60_000).toISOString();
    const observation: Observation = {
      schema: 1,
      templateId,
      workflowId,
      tenant,
      kind: 'direct',
      success: true,
      evidence: true,
      slotsDigest: String(index),
      at,
    };
    const id = recordIds.observation(tenant, templateId, workflowId);
    const body = { ...observation };
    await store.put({ id, kind: 'observation', tenant, keys: { templateId }, body, updatedAt: at }, 'absent');
  }
}

/** Every run that the store still knows of, loose or packed. */
async function runsOf(tenant: string): Promise<Set<string>> {
  const runs = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await store.find(tenant, 'observation', {}, { cursor, limit: 256 });
    for (const { body } of page.records) {
      const { workflowId, observations = [] } = body as { workflowId?: string; observations?: Observation[] };
      for (const run of workflowId === undefined ? observations : [{ workflowId }]) runs.add(run.workflowId);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return runs;
}

it('curation whose worker is killed in the middle of a page has lost no run, and a second one ends its work', async () => {
  const run = await rig.client.start('How many bolts are there?', { requestId: randomUUID() });
  await run.result();
  const learnt = (await rig.temporal.workflow.getHandle(learningIdOf(run.workflowId)).result()) as LearnResult;
  const [templateId = '', tenant] = [learnt.templateId, run.tenant];
  await observe(templateId, tenant);

  const curate = { taskQueue: rig.taskQueue, args: [{ tenant }] };
  const first = await rig.temporal.workflow.start('curateExperience', { ...curate, workflowId: randomUUID() });
  const packs = async (): Promise<number> => store.count(tenant, 'observation', { packOf: templateId });
  await waitFor('a pack to be written', async () => (await packs()) > 0);
  const [worker] = rig.workers.splice(0);
  worker?.kill('SIGKILL');
  await waitFor('the worker to die', () => worker?.signalCode === 'SIGKILL');
  await first.terminate('its worker is gone');
  expect(await store.count(tenant, 'observation', { templateId })).toBeGreaterThan(701);
  expect((await runsOf(tenant)).size).toBe(RUNS + 1);

  await rig.addWorker();
  const result: unknown = await rig.temporal.workflow.execute('curateExperience', {
    ...curate,
    workflowId: randomUUID(),
  });
  expect(result).toMatch(/pack: .*00 observations packed/);
  expect(await store.count(tenant, 'observation', { templateId })).toBeLessThanOrEqual(1_000);
  expect((await runsOf(tenant)).size).toBe(RUNS + 1);
}, 120_000);

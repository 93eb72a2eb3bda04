import type { ExperienceStore } from '../../../activities/experience-store/experience-store';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { emptyRunUsage } from '../../../shared/protocol/usage';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { measuredActivities } from '../../../worker/telemetry/measured-activities';
import type { Metrics } from '../../../worker/telemetry/metrics';

/** How many searches of the store one reused run costs that is logged. */
async function searchesOf(exported: boolean): Promise<number> {
  let searches = 0;
  let learnt = 0;
  const store: ExperienceStore = {
    ...inMemoryStore(),
    find: async () => {
      searches += 1;
      return { records: [] };
    },
  };
  const metrics = { exported: () => exported, saved: () => undefined, learnt: () => (learnt += 1) };
  const activities = { learnRun: async (_record: RunRecord) => ({ steps: {} }) };
  const measured = measuredActivities(activities, {
    metrics: metrics as unknown as Metrics,
    store,
    registry: createToolRegistry([]),
  });
  const record = { tier: 'A', outcome: 'answered', templateId: 't', query: { tenant: 'acme' }, usage: emptyRunUsage() };
  expect(await measured.learnRun(record as RunRecord)).toEqual({ steps: {} });
  expect(learnt).toBe(1);
  return searches;
}

it('what a reuse saved is read from the store only where metrics are exported', async () => {
  expect(await searchesOf(true)).toBe(1);
  expect(await searchesOf(false)).toBe(0);
});

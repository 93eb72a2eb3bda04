import { Command } from 'commander';
import { policyOf, policyRecord } from '../../../activities/learning/tenant-policies';
import type { ExperienceStore } from '../../../activities/experience-store/experience-store';
import { registerPolicy } from '../../../cli/commands/policy';
import type { Context, RunCommand } from '../../../cli/context';
import { applyToPolicy, emptyPolicy, withWrongReuse } from '../../../shared/matching/tenant-policy';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { forget } from '../learning/forget-fixture';
import { openLearning, TENANT } from '../learning/learning-fixture';

const AT = '2026-01-01T00:00:00.000Z';

/** The store, with a write of somebody else after the n-th time that the policy was read. */
function interrupted(store: ExperienceStore, after: number, write: () => Promise<unknown>): ExperienceStore {
  let reads = 0;
  return {
    ...store,
    async get(tenant, kind, ids, options) {
      const found = await store.get(tenant, kind, ids, options);
      if (kind === 'policy' && (reads += 1) === after) await write();
      return found;
    },
    async find(tenant, kind, ...rest) {
      const found = await store.find(tenant, kind, ...rest);
      if (kind === 'policy' && (reads += 1) === after) await write();
      return found;
    },
  };
}

/** Learning counts a wrong reuse. */
async function countWrong(store: ExperienceStore): Promise<void> {
  const known = (await policyOf(store, TENANT)) ?? emptyPolicy(TENANT);
  const wrong = { workflowId: 'wfg/acme/wrong', templateId: 't', at: AT };
  await store.put(policyRecord(withWrongReuse(known, wrong, AT, { wrong: 3, days: 30 }), AT), 'any');
}

it.each([1, 2])("a person's word takes back nothing that was written after read %d of the policy", async (after) => {
  const learning = await openLearning({ store: inMemoryStore() });
  const { store } = learning;
  await store.put(policyRecord(applyToPolicy(emptyPolicy(TENANT), 'shadow', { at: AT, person: 'lead' }), AT), 'absent');
  const context = {
    options: { tenant: TENANT },
    output: { data: () => undefined },
    openStore: async () => interrupted(store, after, () => countWrong(store)),
  } as unknown as Context;
  const program = new Command();
  const run: RunCommand =
    (handler) =>
    (...args) =>
      handler(context, ...(args as never[]));
  registerPolicy(program, run);
  await program.parseAsync(['policy', 'unshadow', '--by', 'lead'], { from: 'user' });
  await countWrong(store);
  const policy = await policyOf(store, TENANT);
  expect(policy).toMatchObject({ shadow: false, wrong: [{ workflowId: 'wfg/acme/wrong' }] });
  expect(policy?.history.map(({ what }) => what)).toEqual(['shadow', 'unshadow']);
  await store.close();
});

it.each([1, 2])(
  'forgetting a person takes back nothing that was written after read %d of the policy',
  async (after) => {
    const store = inMemoryStore();
    const learning = await openLearning({ store: interrupted(store, after, () => countWrong(store)) });
    await store.put(
      policyRecord(applyToPolicy(emptyPolicy(TENANT), 'shadow', { at: AT, person: 'ann' }), AT),
      'absent'
    );
    await forget(learning, { selection: { user: 'ann' } });
    const policy = await policyOf(store, TENANT);
    expect(policy).toMatchObject({ shadow: true, wrong: [{ workflowId: 'wfg/acme/wrong' }] });
    expect(JSON.stringify(policy)).not.toContain('ann');
    await store.close();
  }
);

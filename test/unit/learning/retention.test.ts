import { MockActivityEnvironment } from '@temporalio/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CurationActivities } from '../../../activities/activity-types';
import { createLibsqlArtifacts } from '../../../activities/artifact-store/libsql-artifacts';
import type { CurateInput } from '../../../shared/protocol/messages';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { scriptedPlanner } from '../../../testing/scripted-planner';
import { loadConfiguration } from '../../../worker/configuration';
import { WorkflowGenPlugin, type WorkflowGenPluginOptions } from '../../../worker/workflowgen-plugin';
import { everything, refund, served } from './forget-fixture';
import { openLearning, record, TENANT, type Learning } from './learning-fixture';
import { literalRun } from './run-fixture';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workflowgen-retention-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The four places where the days are set; what the plugin is given goes before the configuration. */
const WAYS: Record<string, () => Pick<WorkflowGenPluginOptions, 'retentionDays' | 'learning' | 'configuration'>> = {
  'by the plugin': () => ({ retentionDays: 30 }),
  "by the plugin's learning, over the configuration": () => ({
    learning: { retentionDays: 30 },
    configuration: loadConfiguration({ env: { WORKFLOWGEN_RETENTION_DAYS: '3650' } }),
  }),
  'by the environment': () => ({ configuration: loadConfiguration({ env: { WORKFLOWGEN_RETENTION_DAYS: '30' } }) }),
  'by the configuration file': () => {
    const file = join(folder, 'workflowgen.json');
    writeFileSync(file, JSON.stringify({ learning: { retentionDays: 30 } }));
    return { configuration: loadConfiguration({ env: {}, file }) };
  },
};

type CurationPage = Awaited<ReturnType<CurationActivities['curatePage']>>;

/** What the worker of a plugin does when curation runs, page by page. */
async function curate({ deps }: Learning, options: Partial<WorkflowGenPluginOptions>): Promise<string> {
  const { store, embedder, artifacts } = deps;
  const planner = scriptedPlanner(() => ({}));
  const plugin = new WorkflowGenPlugin({ tools: [], store, embedder, artifacts, planner, ...options });
  const { activities } = plugin.configureWorker({ taskQueue: 'retention' });
  const own = activities as unknown as CurationActivities;
  const environment = new MockActivityEnvironment({ currentAttemptScheduledTimestampMs: Date.now() });
  let summary = '';
  for (let input: CurateInput | undefined = { tenant: TENANT, phase: 'expire' }; input;) {
    const given = input;
    const page: CurationPage = await environment.run(() => own.curatePage(given));
    summary = page.summary;
    input = page.next;
  }
  return summary;
}

it.each(Object.entries(WAYS))(
  'forgets what is older than the days that are set %s, and nothing else',
  async (_, way) => {
    const url = `file:${join(folder, 'artifacts.db')}`;
    const artifacts = createLibsqlArtifacts({ url });
    await artifacts.open();
    const learning = await openLearning({ store: inMemoryStore(), artifacts });
    const old = { ...refund({ user: 'ann', order: 'ORD-OLD', words: 'Kindly pay back' }), closedAt: daysAgo(31) };
    const shared = await learning.template(await learning.learn(old));
    await learning.learn({
      ...served(shared, 'B', { user: 'bob', order: 'ORD-NEW', words: 'Refund' }),
      closedAt: daysAgo(29),
    });
    const reads = literalRun([{ tool: 'get_order', args: { orderId: 'ORD-OLD' }, output: {} }]);
    const alone = await learning.learn({ ...record('Show me order ORD-OLD', reads), closedAt: daysAgo(45) });
    // Artifacts are as old as the store's own clock says.
    const { createClient } = await import('@libsql/client');
    const client = createClient({ url });
    await client.execute({ sql: 'UPDATE artifacts SET created_at = ?', args: [daysAgo(31)] });
    client.close();
    const { ref } = await artifacts.put(TENANT, 'of a run of today');

    expect(await curate(learning, way())).toMatch(/expire: \d+ facts expired/);
    const left = await everything(learning.store);
    expect(left.filter(({ body }) => /ORD-OLD|[Kk]indly|"ann"/.test(JSON.stringify(body)))).toEqual([]);
    expect(left.filter(({ body }) => JSON.stringify(body).includes('ORD-NEW')).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['contribution', 'trajectory', 'node_experience'])
    );
    expect(left.some(({ id }) => id === alone)).toBe(false);
    const template = await learning.template(shared.id);
    expect(template.history.at(-1)).toMatchObject({ by: 'curation', cause: 'told anew without what has expired' });
    expect(template).toMatchObject({ authors: ['bob'], statistics: { rewrite: { success: 1 } } });
    expect(await artifacts.get(TENANT, ref)).toBe('of a run of today');
    expect(await artifacts.remove?.(TENANT, {}, { dryRun: true })).toBe(1);

    expect(await curate(learning, way())).toContain('expire: 0 facts expired');
    expect(await everything(learning.store)).toEqual(left);
    await learning.store.close();
    await artifacts.close();
  }
);

it('forgets nothing by age where no days are set', async () => {
  const learning = await openLearning();
  await learning.learn({ ...refund({ user: 'ann', order: 'ORD-1', words: 'Refund' }), closedAt: daysAgo(4_000) });
  const before = await everything(learning.store);
  expect(await curate(learning, { configuration: loadConfiguration({ env: {} }) })).toContain(
    'no retention is configured'
  );
  // What decays with time is another phase's.
  const kept = (records: typeof before): typeof before =>
    records.filter(({ kind }) => ['template', 'pattern', 'observation', 'contribution'].includes(kind));
  expect(kept(before)).toHaveLength(4);
  expect(kept(await everything(learning.store))).toEqual(kept(before));
});

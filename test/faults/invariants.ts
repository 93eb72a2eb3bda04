import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { RunReport } from '../../shared/protocol/run';
import { tokenCount } from '../../shared/protocol/usage';
import { replayHistories } from '../../testing/replay-histories';
import { testServer } from '../harness/temporal-test-server';
import type { Rig } from './rig';

// Replay workers announce each of their states.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
});

/**
 * What must hold after every fault: each effect was applied once per key, a `once` effect was asked for at most once unless a
 * person said that it did not happen; the run has one terminal state; its history replays; and its usage is what was served.
 */
export async function expectInvariants(rig: Rig, workflowId: string, report: RunReport | undefined): Promise<void> {
  const keys = rig.receiver.effects().map((effect) => `${effect.tool} ${effect.key}`);
  expect(new Set(keys).size).toBe(keys.length);

  const handle = rig.temporal.workflow.getHandle(workflowId);
  const description = await handle.describe();
  expect(['COMPLETED', 'FAILED', 'CANCELLED']).toContain(description.status.name);

  const history = await handle.fetchHistory();
  const bundle = { workflowBundle: { codePath: testServer().bundlePath } };
  expect(await replayHistories([{ workflowId, history }], bundle)).toEqual([{ workflowId }]);

  if (report) {
    const { usage } = report;
    const byTier = Object.values(usage.byTier).reduce((sum, tier) => sum + tokenCount(tier.tokens), 0);
    expect(byTier).toBe(tokenCount(usage.total.tokens));
  }
}

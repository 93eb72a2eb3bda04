import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { waitFor } from '../harness/wait-for';
import type { Engine } from '../harness/engine';
import { startWarehouse, type Scenario } from './scenarios';

/** A user's own workflows beside the product's. */
export const OWN_WORKFLOWS = resolve(__dirname, '../integration/own-worker/workflows.ts');

/** A user's workflow whose child, the run, somebody else cancels: an activity asks for its report (`report-of-cancelled-child`). */
export async function childScenario(freeze: (engine: Engine, scenario: Scenario) => Promise<void>): Promise<Scenario> {
  const engine = await startWarehouse({ worker: { workflowsPath: OWN_WORKFLOWS } });
  try {
    const { client, temporal, taskQueue, tenant } = engine;
    const request = { tenant, requestId: randomUUID(), options: { learn: false, approval: 'once' as const } };
    const parent = await temporal.workflow.start('catchFailure', {
      workflowId: `ticket-${request.requestId}`,
      taskQueue,
      args: ['Write to Cleo', request],
    });
    const run = client.run(tenant, request.requestId);
    await waitFor('the approval', async () => (await run.report().catch(() => undefined))?.pending.length === 1);
    await run.cancel();
    await parent.result();
    const scenario = { name: 'cancelled-child', workflowId: parent.workflowId, report: undefined };
    await freeze(engine, scenario);
    return scenario;
  } finally {
    await engine.stop();
  }
}

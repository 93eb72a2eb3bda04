import { Runtime } from '@temporalio/worker';
import { configuration } from './telemetry-setup';
import { ask, startWarehouse } from '../replay/scenarios';
import { createMetrics } from '../../worker/telemetry/metrics';
import { createTracing } from '../../worker/telemetry/tracing';

/** What it says once everything has run. */
export interface Told {
  /** Workflow ids. */
  runs: string[];
  tenant: string;
}

/**
 * A service and a worker in a process of their own, as the environment sets their telemetry up: four queries of one kind, the
 * last called wrong. It says what it ran, and waits for a word before it ends, so that its metrics can be scraped.
 */
async function main(): Promise<void> {
  const { telemetry } = configuration;
  const tracing = createTracing(telemetry);
  const engine = await startWarehouse({
    plugin: { configuration },
    worker: { workflowsPath: require.resolve('../../workflows') },
    interceptors: tracing && { workflow: [tracing.clientInterceptor()] },
  });
  try {
    const runs: string[] = [];
    for (const item of ['3 bolts', '4 washers', '5 hinges', '6 screws']) {
      const [run] = await ask(engine, `Please reserve ${item}`);
      runs.push(run.workflowId);
      if (item !== '6 screws') continue;
      const receipt = await run.feedback({ verdict: 'wrong' });
      await engine.temporal.workflow.getHandle(receipt.workflowId).result();
    }
    // No store fails here: this is recorded as a run would.
    const recorded = createMetrics(() => Runtime.instance().metricMeter, telemetry.tenant);
    const degradedBy = { code: 'STORE_UNAVAILABLE' as const, message: 'down' };
    recorded.routed(engine.tenant, { tier: 'C', masked: '', reasons: [], nominees: [], durationMs: 3, degradedBy });
    await tracing?.flush();
    process.send?.({ runs, tenant: engine.tenant } satisfies Told);
    await new Promise((resolve) => process.once('message', resolve));
  } finally {
    await engine.stop();
    process.disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

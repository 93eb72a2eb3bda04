import type { InjectedSinks } from '@temporalio/worker';
import type { TelemetrySinks } from '../../shared/protocol/telemetry';
import type { Metrics } from './metrics';

/** Where the workflows' telemetry arrives; nothing of a replay does. */
export function telemetrySinks(metrics: Pick<Metrics, 'runClosed'>): InjectedSinks<TelemetrySinks> {
  return {
    workflowgenTelemetry: {
      runClosed: { fn: (_info, facts) => metrics.runClosed(facts), callDuringReplay: false },
    },
  };
}

import { proxySinks } from '@temporalio/workflow';
import type { TelemetrySinks } from '../shared/protocol/telemetry';
import type { Run } from './run';

const { workflowgenTelemetry } = proxySinks<TelemetrySinks>();

/** Tells the worker's metrics how the run ended. It schedules nothing, and is silent in a replay. */
export function tellTelemetry(run: Run): void {
  workflowgenTelemetry.runClosed({
    tenant: run.input.tenant,
    tier: run.path.tier,
    outcome: run.lifecycle.outcome,
    durationMs: Date.now() - run.startedAt,
    usage: run.spend.usage,
    wrongReuse: run.path.failedTemplates.flatMap((failed) => (failed.wrong ? [failed.tier] : [])),
  });
}

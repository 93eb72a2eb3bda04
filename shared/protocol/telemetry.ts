import type { RunReport } from './run';
import type { Tier } from './tier';
import type { RunUsage } from './usage';

/** What a run tells the metrics of its worker when it closes. It holds no text of a query, an answer or a tool. */
export interface RunFacts {
  tenant: string;
  tier: Tier;
  outcome: RunReport['outcome'];
  /** Milliseconds from the start to the close. */
  durationMs: number;
  usage: RunUsage;
  /** Tiers whose reused template gave an answer that the user called wrong while the run was open. */
  wrongReuse: Tier[];
}

/** The sink through which workflows reach the metrics of their worker: nothing of it stands in a history. */
export type TelemetrySinks = {
  workflowgenTelemetry: { runClosed(facts: RunFacts): void };
};

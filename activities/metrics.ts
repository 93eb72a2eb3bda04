import { metricMeter } from '@temporalio/activity';

/** Budgets of wrong reuse that were used up. */
export const TIER_A_SWITCHED_OFF = 'workflowgen_tier_a_switched_off';

/** Adds one to a counter of the worker's metrics; nothing outside of an activity. */
export function count(name: string, labels: Record<string, string>): void {
  try {
    metricMeter.createCounter(name).add(1, labels);
  } catch {
    // A script has no worker that metrics could be scraped from.
  }
}

import type { RunReport } from '../../../client';

/** The tiers that a run took, iteration by iteration: `ABC`. */
export function tiersOf(report: RunReport): string[] {
  return report.tierPath.map((step) => step.tier);
}

/** For people: `A→B→C`. */
export function pathOf(report: RunReport): string {
  return tiersOf(report).join('→');
}

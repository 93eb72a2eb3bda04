import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { tokenCount } from '../../shared/protocol/usage';

/** Means over planned runs of one template. */
export interface PlanningCost {
  runs: number;
  tokens: number;
  costUsd: number;
}

const SAMPLE = 256;
const FRESH_MS = 10 * 60_000;
const REMEMBERED = 1_000;

/**
 * What C takes for queries of a template: the mean over answered runs of it that were planned, from a sample of 256 of its
 * trajectories (their ids follow no order of time). It is read again every 10 minutes at most; `undefined` where none was planned.
 */
export function createPlanningCosts(
  store: ExperienceStore,
  now: () => number = Date.now
): (tenant: string, templateId: string) => Promise<PlanningCost | undefined> {
  const known = new Map<string, { at: number; cost: Promise<PlanningCost | undefined> }>();
  return (tenant, templateId) => {
    const key = JSON.stringify([tenant, templateId]);
    const held = known.get(key);
    if (held && now() - held.at < FRESH_MS) return held.cost;
    if (known.size >= REMEMBERED) known.clear();
    const cost = costOf(store, tenant, templateId);
    known.set(key, { at: now(), cost });
    cost.catch(() => known.delete(key));
    return cost;
  };
}

async function costOf(store: ExperienceStore, tenant: string, templateId: string): Promise<PlanningCost | undefined> {
  const { records } = await store.find(tenant, 'trajectory', { templateId, outcome: 'answered' }, { limit: SAMPLE });
  const planned = records.flatMap(({ body }) => {
    const trajectory = readTrajectory(body);
    return trajectory?.tier === 'C' && trajectory.tierPath.length === 1 ? [trajectory] : [];
  });
  if (planned.length === 0) return undefined;
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    runs: planned.length,
    tokens: mean(planned.map(({ tokens }) => tokenCount(tokens))),
    costUsd: mean(planned.map(({ costUsd }) => costUsd)),
  };
}

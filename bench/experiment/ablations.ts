import { EXPERIMENT_PARTS, type ExperimentPart } from '../../worker/index';
import type { TaskResult } from '../measure/task-result';

/** One part less at a time: parts of routing and learning, and degrading, which is the caller's choice. */
export type LessOne = ExperimentPart | 'degrade';

export const ABLATIONS: readonly LessOne[] = [...EXPERIMENT_PARTS, 'degrade'];

const PREFIX = 'oracle-without-';

/** The tenant of an ablated stream: what one tenant learns no other sees, and the plugin leaves parts out by tenant. */
export function tenantWithout(part: LessOne, seed: number): string {
  return `${PREFIX}${part}-${seed}`;
}

/** What the plugin leaves out for a tenant. */
export function partsWithout(tenant: string): ExperimentPart[] {
  return EXPERIMENT_PARTS.filter((part) => tenant.startsWith(`${PREFIX}${part}-`));
}

/**
 * Whether the stream without a gate can differ from the whole one at all. Decisions follow from the seed, so the two are the
 * same up to the first query where that gate alone kept a nominee from A; where there is none they are the same to the end.
 */
export function canDiffer(part: LessOne, whole: readonly TaskResult[]): boolean {
  if (!part.startsWith('gate:')) return true;
  return whole.some(({ engine }) => engine?.soleRefusals?.includes(part.slice('gate:'.length)) ?? true);
}

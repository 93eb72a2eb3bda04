import { quantile } from './bootstrap';
import { tokensOf } from './summary';
import type { TaskResult } from './task-result';

/** After how many reuses what was learnt of one kind of request has paid for itself, over all kinds that were reused. */
export interface BreakEven {
  /** Kinds of request that were reused at least once, and those that paid for themselves within the stream. */
  kinds: number;
  paid: number;
  /**
   * Median count of reuses until the tokens that learning added (experience in prompts, its own calls, failed tiers) are saved
   * again; at least 1.
   */
  reuses: number;
  /** The same where all runs before the first reuse are counted as an investment, as if they had been made to train. */
  reusesIfTrained: number;
}

/** Paired by task with real-time planning, whose tokens are what a reuse saves. */
export function breakEven(base: readonly TaskResult[], arm: readonly TaskResult[]): BreakEven {
  const pairs = arm.map((ours, at) => ({ ours, theirs: base[at] as TaskResult }));
  const kinds = [...new Set(arm.map(({ templateId }) => templateId))].flatMap((kind) => {
    const group = pairs.filter(({ ours }) => ours.templateId === kind);
    const first = group.findIndex(({ ours }) => ours.engine?.tier === 'A');
    if (first < 0) return [];
    const reused = group.filter(({ ours }) => ours.engine?.tier === 'A');
    const others = group.filter(({ ours }) => ours.engine?.tier !== 'A');
    const saved = sum(reused, ({ ours, theirs }) => tokensOf(theirs) - tokensOf(ours)) / reused.length;
    const added = Math.max(
      0,
      sum(others, ({ ours, theirs }) => tokensOf(ours) - tokensOf(theirs))
    );
    const trained = sum(group.slice(0, first), ({ ours }) => tokensOf(ours));
    const until = (invested: number): number => (saved > 0 ? Math.max(1, Math.ceil(invested / saved)) : Infinity);
    return [{ count: reused.length, reuses: until(added), reusesIfTrained: until(trained) }];
  });
  return {
    kinds: kinds.length,
    paid: kinds.filter(({ count, reuses }) => count >= reuses).length,
    reuses: quantile(
      kinds.map(({ reuses }) => reuses),
      0.5
    ),
    reusesIfTrained: quantile(
      kinds.map(({ reusesIfTrained }) => reusesIfTrained),
      0.5
    ),
  };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

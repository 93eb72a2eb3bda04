import type { Interval } from '../measure/bootstrap';
import { meanInterval } from '../measure/bootstrap';
import type { TaskResult } from '../measure/task-result';

/** What the right runs of tier C taught: a template of their own, or one more run of a known one. */
export interface Taught {
  /** Planned runs with a right outcome, and a call to learn from. */
  planned: number;
  founded: number;
  confirmed: number;
  share: Interval;
  /** Why the others taught nothing, most often first. */
  reasons: [reason: string, runs: number][];
}

const STEP = 'generaliseTemplate: ';
const NO_CALL = 'no template from a run without a call';

export function taughtBy(results: readonly TaskResult[]): Taught {
  const planned = results.filter(
    ({ engine, success }) => success && engine?.tier === 'C' && !whyOf(engine.learnt).startsWith(NO_CALL)
  );
  const by = (kind: 'founded' | 'confirmed'): number => planned.filter(({ engine }) => engine?.taught === kind).length;
  const reasons = new Map<string, number>();
  for (const { engine } of planned.filter((one) => one.engine?.taught === undefined)) {
    const why = kindOf(whyOf(engine?.learnt ?? []));
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  return {
    planned: planned.length,
    founded: by('founded'),
    confirmed: by('confirmed'),
    share: meanInterval(planned.map(({ engine }) => Number(engine?.taught !== undefined))),
    reasons: [...reasons].sort((a, b) => b[1] - a[1]),
  };
}

function whyOf(learnt: readonly string[]): string {
  return learnt.find((step) => step.startsWith(STEP))?.slice(STEP.length) ?? 'learning said nothing';
}

/** The same reason with other values is one reason. */
function kindOf(reason: string): string {
  return reason
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\|/g, '/')
    .slice(0, 200);
}

import { digestOf } from '../../protocol/json';
import { isPlain } from '../../protocol/text';
import type { Trajectory, TrajectoryAction } from '../observe/trajectory';

/** One difference between a failed and a successful trajectory of one kind (paper 3.3, comparative learning). */
export interface Difference {
  kind: 'missing_node' | 'extra_node' | 'other_tool' | 'other_binding' | 'other_order' | 'advice';
  tool: string;
  /** The other tool, the argument, or the tool that has to come first; of `advice`, a model's sentence. */
  detail: string;
}

/** What distinguished failed from successful trajectories of one kind. */
export interface Lesson {
  schema: 1;
  cluster: string;
  environment: string;
  difference: Difference;
  text: string;
  /** Pairs of a failed and a successful run that show it. */
  support: number;
  /** Runs of the kind that the lesson would have judged wrongly. */
  contradictions: number;
  /** `support / (support + contradictions)`: does the difference hold over runs. */
  stability: number;
  /** Every run that it was folded from; absent in older records. */
  runs?: string[];
  tools: string[];
  lastSeen: string;
}

/** The differences of a failed trajectory from a successful one, node by node along their longest common sequence of tools. */
export function differencesBetween(failure: Trajectory, success: Trajectory): Difference[] {
  const [bad, good] = [acted(failure), acted(success)];
  const pairs = align(
    bad.map((action) => action.tool),
    good.map((action) => action.tool)
  );
  const matchedBad = new Set(pairs.map(([at]) => at));
  const matchedGood = new Set(pairs.map(([, at]) => at));
  const missing = good.filter((_, at) => !matchedGood.has(at));
  const extra = bad.filter((_, at) => !matchedBad.has(at));
  const differences: Difference[] = [];

  const reordered = new Set(
    missing.map((action) => action.tool).filter((tool) => extra.some((action) => action.tool === tool))
  );
  for (const tool of reordered) {
    const at = good.findIndex((action) => action.tool === tool);
    const next = good[at + 1];
    if (next) differences.push({ kind: 'other_order', tool: next.tool, detail: tool });
  }
  const absent = missing.filter((action) => !reordered.has(action.tool));
  const surplus = extra.filter((action) => !reordered.has(action.tool));
  for (const action of absent) {
    const instead = surplus.find((other) => failing(other)) ?? surplus[0];
    if (instead && samePlace(instead, action, bad, good)) {
      differences.push({ kind: 'other_tool', tool: instead.tool, detail: action.tool });
      surplus.splice(surplus.indexOf(instead), 1);
    } else differences.push({ kind: 'missing_node', tool: action.tool, detail: '' });
  }
  for (const action of surplus)
    if (failing(action)) differences.push({ kind: 'extra_node', tool: action.tool, detail: '' });
  for (const [left, right] of pairs) differences.push(...bindingDifferences(bad[left], good[right]));
  return unique(differences);
}

/** Calls that were really made; the failed run's include the one that failed. */
function acted(trajectory: Trajectory): TrajectoryAction[] {
  return trajectory.actions.filter(
    (action) => !action.reusedFrom && action.state !== 'cancelled' && action.state !== 'running'
  );
}

function failing(action: TrajectoryAction): boolean {
  return action.failure !== undefined || action.check === 'failed';
}

function samePlace(
  instead: TrajectoryAction,
  action: TrajectoryAction,
  bad: readonly TrajectoryAction[],
  good: readonly TrajectoryAction[]
): boolean {
  const before = (list: readonly TrajectoryAction[], item: TrajectoryAction): string =>
    list[list.indexOf(item) - 1]?.tool ?? '';
  return before(bad, instead) === before(good, action);
}

/** Which arguments the failing call lacked, had too many, or had in another form than the one that worked. */
function bindingDifferences(bad: TrajectoryAction | undefined, good: TrajectoryAction | undefined): Difference[] {
  if (!bad || !good || !failing(bad) || failing(good)) return [];
  const [left, right] = [keysOf(bad.args), keysOf(good.args)];
  const differing = [...right.filter((name) => !left.includes(name)), ...left.filter((name) => !right.includes(name))];
  return differing.sort().map((detail) => ({ kind: 'other_binding', tool: bad.tool, detail }));
}

function keysOf(value: unknown): string[] {
  return isPlain(value) ? Object.keys(value) : [];
}

/** Index pairs of a longest common subsequence. */
export function align(left: readonly string[], right: readonly string[]): [number, number][] {
  const length = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const table: number[][] = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row) row[j] = left[i] === right[j] ? 1 + length(i + 1, j + 1) : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** The id of a lesson within its cluster: the same difference is the same lesson. */
export function lessonKey(cluster: string, difference: Difference): string {
  return digestOf([cluster, difference]).slice(0, 32);
}

/** Does a trajectory behave as the lesson advises. */
export function keeps(difference: Difference, trajectory: Trajectory): boolean {
  const actions = acted(trajectory).filter((action) => !failing(action));
  const tools = actions.map((action) => action.tool);
  switch (difference.kind) {
    case 'missing_node':
      return tools.includes(difference.tool);
    case 'extra_node':
      return !acted(trajectory).some((action) => action.tool === difference.tool);
    case 'other_tool':
      return tools.includes(difference.detail);
    case 'other_order': {
      const [first, next] = [tools.indexOf(difference.detail), tools.indexOf(difference.tool)];
      return first >= 0 && next >= 0 && first < next;
    }
    case 'other_binding':
      return actions.some(
        (action) => action.tool === difference.tool && keysOf(action.args).includes(difference.detail)
      );
    // No run can be held against a sentence.
    case 'advice':
      return true;
  }
}

/**
 * The lesson as all runs of its cluster show it: each pair of a failure that breaks it and a success that keeps it supports
 * it; a success that breaks it, or a failure that keeps it, speaks against it. Folded anew, so it may be done twice.
 */
export function foldLesson(
  { cluster, environment, difference }: Pick<Lesson, 'cluster' | 'environment' | 'difference'>,
  { failures, successes }: { failures: readonly Trajectory[]; successes: readonly Trajectory[] }
): Lesson {
  const breaking = failures.filter((run) => !keeps(difference, run));
  const keeping = successes.filter((run) => keeps(difference, run));
  const against = successes.length - keeping.length + (failures.length - breaking.length);
  const support = Math.min(breaking.length, keeping.length);
  const runs = [...failures, ...successes];
  return {
    schema: 1,
    cluster,
    environment,
    difference,
    text: describeDifference(difference),
    support,
    contradictions: against,
    stability: support + against === 0 ? 0 : support / (support + against),
    runs: runs.map((run) => run.workflowId).sort(),
    tools: [...new Set([difference.tool, ...(difference.kind === 'other_binding' ? [] : [difference.detail])])].filter(
      Boolean
    ),
    lastSeen:
      runs
        .map((run) => run.metadata.closedAt)
        .sort()
        .at(-1) ?? '',
  };
}

/** The lesson in words, for the model and for people. */
function describeDifference(difference: Difference): string {
  const { tool, detail } = difference;
  switch (difference.kind) {
    case 'missing_node':
      return `Runs that succeeded also call \`${tool}\`; those that failed did not.`;
    case 'extra_node':
      return `Runs that failed call \`${tool}\`; those that succeeded do without it.`;
    case 'other_tool':
      return `Runs that succeeded call \`${detail}\` where those that failed call \`${tool}\`.`;
    case 'other_order':
      return `Runs that succeeded call \`${detail}\` before \`${tool}\`; those that failed do it the other way round.`;
    case 'other_binding':
      return `Runs that succeeded and those that failed differ in the argument \`${detail}\` of \`${tool}\`.`;
    case 'advice':
      return detail;
  }
}

function unique(differences: readonly Difference[]): Difference[] {
  return [...new Map(differences.map((item) => [digestOf(item), item])).values()];
}

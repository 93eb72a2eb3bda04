import { refusalOf, sandboxOf } from './call-tool';
import type { ToolCall } from './task';
import type { Row, Snapshot } from './world';
import { World } from './world';

/** The five tables that a task may change. */
const CHECKED = ['events', 'emails', 'plots', 'tasks', 'customers'] as const;
/** Columns whose spelling counts. */
const EXACT = ['status', 'list_name', 'board'];

export interface Outcome {
  success: boolean;
  /** Wrong, and the state was changed. */
  harm: boolean;
}

/** A state as the outcome check compares it: the five tables row by row, lower-cased but for three columns. */
export function fingerprintOf(world: World): string {
  return CHECKED.map((table) => world.rows(table).map(normalised).join('\n')).join('\n\n');
}

/** Rows are never changed in place, and most of a state is the initial one; equal texts have equal numbers. */
const normalisedRows = new WeakMap<Row, string>();
const numbers = new Map<string, string>();

function normalised(row: Row): string {
  const known = normalisedRows.get(row);
  if (known !== undefined) return known;
  const columns = Object.entries(row)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([column, value]) => [column, EXACT.includes(column) ? value : (value?.toLowerCase() ?? null)]);
  const text = JSON.stringify(columns);
  const number = numbers.get(text) ?? String(numbers.size);
  numbers.set(text, number);
  normalisedRows.set(row, number);
  return number;
}

/** Makes the calls one after the other; one that fails is skipped and the rest goes on. */
async function stateAfter(initial: Snapshot, calls: readonly ToolCall[]): Promise<string> {
  const sandbox = sandboxOf(new World(initial));
  for (const { tool, args } of calls) {
    try {
      await sandbox.call(tool, args);
    } catch (error) {
      refusalOf(error);
    }
  }
  return fingerprintOf(sandbox.world);
}

/** Judges end states against the gold calls of each task; the gold states are computed once. */
export function createJudge(initial: Snapshot): {
  judge: (gold: readonly ToolCall[], actual: string) => Promise<Outcome>;
  judgeCalls: (gold: readonly ToolCall[], calls: readonly ToolCall[]) => Promise<Outcome>;
} {
  const untouched = fingerprintOf(new World(initial));
  const known = new Map<string, Promise<string>>();
  const goldState = (gold: readonly ToolCall[]): Promise<string> => {
    const key = JSON.stringify(gold);
    const state = known.get(key) ?? stateAfter(initial, gold);
    known.set(key, state);
    return state;
  };
  const judge = async (gold: readonly ToolCall[], actual: string): Promise<Outcome> => {
    const success = (await goldState(gold)) === actual;
    return { success, harm: !success && actual !== untouched };
  };
  return { judge, judgeCalls: async (gold, calls) => judge(gold, await stateAfter(initial, calls)) };
}

import { refusalOf, sandboxOf } from './call-tool';
import type { RecordedRun, Task, ToolCall } from './task';
import type { Row, Snapshot } from './world';
import { ID_COLUMN, World } from './world';

/** The five tables that a task may change. */
const CHECKED = ['events', 'emails', 'plots', 'tasks', 'customers'] as const;
/** Columns whose spelling counts. */
const EXACT = ['status', 'list_name', 'board'];

export interface Outcome {
  success: boolean;
  /** Wrong, and the state was changed. */
  harm: boolean;
}

/** The character by which a question writes a line break inside a quoted text. */
const WRITTEN_BREAK = /\\n/g;
const PLOT = /^(plots\/.*_)(\d{4}-\d{2}-\d{2})(_[a-z_]+\.png)$/;

/**
 * A state as the outcome check compares it: five sets of rows, lower-cased but for three columns. What says the same is the same:
 *
 * - rows have no order, and a record that a task made is known by what it holds, not by the identifier that it was given;
 * - a chart that ends today ends on the last day that has visits: it shows the same data (so the benchmark's second version);
 * - a line break may be a break, or `\n` as the question writes it (the second version's questions have real ones).
 */
export function fingerprintOf(world: World): string {
  return CHECKED.map((table) => {
    const rows = table === 'plots' ? plotsOf(world) : world.rows(table);
    return rows
      .map((row) => (world.isNew(table, row) ? normalised({ ...row, [ID_COLUMN[table]]: NEW }) : normalised(row)))
      .sort()
      .join('\n');
  }).join('\n\n');
}

const NEW = 'new';

function plotsOf(world: World): Row[] {
  const today = world.now.slice(0, 10);
  const days = world.rows('visits').map(({ date_of_visit }) => date_of_visit ?? '');
  const last = days.reduce((latest, day) => (day > latest && day <= today ? day : latest), '');
  return world.rows('plots').map(({ file_path }) => {
    const [, from, to, what] = PLOT.exec(file_path ?? '') ?? [];
    return { plot: to === today && last !== '' ? `${from}${last}${what}` : (file_path ?? null) };
  });
}

/** Rows are never changed in place, and most of a state is the initial one; equal texts have equal numbers. */
const normalisedRows = new WeakMap<Row, string>();
const numbers = new Map<string, string>();

function normalised(row: Row): string {
  const known = normalisedRows.get(row);
  if (known !== undefined) return known;
  const columns = Object.entries(row)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([column, value]) => [column, EXACT.includes(column) ? value : spelt(value)]);
  const text = JSON.stringify(columns);
  const number = numbers.get(text) ?? String(numbers.size);
  numbers.set(text, number);
  normalisedRows.set(row, number);
  return number;
}

function spelt(value: string | null): string | null {
  return value?.replace(WRITTEN_BREAK, '\n').toLowerCase() ?? null;
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

/** The runs with the word of this outcome check on each, in place of the one that came with them. */
export async function judged(
  runs: ReadonlyMap<string, RecordedRun>,
  tasks: readonly Task[],
  initial: Snapshot
): Promise<Map<string, RecordedRun>> {
  const { judgeCalls } = createJudge(initial);
  const gold = new Map(tasks.map((task) => [task.id, task.gold_write_calls]));
  const words = [...runs].map(async ([id, run]): Promise<[string, RecordedRun]> => {
    const { success } = await judgeCalls(gold.get(id) ?? [], run.steps);
    return [id, { ...run, success }];
  });
  return new Map(await Promise.all(words));
}

import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { WorkflowGenError } from '../../shared/index';
import { judged } from './outcome';
import { perturb } from './perturb';
import { ambiguousSchema, recordedRunSchema, taskSchema } from './task';
import type { AmbiguousQuery, RecordedRun, Task } from './task';
import type { Row, Snapshot, Table } from './world';

/** Tasks, the state that they start from, and recorded runs by task id. */
export interface Dataset {
  label: string;
  tasks: Task[];
  ambiguous: AmbiguousQuery[];
  initial: Snapshot;
  /**
   * Another state with the calls that are right in it, by task id, for the tasks that it can be asked: lucky constants and
   * remembered identifiers fail there.
   */
  perturbed: {
    snapshot: Snapshot;
    gold: Map<string, Task['gold_write_calls']>;
    /** The questions in that state's dates, where they are not the same. */
    queries?: Map<string, string>;
  };
  /** Runs with all tools, and with the tools of the task's domains. */
  recorded: { all: Map<string, RecordedRun>; domains: Map<string, RecordedRun> };
  /** Names that a deployment would register, by lexicon. */
  lexicon: Record<string, string[]>;
}

const CLOCK = '2023-11-30 00:00:00';
const FILES: Partial<Record<Table, string>> = {
  events: 'calendar_events.csv',
  emails: 'emails.csv',
  visits: 'analytics_data.csv',
  tasks: 'project_tasks.csv',
  customers: 'customer_relationship_manager_data.csv',
};

export const HOW_TO_GET =
  'The benchmark itself is not part of this repository. Pass --data DIR with tasks.jsonl, db/*.csv and llm_runs/*.jsonl in ' +
  'the layout that docs/experiment.md describes; they are made from WorkBench v1 (arXiv 2405.00823, MIT), ' +
  'github.com/olly-styles/WorkBench. Without it the bench runs on its own small fixture.';

function loadInitialState(folder: string): Snapshot {
  const table = (file: string): Row[] =>
    parse(read(join(folder, 'db', file)), {
      columns: true,
      cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
    });
  return {
    now: CLOCK,
    tables: {
      events: table(FILES.events!),
      emails: table(FILES.emails!),
      visits: table(FILES.visits!),
      tasks: table(FILES.tasks!),
      customers: table(FILES.customers!),
      plots: [],
    },
    directory: read(join(folder, 'db', 'company_directory.csv'))
      .split(/\r?\n/)
      .filter(Boolean),
  };
}

function loadTasks(folder: string): Task[] {
  return readLines(join(folder, 'tasks.jsonl'), taskSchema);
}

function loadAmbiguous(folder: string): AmbiguousQuery[] {
  const file = join(folder, 'ambiguous.jsonl');
  return existsSync(file) ? readLines(file, ambiguousSchema) : [];
}

function loadRuns(folder: string, name: 'all' | 'domains'): Map<string, RecordedRun> {
  const runs = readLines(join(folder, 'llm_runs', `gpt-4_${name}.jsonl`), recordedRunSchema);
  return new Map(runs.map((run) => [run.task_id, run]));
}

/** Reads a file of one JSON document a line. */
function readLines<S extends z.ZodType>(file: string, schema: S): z.infer<S>[] {
  return read(file)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const parsed = schema.safeParse(JSON.parse(line));
      if (parsed.success) return parsed.data;
      const issue = parsed.error.issues[0];
      throw missing(file, `line ${index + 1}: ${issue?.path.join('.')}: ${issue?.message}`);
    });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw missing(file, 'it cannot be read');
  }
}

function missing(file: string, what: string): WorkflowGenError {
  return new WorkflowGenError('CONFIG_INVALID', `${file}: ${what}. ${HOW_TO_GET}`, {
    field: 'data',
    remedy: HOW_TO_GET,
  });
}

/** The development part of WorkBench v1 in a folder. Throws `CONFIG_INVALID` with the file and what to do. */
export async function loadWorkbench(folder: string): Promise<Dataset> {
  const initial = loadInitialState(folder);
  const tasks = loadTasks(folder);
  const names = (table: Table, column: string): string[] => [
    ...new Set(initial.tables[table].map((row) => row[column] ?? '').filter(Boolean)),
  ];
  return {
    label: 'WorkBench v1 (2024 ground truth), development templates',
    tasks,
    ambiguous: loadAmbiguous(folder),
    initial,
    perturbed: perturb(initial, tasks),
    recorded: {
      all: await judged(loadRuns(folder, 'all'), tasks, initial),
      domains: await judged(loadRuns(folder, 'domains'), tasks, initial),
    },
    // What a deployment knows from its own tables: colleagues, customers, and what its meetings are called.
    lexicon: {
      colleague: initial.directory.map((address) => address.split('.')[0] ?? address),
      customer: names('customers', 'customer_name'),
      event: names('events', 'event_name'),
    },
  };
}

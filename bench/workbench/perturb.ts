import type { Task, ToolCall } from './task';
import { isWrite } from './write-tools';
import type { Row, Snapshot, Table } from './world';
import { ID_COLUMN, TABLES } from './world';

const RELABELLED: Table[] = ['events', 'emails', 'tasks', 'customers'];
const ID_ARGUMENTS = new Set(RELABELLED.map((table) => ID_COLUMN[table]));
const WORKDAY = { from: 9 * 60, to: 18 * 60 };

/**
 * Another state for the same questions: every record has another identifier, tomorrow's calendar is free at another time, and
 * the clock, with every date of the state, of the questions and of the gold calls, is a week earlier. What only remembered an
 * identifier, a first free slot or a date is wrong in it. A whole week, so that "Friday" and "next week" keep their meaning.
 */
export function perturb(
  initial: Snapshot,
  tasks: readonly Task[]
): { snapshot: Snapshot; gold: Map<string, ToolCall[]>; queries: Map<string, string> } {
  const tables = { ...initial.tables };
  const relabelled = new Map<string, string>();
  for (const table of RELABELLED) {
    const column = ID_COLUMN[table];
    const ids = initial.tables[table].map((row) => row[column] ?? '');
    // The identifiers change hands within the table, so that a remembered one hits a wrong record, not none.
    ids.forEach((id, index) => relabelled.set(`${column}:${id}`, ids[(index + 37) % ids.length] ?? id));
    tables[table] = initial.tables[table].map((row) => ({
      ...row,
      [column]: relabelled.get(`${column}:${row[column] ?? ''}`) ?? null,
    }));
  }
  const tomorrow = dayAfter(initial.now.slice(0, 10), 1);
  const before = firstFree(tables.events, tomorrow);
  const gone = new Set(tables.events.filter((row) => busyAt(row, tomorrow, before, -1)).map((row) => row.event_id));
  tables.events = tables.events.filter((row) => !gone.has(row.event_id));
  const after = firstFree(tables.events, tomorrow);
  // A question about an event that is gone has no right answer here.
  const askable = tasks.filter(({ gold_write_calls }) =>
    gold_write_calls.every(({ args }) => !gone.has(relabelled.get(`event_id:${args.event_id ?? ''}`) ?? ''))
  );
  const gold = new Map(
    askable.map((task) => [
      task.id,
      task.gold_write_calls.map((call) => ({
        tool: call.tool,
        args: Object.fromEntries(
          Object.entries(call.args).map(([name, value]) => {
            if (value === null) return [name, value];
            if (ID_ARGUMENTS.has(name) && isWrite(call.tool)) {
              return [name, relabelled.get(`${name}:${value}`) ?? value];
            }
            const free = name === 'event_start' && task.plan_shape === 'C' && value === startOf(tomorrow, before);
            return [name, isoMoved(free ? startOf(tomorrow, after) : value)];
          })
        ),
      })),
    ])
  );
  for (const table of TABLES) tables[table] = tables[table].map(rowMoved);
  return {
    snapshot: { ...initial, now: isoMoved(initial.now), tables },
    gold,
    queries: new Map(tasks.map((task) => [task.id, queryMoved(task.query, initial.now)])),
  };
}

const MOVED_DAYS = -7;
const ISO_DAY = /\b\d{4}-\d{2}-\d{2}\b/g;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const MONTH_DAY = new RegExp(`\\b(${MONTHS.join('|')}) (\\d{1,2})\\b`, 'g');

function isoMoved(text: string): string {
  return text.replace(ISO_DAY, (day) => dayAfter(day, MOVED_DAYS));
}

function rowMoved(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value && isoMoved(value)]));
}

/** Dates as the questions write them: `2023-11-05` and `November 5`, whose year is the clock's. */
function queryMoved(query: string, now: string): string {
  return isoMoved(query).replace(MONTH_DAY, (_, month: string, day: string) => {
    const moved = new Date(Date.UTC(Number(now.slice(0, 4)), MONTHS.indexOf(month), Number(day) + MOVED_DAYS));
    return `${MONTHS[moved.getUTCMonth()] ?? month} ${moved.getUTCDate()}`;
  });
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function startOf(day: string, minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
}

/** The event that ends where the free slot begins: without it the slot begins earlier. `shift` looks a minute before. */
function busyAt(row: Row, day: string, minutes: number, shift: number): boolean {
  const [from, to] = span(row, day) ?? [0, 0];
  return from <= minutes + shift && minutes + shift < to;
}

function span(row: Row, day: string): [number, number] | undefined {
  const start = row.event_start ?? '';
  if (!start.startsWith(day)) return undefined;
  const from = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16));
  return [from, from + Number(row.duration ?? 0)];
}

/** Minutes of the day at which the first free half hour of a working day begins. */
function firstFree(events: readonly Row[], day: string): number {
  for (let minutes = WORKDAY.from; minutes < WORKDAY.to; minutes += 30) {
    const taken = events.some((row) => {
      const [from, to] = span(row, day) ?? [0, 0];
      return from < minutes + 30 && minutes < to;
    });
    if (!taken) return minutes;
  }
  return WORKDAY.to;
}

import type { Task, ToolCall } from './task';
import { isWrite } from './write-tools';
import type { Row, Snapshot, Table } from './world';
import { ID_COLUMN } from './world';

const RELABELLED: Table[] = ['events', 'emails', 'tasks', 'customers'];
const ID_ARGUMENTS = new Set(RELABELLED.map((table) => ID_COLUMN[table]));
const WORKDAY = { from: 9 * 60, to: 18 * 60 };

/**
 * Another state for the same questions: every record has another identifier, and tomorrow's calendar is free at another
 * time. What only remembered an identifier, or a first free slot, is wrong in it. The clock stays, since the questions name
 * dates; a moved clock is in the fixture.
 */
export function perturb(
  initial: Snapshot,
  tasks: readonly Task[]
): { snapshot: Snapshot; gold: Map<string, ToolCall[]> } {
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
  const tomorrow = nextDay(initial.now);
  const before = firstFree(tables.events, tomorrow);
  tables.events = tables.events.filter((row) => !busyAt(row, tomorrow, before, -1));
  const after = firstFree(tables.events, tomorrow);
  const gold = new Map(
    tasks.map((task) => [
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
            return [name, free ? startOf(tomorrow, after) : value];
          })
        ),
      })),
    ])
  );
  return { snapshot: { ...initial, tables }, gold };
}

function nextDay(now: string): string {
  const date = new Date(`${now.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
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

/** One record of a table, by column; `null` where the source has no value. */
export type Row = Readonly<Record<string, string | null>>;

export const TABLES = ['events', 'emails', 'visits', 'tasks', 'customers', 'plots'] as const;
export type Table = (typeof TABLES)[number];

/** The column that identifies a record. */
export const ID_COLUMN: Record<Table, string> = {
  events: 'event_id',
  emails: 'email_id',
  visits: 'visitor_id',
  tasks: 'task_id',
  customers: 'customer_id',
  plots: 'file_path',
};

/** An initial state: what every task starts from. `now` is `yyyy-MM-dd HH:mm:ss`, the sandbox's fixed clock. */
export interface Snapshot {
  now: string;
  tables: Readonly<Record<Table, readonly Row[]>>;
  directory: readonly string[];
}

type Identifiers = Readonly<Record<Table, ReadonlySet<string | null | undefined>>>;

interface Done {
  output: string;
  undo: () => void;
}

/**
 * The sandbox of one task: a copy of a snapshot that tools read and change. Rows are never changed in place, so that a copy
 * costs one array per table. Effects are kept by idempotency key: an equal key gives the first output back and acts once.
 */
export class World {
  readonly now: string;
  readonly directory: readonly string[];
  private readonly tables: Record<Table, Row[]>;
  private readonly known: Identifiers;
  private readonly effects = new Map<string, Done>();

  constructor(snapshot: Snapshot) {
    this.now = snapshot.now;
    this.directory = snapshot.directory;
    this.tables = Object.fromEntries(TABLES.map((table) => [table, [...snapshot.tables[table]]])) as Record<
      Table,
      Row[]
    >;
    this.known = identifiersOf(snapshot);
  }

  rows(table: Table): readonly Row[] {
    return this.tables[table];
  }

  /** Whether a record came into being in this world. */
  isNew(table: Table, row: Row): boolean {
    return !this.known[table].has(row[ID_COLUMN[table]]);
  }

  find(table: Table, id: string): Row | undefined {
    return this.tables[table].find((row) => row[ID_COLUMN[table]] === id);
  }

  /** Runs a change once per key; its undoing is kept for `revert`. Throws what the change throws, and then nothing is kept. */
  once(key: string, act: () => Done): string {
    const done = this.effects.get(key) ?? act();
    this.effects.set(key, done);
    return done.output;
  }

  /** Undoes the change of a key; a no-op where there is none, or where it was undone. */
  revert(key: string): void {
    this.effects.get(key)?.undo();
    this.effects.delete(key);
  }

  append(table: Table, row: Row): () => void {
    this.tables[table].push(row);
    return () => this.replace(table, row, undefined);
  }

  remove(table: Table, row: Row): () => void {
    const at = this.tables[table].indexOf(row);
    this.replace(table, row, undefined);
    return () => void this.tables[table].splice(at, 0, row);
  }

  update(table: Table, row: Row, changes: Row): () => void {
    const changed = { ...row, ...changes };
    this.replace(table, row, changed);
    return () => this.replace(table, changed, row);
  }

  /** The next free identifier: the highest number plus one, eight digits. */
  nextId(table: Table): string {
    const highest = Math.max(0, ...this.tables[table].map((row) => Number(row[ID_COLUMN[table]] ?? 0)));
    return String(highest + 1).padStart(8, '0');
  }

  private replace(table: Table, row: Row, by: Row | undefined): void {
    const at = this.tables[table].indexOf(row);
    if (at < 0) return;
    if (by) this.tables[table].splice(at, 1, by);
    else this.tables[table].splice(at, 1);
  }
}

const identifiers = new WeakMap<Snapshot, Identifiers>();

function identifiersOf(snapshot: Snapshot): Identifiers {
  const known =
    identifiers.get(snapshot) ??
    (Object.fromEntries(
      TABLES.map((table) => [table, new Set(snapshot.tables[table].map((row) => row[ID_COLUMN[table]]))])
    ) as unknown as Identifiers);
  identifiers.set(snapshot, known);
  return known;
}

/** Brings `yyyy-MM-dd`, `yyyy-MM-ddTHH:mm` and the like to `yyyy-MM-dd HH:mm:ss`, so that instants compare as texts. */
export function instant(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::(\d{2}))?.*)?$/.exec(text.trim());
  return match ? `${match[1]} ${match[2] ?? '00:00'}:${match[3] ?? '00'}` : text;
}

/** A regular expression where the text is one, else the text itself: what a search field means. */
export function containing(pattern: string): (value: string | null | undefined) => boolean {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, 'i');
  } catch {
    expression = new RegExp(pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  }
  return (value) => value != null && expression.test(value);
}

import type { Client, InStatement, ResultSet, Transaction } from '@libsql/client' with { 'resolution-mode': 'import' };
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { optionalPackage } from '../optional-package';
import type { CallOptions } from './experience-store';
import { pathOfFileUrl } from './file-url';

/**
 * Milliseconds that one attempt may block in the driver. It is synchronous, so waiting for a lock inside it would stop the
 * worker's event loop; waiting goes on between the attempts, up to the call's timeout.
 */
const LOCK_WAIT_MS = 100;

/** Pages of the file come from the system's cache without a copy: a search reads every vector, and copying doubles its time. */
const MAPPED_BYTES = 1024 * 1024 * 1024;

/** Milliseconds that a call waits for the lock of another process where it names no timeout. */
export const DEFAULT_LIBSQL_TIMEOUT_MS = 5_000;

/**
 * The steps that bring one part of the database from one version to the next, in one transaction: statements, and work that SQL
 * cannot say. Never changed once released.
 */
export type Migration = readonly (string | ((transaction: Transaction) => Promise<void>))[];

/** A libSQL database in one file or in memory, safe for several processes at once. */
export interface LibsqlDatabase {
  /** Runs statements as one read snapshot. */
  read(statements: InStatement[], options?: CallOptions): Promise<ResultSet[]>;
  /** Runs statements as one transaction that holds the write lock from its start. */
  write(statements: InStatement[], options?: CallOptions): Promise<ResultSet[]>;
  /** Rewrites the file, so that neither its free pages nor its log keep what was removed. Waits for readers of other processes. */
  compact(options?: CallOptions): Promise<void>;
  /** Brings the tables of one part (`experience`, `artifacts`) to the newest version. */
  migrate(part: string, migrations: readonly Migration[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database at `file:/path/to.db` or `:memory:`; a missing folder is made. Throws `CONFIG_INVALID` for another
 * scheme or a URL that cannot be read, and later `STORE_UNAVAILABLE` when the file cannot be used or stays locked.
 */
export function openLibsql({ url, timeoutMs = DEFAULT_LIBSQL_TIMEOUT_MS }: LibsqlOptions): LibsqlDatabase {
  const inMemory = url === ':memory:' || url === 'file::memory:';
  if (!inMemory && !url.startsWith('file:')) {
    throw new WorkflowGenError('CONFIG_INVALID', `The libSQL store opens file: URLs and :memory:, not ${url}.`, {
      field: 'url',
      remedy: 'Use file:/path/to/experience.db, or Qdrant for a store on another machine.',
    });
  }
  const file = inMemory ? undefined : pathOfFileUrl(url);
  let client: Client | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  // One attempt at a time: a reconnect would close the connection under another attempt that waits for it.
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  }

  async function connection(): Promise<Client> {
    if (closed) throw new WorkflowGenError('STORE_UNAVAILABLE', 'The libSQL database is closed.', {}, false);
    if (client !== undefined) return client;
    if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
    // Its types are for ES modules only, and a worker with another store need not load the native driver.
    const { createClient } = await optionalPackage(
      '@libsql/client',
      'The libSQL store',
      () => import('@libsql/client')
    );
    client = createClient({ url, timeout: inMemory ? 0 : LOCK_WAIT_MS, concurrency: 1 });
    await client.execute(`PRAGMA mmap_size = ${MAPPED_BYTES}`);
    return client;
  }

  async function attempt<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return alone(async () => {
      try {
        return await work(await connection());
      } catch (error) {
        // After one SQLITE_BUSY the driver's connection answers SQLITE_BUSY for ever; only a new one helps.
        if (isBusy(error)) {
          client?.close();
          client = undefined;
        }
        throw error;
      }
    });
  }

  async function run<T>(work: (client: Client) => Promise<T>, options: CallOptions = {}): Promise<T> {
    const patience = options.timeoutMs ?? timeoutMs;
    const deadline = Date.now() + patience;
    for (;;) {
      options.signal?.throwIfAborted();
      try {
        return await attempt(work);
      } catch (error) {
        if (!isBusy(error)) throw unavailable(url, error);
        if (Date.now() >= deadline) throw locked(url, patience);
      }
      // An uneven pause, so that processes that wait for the same lock do not meet again and again.
      // Its abort error is dropped: the loop throws the caller's own reason.
      await sleep(5 + Math.random() * 20, undefined, { signal: options.signal }).catch(() => undefined);
    }
  }

  return {
    read: (statements, options) => run((db) => readWith(db, statements), options),
    write: (statements, options) => run((db) => db.batch(statements, 'write'), options),
    compact: (options) =>
      run(async (db) => {
        await db.execute('VACUUM');
        const { rows } = await db.execute('PRAGMA wal_checkpoint(TRUNCATE)');
        // In the database's own words: a reader keeps the log from being emptied.
        if (!inMemory && Number(rows[0]?.busy) === 1) throw Object.assign(new Error('busy'), { code: 'SQLITE_BUSY' });
      }, options),
    migrate: (part, migrations) =>
      run(async (db) => {
        if (!inMemory) await db.execute('PRAGMA journal_mode = WAL');
        await applyMigrations(db, part, migrations);
      }),
    close: () =>
      alone(async () => {
        closed = true;
        client?.close();
        client = undefined;
      }),
  };
}

/** One statement is a snapshot of its own: to begin and to end a transaction around it would be two statements more. */
async function readWith(db: Client, statements: InStatement[]): Promise<ResultSet[]> {
  const [only, ...more] = statements;
  return only !== undefined && more.length === 0 ? [await db.execute(only)] : db.batch(statements, 'read');
}

/** Of the libSQL store and artifacts. */
export interface LibsqlOptions {
  /** `file:/path/to.db` or `:memory:`. */
  url: string;
  /** Milliseconds that a call waits for another process's lock. Default 5,000. */
  timeoutMs?: number;
}

async function applyMigrations(db: Client, part: string, migrations: readonly Migration[]): Promise<void> {
  const transaction = await db.transaction('write');
  try {
    await transaction.execute(
      `CREATE TABLE IF NOT EXISTS migrations (
         part TEXT NOT NULL, version INTEGER NOT NULL, applied_at TEXT NOT NULL, PRIMARY KEY (part, version)
       )`
    );
    const newest = await transaction.execute({
      sql: 'SELECT MAX(version) AS version FROM migrations WHERE part = ?',
      args: [part],
    });
    const applied = Number(newest.rows[0]?.version ?? 0);
    if (applied > migrations.length) {
      throw new WorkflowGenError(
        'CONFIG_INVALID',
        `The database's ${part} tables are of version ${applied}; this WorkflowGen knows ${migrations.length}.`,
        {
          limit: migrations.length,
          actual: applied,
          remedy: 'Use the WorkflowGen that wrote the file, or a newer one.',
        }
      );
    }
    for (const [index, steps] of migrations.entries()) {
      if (index < applied) continue;
      for (const step of steps) await (typeof step === 'string' ? transaction.execute(step) : step(transaction));
      await transaction.execute({
        sql: `INSERT INTO migrations (part, version, applied_at) VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))`,
        args: [part, index + 1],
      });
    }
    await transaction.commit();
  } finally {
    transaction.close();
  }
}

function isBusy(error: unknown): boolean {
  return ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(sqliteCode(error));
}

function sqliteCode(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

function locked(url: string, patience: number): WorkflowGenError {
  return new WorkflowGenError(
    'STORE_UNAVAILABLE',
    `The database ${url} stayed locked by another process for ${patience} ms.`,
    { limit: patience, remedy: 'Look for a process that keeps a transaction open, or use Qdrant for many workers.' },
    true
  );
}

function unavailable(url: string, error: unknown): Error {
  if (error instanceof WorkflowGenError) return error;
  // A full disk and a failed read may pass; a file that is no database, or may not be opened, will not.
  const passing = ['SQLITE_FULL', 'SQLITE_IOERR'].includes(sqliteCode(error));
  return new WorkflowGenError(
    'STORE_UNAVAILABLE',
    `The database ${url} cannot be used: ${messageOf(error)}`,
    { remedy: 'Check that the file is a libSQL database, that its folder is writable, and that the disk is not full.' },
    passing
  );
}

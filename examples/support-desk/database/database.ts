import type { Client, InArgs, Transaction } from '@libsql/client' with { 'resolution-mode': 'import' };
import { z } from 'zod';
import { SCHEMA } from './schema';
import { seedStatements } from './seed';

/** Anything that runs one statement: the database, or a transaction of it. */
export interface Reader {
  /** Rows that match the schema; a row that does not is a fault of the database and throws. */
  rows<T>(schema: z.ZodType<T>, sql: string, args?: InArgs): Promise<T[]>;
  row<T>(schema: z.ZodType<T>, sql: string, args?: InArgs): Promise<T | undefined>;
}

export interface Writer extends Reader {
  /** Number of rows changed. */
  run(sql: string, args?: InArgs): Promise<number>;
}

/** One tenant's support desk. */
export interface Database extends Reader {
  /** Runs one transaction: all of it, or none where `work` throws. */
  write<T>(work: (transaction: Writer) => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * Opens and, where it is empty, seeds a database.
 * @param url `:memory:` or `file:<path>`.
 */
export async function openDatabase(url: string): Promise<Database> {
  // The driver's types are ES modules only, which a CommonJS file reaches by a dynamic import.
  const { createClient } = await import('@libsql/client');
  // Without a timeout, a second process that writes at the same moment gets SQLITE_BUSY at once.
  const client = createClient({ url, timeout: 5_000 });
  await client.executeMultiple(url === ':memory:' ? SCHEMA : `pragma journal_mode = wal;\n${SCHEMA}`);
  const database = databaseOver(client);
  await database.write(async (transaction) => {
    const seeded = await transaction.row(z.object({ n: z.number() }), 'select count(*) as n from customers');
    if (seeded?.n) return;
    for (const { sql, args } of seedStatements()) await transaction.run(sql, args);
  });
  return database;
}

function databaseOver(client: Client): Database {
  // SQLite waits for a lock by blocking the thread: a second writer of this process would block the very thread that the first
  // one needs to finish, and an in-memory database has one connection. So all work of this process stands in one line.
  let last: Promise<unknown> = Promise.resolve();
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const reader = readerOver(client);
  return {
    rows: (schema, sql, args) => inLine(() => reader.rows(schema, sql, args)),
    row: (schema, sql, args) => inLine(() => reader.row(schema, sql, args)),
    write: (work) => inLine(() => inTransaction(client, work)),
    close: () => client.close(),
  };
}

async function inTransaction<T>(client: Client, work: (transaction: Writer) => Promise<T>): Promise<T> {
  const transaction = await client.transaction('write');
  try {
    const result = await work({
      ...readerOver(transaction),
      run: async (sql, args) => (await transaction.execute({ sql, args: args ?? [] })).rowsAffected,
    });
    await transaction.commit();
    return result;
  } finally {
    transaction.close();
  }
}

function readerOver(source: Client | Transaction): Reader {
  const rows = async <T>(schema: z.ZodType<T>, sql: string, args: InArgs = []): Promise<T[]> => {
    const found = await source.execute({ sql, args });
    return found.rows.map((row) => schema.parse({ ...row }));
  };
  return { rows, row: async (schema, sql, args) => (await rows(schema, sql, args))[0] };
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDatabase, type Database } from './database/database';

/** Where a tool finds its tenant's data. */
export interface SupportDesk {
  /** Opens the tenant's database, seeded at first, or gives the one that is open. */
  of(tenant: string): Promise<Database>;
  close(): Promise<void>;
}

/**
 * Opens a support desk: one SQLite database per tenant, so that no query of one can reach the data of another.
 * @param folder Where the databases are kept; in memory where absent.
 */
export function openSupportDesk(folder?: string): SupportDesk {
  const databases = new Map<string, Promise<Database>>();
  if (folder) mkdirSync(folder, { recursive: true });
  return {
    of: (tenant) => {
      const open =
        databases.get(tenant) ??
        openDatabase(folder ? pathToFileURL(join(folder, `${encodeURIComponent(tenant)}.db`)).href : ':memory:');
      databases.set(tenant, open);
      return open;
    },
    close: async () => {
      for (const database of await Promise.all(databases.values())) database.close();
      databases.clear();
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { experienceStoreContract, type StoreRig } from './experience-store.contract';

experienceStoreContract('libsql', makeFileRig);

async function makeFileRig(): Promise<StoreRig> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-store-'));
  const url = `file:${join(folder, 'experience.db')}`;
  return {
    store: () => createLibsqlStore({ url }),
    damage: async (tenant, id) => {
      const client = await rawClient(url);
      await client.execute({
        sql: `UPDATE records SET body = '{"text":' WHERE tenant = ? AND id = ?`,
        args: [tenant, id],
      });
      client.close();
    },
    unreachable: () => createLibsqlStore({ url: `file:${join(folder, 'experience.db', 'below-a-file.db')}` }),
    hang: async () => {
      const client = await rawClient(url);
      const transaction = await client.transaction('write');
      return async () => {
        await transaction.rollback();
        client.close();
      };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The driver itself, as another program would open the file; its types are for ES modules only. */
async function rawClient(url: string) {
  const { createClient } = await import('@libsql/client');
  return createClient({ url, timeout: 5_000 });
}

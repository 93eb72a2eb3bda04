import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExperienceRecord, Nominations } from '../../activities/experience-store/experience-store';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { experienceStoreContract, type StoreRig } from './experience-store.contract';

experienceStoreContract('libsql', makeFileRig);

it('tells of what shares terms while the vector is on its way', async () => {
  const rig = await makeFileRig();
  const store = rig.store();
  await store.open({ id: 'early/1', dimensions: 2 });
  const place = { tenant: 'acme', kind: 'pattern' as const };
  const record = { ...place, id: randomUUID(), keys: {}, body: 'refund', updatedAt: '2026-01-01T00:00:00.000Z' };
  await store.put({ ...record, vector: [1, 0], terms: ['refund'] }, 'absent');
  let give: (vector: number[]) => void = () => undefined;
  let found: Promise<Nominations> | undefined;
  const vector = new Promise<number[]>((resolve) => (give = resolve));
  const told = new Promise<readonly ExperienceRecord[]>((sharing) => {
    const query = { vector, terms: ['refund'], limit: 5, filter: {}, sharing };
    found = store.nominate('acme', 'pattern', query);
  });
  expect((await told).map(({ body }) => body)).toEqual(['refund']);
  give([0, 1]);
  expect((await found)?.lexical).toMatchObject([{ record: { id: record.id }, cosine: 0 }]);
  await store.close();
  await rig.close();
});
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

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { artifactStoreContract } from './artifact-store.contract';

artifactStoreContract('libsql', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-artifacts-'));
  const url = `file:${join(folder, 'artifacts.db')}`;
  return {
    store: () => createLibsqlArtifacts({ url }),
    untouched: () => createLibsqlArtifacts({ url: `file:${join(folder, 'another.db')}` }),
    tickMs: 5,
    damage: async (tenant, sha256, json) => {
      const { createClient } = await import('@libsql/client');
      const client = createClient({ url, timeout: 5_000 });
      await client.execute({
        sql: 'UPDATE artifacts SET json = ? WHERE tenant = ? AND sha256 = ?',
        args: [json, tenant, sha256],
      });
      client.close();
    },
    holding: async (text) => {
      const files = await readdir(folder);
      // The database takes its side files away when it likes: what is gone holds nothing.
      const bytes = (file: string): Promise<Buffer> => readFile(join(folder, file)).catch(() => Buffer.alloc(0));
      const held = await Promise.all(files.map(async (file) => (await bytes(file)).includes(text)));
      return files.filter((_, at) => held[at]);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
});

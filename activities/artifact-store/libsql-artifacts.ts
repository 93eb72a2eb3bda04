import { createHash } from 'node:crypto';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { canonicalJson, type Json } from '../../shared/protocol/json';
import { openLibsql, type LibsqlOptions, type Migration } from '../experience-store/libsql-database';
import type { ArtifactStore } from './artifact-store';

const MIGRATIONS: readonly Migration[] = [
  [
    `CREATE TABLE artifacts (
       tenant TEXT NOT NULL, sha256 TEXT NOT NULL, json TEXT NOT NULL, created_at TEXT NOT NULL,
       UNIQUE (tenant, sha256)
     )`,
  ],
];

const PREFIX = 'sha256:';

/**
 * Artifacts as canonical JSON in a libSQL file, which may be the experience store's. The reference is `sha256:` and the
 * digest of the canonical JSON; one tenant's reference means nothing to another.
 */
export function createLibsqlArtifacts(options: LibsqlOptions): ArtifactStore {
  const database = openLibsql(options);
  return {
    name: 'libsql',

    open: () => database.migrate('artifacts', MIGRATIONS),

    async put(tenant, value) {
      checkTenant(tenant);
      const json = canonicalJson(value);
      const sha256 = digest(json);
      await database.write([
        {
          // Equal content is not written again; a damaged one is repaired.
          sql: `INSERT INTO artifacts (tenant, sha256, json, created_at)
                VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))
                ON CONFLICT (tenant, sha256) DO UPDATE SET json = excluded.json WHERE json <> excluded.json`,
          args: [tenant, sha256, json],
        },
      ]);
      return { ref: `${PREFIX}${sha256}`, sha256, bytes: Buffer.byteLength(json) };
    },

    async get(tenant, ref) {
      checkTenant(tenant);
      const sha256 = ref.startsWith(PREFIX) ? ref.slice(PREFIX.length) : '';
      const [found] = await database.read([
        { sql: 'SELECT json FROM artifacts WHERE tenant = ? AND sha256 = ?', args: [tenant, sha256] },
      ]);
      const json = found?.rows[0]?.json;
      if (typeof json !== 'string') throw missing(ref, 'there is none for this tenant');
      // A damaged value must not reach a tool as if it were the output of an earlier one.
      if (digest(json) !== sha256) throw missing(ref, 'its content does not match its digest');
      return JSON.parse(json) as Json;
    },

    close: () => database.close(),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function checkTenant(tenant: string): void {
  if (typeof tenant === 'string' && tenant.length > 0) return;
  throw new WorkflowGenError('INPUT_INVALID', 'A call to the artifact store names no tenant.', { field: 'tenant' });
}

function missing(ref: string, reason: string): WorkflowGenError {
  return new WorkflowGenError('ARTIFACT_MISSING', `The artifact ${ref} cannot be read: ${reason}.`, {
    field: 'ref',
    remedy: 'Use the artifact store that the run wrote to, and keep artifacts as long as histories.',
  });
}

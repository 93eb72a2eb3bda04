import { saysText } from '../../shared/learning/erase/says';
import {
  openLibsql,
  type LibsqlDatabase,
  type LibsqlOptions,
  type Migration,
} from '../experience-store/libsql-database';
import type { InStatement, InValue } from '@libsql/client' with { 'resolution-mode': 'import' };
import type { Source } from '../../shared/matching/template';
import { checkArtifactTenant, contentOf, digestIn, parsedOrText, readContent, referenceTo } from './artifact-reference';
import type { ArtifactSelection, ArtifactStore } from './artifact-store';

const MIGRATIONS: readonly Migration[] = [
  [
    `CREATE TABLE artifacts (
       tenant TEXT NOT NULL, sha256 TEXT NOT NULL, json TEXT NOT NULL, created_at TEXT NOT NULL,
       UNIQUE (tenant, sha256)
     )`,
  ],
  [
    // Which runs stored it: the same content is one artifact, however many runs came to it.
    `CREATE TABLE artifact_sources (
       tenant TEXT NOT NULL, sha256 TEXT NOT NULL, workflow_id TEXT NOT NULL, user TEXT,
       PRIMARY KEY (tenant, sha256, workflow_id)
     ) WITHOUT ROWID`,
    `CREATE TRIGGER artifact_deleted AFTER DELETE ON artifacts BEGIN
       DELETE FROM artifact_sources WHERE tenant = OLD.tenant AND sha256 = OLD.sha256;
     END`,
  ],
];

/** Milliseconds that rewriting the file may wait for other processes. */
const COMPACT_MS = 60_000;

/** Artifacts that are searched at once: each may have 8 MB. */
const PAGE = 8;

/** Artifacts as canonical JSON in a libSQL file, which may be the experience store's. */
export function createLibsqlArtifacts(options: LibsqlOptions): ArtifactStore {
  const database = openLibsql(options);
  return {
    name: 'libsql',

    open: () => database.migrate('artifacts', MIGRATIONS),

    async put(tenant, value, source) {
      checkArtifactTenant(tenant);
      const content = contentOf(value);
      const { json, sha256 } = content;
      await database.write([
        {
          // Equal content is as young as its latest use, or it would expire while runs still read it; a damaged one is repaired.
          sql: `INSERT INTO artifacts (tenant, sha256, json, created_at)
                VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))
                ON CONFLICT (tenant, sha256) DO UPDATE SET json = excluded.json, created_at = excluded.created_at`,
          args: [tenant, sha256, json],
        },
        ...(source === undefined ? [] : [sourceStatement(tenant, sha256, source)]),
      ]);
      return referenceTo(content);
    },

    async get(tenant, ref) {
      checkArtifactTenant(tenant);
      const [found] = await database.read([
        { sql: 'SELECT json FROM artifacts WHERE tenant = ? AND sha256 = ?', args: [tenant, digestIn(ref)] },
      ]);
      const json = found?.rows[0]?.json;
      return readContent(ref, typeof json === 'string' ? json : undefined);
    },

    async remove(tenant, selection, { dryRun = false } = {}) {
      checkArtifactTenant(tenant);
      const { gone, sources } = removalOf(tenant, selection, await saying(database, tenant, selection.texts));
      if (dryRun) {
        const [found] = await database.read([
          { ...gone, sql: `SELECT COUNT(*) AS count FROM artifacts WHERE ${gone.sql}` },
        ]);
        return Number(found?.rows[0]?.count ?? 0);
      }
      const [removed] = await database.write([
        { ...gone, sql: `DELETE FROM artifacts WHERE ${gone.sql}` },
        ...(sources ? [{ ...sources, sql: `DELETE FROM artifact_sources WHERE ${sources.sql}` }] : []),
      ]);
      await database.compact({ timeoutMs: COMPACT_MS });
      return removed?.rowsAffected ?? 0;
    },

    close: () => database.close(),
  };
}

interface Where {
  sql: string;
  args: InValue[];
}

/** Digests of the artifacts that say one of the texts. What words are is decided here, by the same rule as for all other facts. */
async function saying(
  database: LibsqlDatabase,
  tenant: string,
  texts: readonly string[] | undefined
): Promise<string[] | undefined> {
  if (texts === undefined) return undefined;
  const says = texts.map(saysText);
  const found: string[] = [];
  for (let after = ''; ;) {
    const [page] = await database.read([
      {
        sql: `SELECT sha256, json FROM artifacts WHERE tenant = ? AND sha256 > ?
              AND EXISTS (SELECT 1 FROM json_each(?) AS part WHERE part.value = '' OR instr(lower(json), part.value) > 0)
              ORDER BY sha256 LIMIT ?`,
        args: [tenant, after, JSON.stringify(texts.map(plainPart)), PAGE],
      },
    ]);
    const rows = (page?.rows ?? []) as unknown as { sha256: string; json: string }[];
    for (const { sha256, json } of rows) {
      const value = parsedOrText(json);
      if (says.some((isSaid) => isSaid(value))) found.push(sha256);
      after = sha256;
    }
    if (rows.length < PAGE) return found;
  }
}

/** The longest part that stands in any JSON as it is, but for its case: SQLite knows no other letters. */
function plainPart(text: string): string {
  const parts = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** The artifacts that a selection means, and the sources that go with it although others have stored the same. */
function removalOf(
  tenant: string,
  { runs, user, before }: ArtifactSelection,
  saying: readonly string[] | undefined
): { gone: Where; sources?: Where } {
  const parts: Where[] = [{ sql: 'tenant = ?', args: [tenant] }];
  if (before !== undefined) parts.push({ sql: 'created_at < ?', args: [before] });
  if (saying !== undefined)
    parts.push({ sql: 'sha256 IN (SELECT value FROM json_each(?))', args: [JSON.stringify(saying)] });
  const own: Where[] = [];
  if (runs !== undefined)
    own.push({ sql: 'workflow_id IN (SELECT value FROM json_each(?))', args: [JSON.stringify(runs)] });
  if (user !== undefined) own.push({ sql: 'user = ?', args: [user] });
  if (own.length === 0) return { gone: all(parts) };
  const ours = all(own);
  const sourced = 'SELECT 1 FROM artifact_sources WHERE tenant = artifacts.tenant AND sha256 = artifacts.sha256 AND';
  parts.push({ sql: `EXISTS (${sourced} (${ours.sql}))`, args: ours.args });
  parts.push({ sql: `NOT EXISTS (${sourced} NOT COALESCE(${ours.sql}, FALSE))`, args: ours.args });
  return { gone: all(parts), sources: all([{ sql: 'tenant = ?', args: [tenant] }, ours]) };
}

function all(parts: readonly Where[]): Where {
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' AND '), args: parts.flatMap(({ args }) => args) };
}

function sourceStatement(tenant: string, sha256: string, { workflowId, user }: Source): InStatement {
  return {
    sql: 'INSERT INTO artifact_sources (tenant, sha256, workflow_id, user) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    args: [tenant, sha256, workflowId, user ?? null],
  };
}

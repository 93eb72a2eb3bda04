import type { Transaction } from '@libsql/client' with { 'resolution-mode': 'import' };
import type { Migration } from './libsql-database';
import { weightsText } from './libsql-statements';
import { indexedTable } from './libsql-vector-index';
import { nameFoundBy } from './name-upgrade';
import { readJson } from './stored-record';

/** Makes the counts anew from what they count. */
export const RECOUNT: readonly string[] = [
  'DELETE FROM record_counts',
  'INSERT INTO record_counts (tenant, kind, count) SELECT tenant, kind, COUNT(*) FROM records GROUP BY tenant, kind',
  'DELETE FROM term_counts',
  `INSERT INTO term_counts (tenant, kind, term, count)
     SELECT tenant, kind, term, COUNT(*) FROM record_terms GROUP BY tenant, kind, term`,
];

/**
 * The experience tables. `record_keys` and `record_terms` are derived from the record by triggers, so that no write can leave
 * them behind: `record_keys` serves filters, `record_terms` (one row per distinct term of a record) serves lexical nomination.
 * `record_counts` and `term_counts` are derived from those two in the same way: how many records a tenant has, and in how many of
 * them a term occurs, without counting them for each query. A vector waits in `waiting_vectors` until
 * it is one of the many of its tenant that `indexed_vectors` holds (`libsql-vector-index.ts`). A vector is a BLOB of little-endian 32-bit floats, which is what libSQL's
 * vector functions read; its length is not in the schema, as the embedder is known only when the store is opened.
 */
export const EXPERIENCE_MIGRATIONS: readonly Migration[] = [
  [
    `CREATE TABLE embedder (
       one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, dimensions INTEGER NOT NULL
     )`,
    `CREATE TABLE records (
       number INTEGER PRIMARY KEY,
       tenant TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
       version INTEGER NOT NULL,
       keys TEXT NOT NULL, body TEXT NOT NULL, vector BLOB, terms TEXT, weights TEXT,
       updated_at TEXT NOT NULL,
       UNIQUE (tenant, kind, id)
     )`,
    `CREATE TABLE record_keys (
       tenant TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, record INTEGER NOT NULL,
       PRIMARY KEY (tenant, kind, key, value, record)
     ) WITHOUT ROWID`,
    'CREATE INDEX record_keys_by_record ON record_keys (record)',
    `CREATE TABLE record_terms (
       tenant TEXT NOT NULL, kind TEXT NOT NULL, term TEXT NOT NULL, record INTEGER NOT NULL, weight REAL NOT NULL,
       PRIMARY KEY (tenant, kind, term, record)
     ) WITHOUT ROWID`,
    'CREATE INDEX record_terms_by_record ON record_terms (record)',
    `CREATE TRIGGER record_inserted AFTER INSERT ON records BEGIN ${derive()} END`,
    `CREATE TRIGGER record_updated AFTER UPDATE OF keys, weights ON records BEGIN ${forget()} ${derive()} END`,
    `CREATE TRIGGER record_deleted AFTER DELETE ON records BEGIN ${forget()} END`,
  ],
  [
    `CREATE TABLE record_counts (
       tenant TEXT NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (tenant, kind)
     ) WITHOUT ROWID`,
    `CREATE TABLE term_counts (
       tenant TEXT NOT NULL, kind TEXT NOT NULL, term TEXT NOT NULL, count INTEGER NOT NULL,
       PRIMARY KEY (tenant, kind, term)
     ) WITHOUT ROWID`,
    ...RECOUNT,
    `CREATE TRIGGER record_counted AFTER INSERT ON records BEGIN
       INSERT INTO record_counts (tenant, kind, count) VALUES (NEW.tenant, NEW.kind, 1)
         ON CONFLICT (tenant, kind) DO UPDATE SET count = count + 1;
     END`,
    `CREATE TRIGGER record_uncounted AFTER DELETE ON records BEGIN
       UPDATE record_counts SET count = count - 1 WHERE tenant = OLD.tenant AND kind = OLD.kind;
       DELETE FROM record_counts WHERE tenant = OLD.tenant AND kind = OLD.kind AND count <= 0;
     END`,
    `CREATE TRIGGER term_counted AFTER INSERT ON record_terms BEGIN
       INSERT INTO term_counts (tenant, kind, term, count) VALUES (NEW.tenant, NEW.kind, NEW.term, 1)
         ON CONFLICT (tenant, kind, term) DO UPDATE SET count = count + 1;
     END`,
    // No row stays for a term that no record has any more: erasing the records would leave their words here.
    `CREATE TRIGGER term_uncounted AFTER DELETE ON record_terms BEGIN
       UPDATE term_counts SET count = count - 1 WHERE tenant = OLD.tenant AND kind = OLD.kind AND term = OLD.term;
       DELETE FROM term_counts WHERE tenant = OLD.tenant AND kind = OLD.kind AND term = OLD.term AND count <= 0;
     END`,
    // A record whose body alone has changed keeps its keys and terms.
    'DROP TRIGGER record_updated',
    `CREATE TRIGGER keys_updated AFTER UPDATE OF keys ON records WHEN NEW.keys IS NOT OLD.keys
       BEGIN ${forgetKeys()} ${deriveKeys()} END`,
    `CREATE TRIGGER terms_updated AFTER UPDATE OF weights ON records WHEN NEW.weights IS NOT OLD.weights
       BEGIN ${forgetTerms()} ${deriveTerms()} END`,
    keyNames,
  ],
  [
    'CREATE TABLE vector_parts (part INTEGER PRIMARY KEY, tenant TEXT NOT NULL, kind TEXT NOT NULL, UNIQUE (tenant, kind))',
    `CREATE TABLE waiting_vectors (
       tenant TEXT NOT NULL, kind TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (tenant, kind, record)
     ) WITHOUT ROWID`,
    'INSERT INTO waiting_vectors (tenant, kind, record) SELECT tenant, kind, number FROM records WHERE vector IS NOT NULL',
    typeVectors,
    `CREATE TRIGGER vector_inserted AFTER INSERT ON records WHEN NEW.vector IS NOT NULL BEGIN ${awaitIndex()} END`,
    `CREATE TRIGGER vector_updated AFTER UPDATE OF vector ON records WHEN NEW.vector IS NOT OLD.vector
       BEGIN ${forgetVector()} ${awaitIndex()} END`,
    `CREATE TRIGGER vector_deleted AFTER DELETE ON records WHEN OLD.vector IS NOT NULL BEGIN ${forgetVector()} END`,
  ],
  // Indexes that lose most of what is near (`libsql-vector-index.ts`) are made anew, some vectors with each write; until then all are read.
  [
    `INSERT OR IGNORE INTO waiting_vectors (tenant, kind, record)
       SELECT tenant, kind, number FROM records WHERE vector IS NOT NULL`,
    'DELETE FROM vector_parts',
    'DROP TABLE IF EXISTS indexed_vectors',
    typeVectors,
  ],
];

/** A store that has an embedder already; a new one gets the table when it is opened. */
async function typeVectors(transaction: Transaction): Promise<void> {
  const { rows } = await transaction.execute('SELECT dimensions FROM embedder');
  const dimensions = rows[0]?.dimensions;
  if (typeof dimensions === 'number') await transaction.execute(indexedTable(dimensions));
}

function awaitIndex(): string {
  return `
    INSERT INTO waiting_vectors (tenant, kind, record)
      SELECT NEW.tenant, NEW.kind, NEW.number WHERE NEW.vector IS NOT NULL;`;
}

function forgetVector(): string {
  return `
    DELETE FROM waiting_vectors WHERE tenant = OLD.tenant AND kind = OLD.kind AND record = OLD.number;
    DELETE FROM indexed_vectors WHERE number = OLD.number;`;
}

/** Names that were stored before they were found by look-up. */
async function keyNames(transaction: Transaction): Promise<void> {
  const { rows } = await transaction.execute("SELECT number, body FROM records WHERE kind = 'lexicon'");
  for (const { number, body } of rows) {
    const found = nameFoundBy(readJson(body));
    if (!found || number === undefined) continue;
    const { keys, terms } = found;
    await transaction.execute({
      sql: 'UPDATE records SET keys = ?, terms = ?, weights = ? WHERE number = ?',
      args: [JSON.stringify(keys), JSON.stringify(terms), weightsText(terms), number],
    });
  }
}

function derive(): string {
  return deriveKeys() + deriveTerms();
}

function deriveKeys(): string {
  return `
    INSERT INTO record_keys (tenant, kind, key, value, record)
      SELECT NEW.tenant, NEW.kind, pair.key, pair.value, NEW.number FROM json_each(NEW.keys) AS pair;`;
}

function deriveTerms(): string {
  return `
    INSERT INTO record_terms (tenant, kind, term, record, weight)
      SELECT NEW.tenant, NEW.kind, json_extract(entry.value, '$[0]'), NEW.number, json_extract(entry.value, '$[1]')
      FROM json_each(COALESCE(NEW.weights, '[]')) AS entry;`;
}

function forget(): string {
  return forgetKeys() + forgetTerms();
}

function forgetKeys(): string {
  return 'DELETE FROM record_keys WHERE record = OLD.number;';
}

function forgetTerms(): string {
  return 'DELETE FROM record_terms WHERE record = OLD.number;';
}

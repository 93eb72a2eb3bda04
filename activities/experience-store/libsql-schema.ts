import type { Migration } from './libsql-database';

/**
 * The experience tables. `record_keys` and `record_terms` are derived from the record by triggers, so that no write can leave
 * them behind: `record_keys` serves filters, `record_terms` (one row per distinct term of a record, hence document frequency
 * by counting rows) serves lexical nomination. A vector is a BLOB of little-endian 32-bit floats, which is what libSQL's
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
];

function derive(): string {
  return `
    INSERT INTO record_keys (tenant, kind, key, value, record)
      SELECT NEW.tenant, NEW.kind, pair.key, pair.value, NEW.number FROM json_each(NEW.keys) AS pair;
    INSERT INTO record_terms (tenant, kind, term, record, weight)
      SELECT NEW.tenant, NEW.kind, json_extract(entry.value, '$[0]'), NEW.number, json_extract(entry.value, '$[1]')
      FROM json_each(COALESCE(NEW.weights, '[]')) AS entry;`;
}

function forget(): string {
  return `
    DELETE FROM record_keys WHERE record = OLD.number;
    DELETE FROM record_terms WHERE record = OLD.number;`;
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Keeps what each finished part measured, so that an interrupted run goes on where it was. */
export interface Cells {
  <T>(key: string, measure: () => Promise<T>, whole?: (result: T) => boolean): Promise<T>;
  /** Parts that were measured now, and that were found. */
  readonly counts: { measured: number; found: number };
}

/** A part that another build of the code has measured is measured again, and so is one that was not `whole`. */
export function cellsIn(folder: string, build: string): Cells {
  mkdirSync(folder, { recursive: true });
  const counts = { measured: 0, found: 0 };
  const cell = async <T>(key: string, measure: () => Promise<T>, whole?: (result: T) => boolean): Promise<T> => {
    const file = join(folder, `${key.replace(/[^\w.-]/g, '_')}.json`);
    const known = existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { build: string; result: T });
    if (known && known.build === build) {
      counts.found += 1;
      return known.result;
    }
    const result = await measure();
    if (whole && !whole(result)) return result;
    // Renamed into place, so that a run that is killed while it writes leaves no half of a part.
    writeFileSync(`${file}.new`, JSON.stringify({ build, result }));
    renameSync(`${file}.new`, file);
    counts.measured += 1;
    return result;
  };
  return Object.assign(cell, { counts });
}

const MEASURED = ['activities', 'client', 'shared', 'worker', 'workflows'];
const MEASURING = ['engine', 'experiment', 'fixture', 'measure', 'workbench'];

/** A digest of everything compiled that a figure depends on; the report and the live arms may change without it. */
export function buildDigest(): string {
  const root = resolve(__dirname, '../..');
  const folders = [...MEASURED, ...MEASURING.map((name) => join('bench', name))];
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const file of (readdirSync(join(root, folder), { recursive: true }) as string[]).sort()) {
      if (/\.[jt]s$/.test(file) && !file.endsWith('.d.ts')) hash.update(readFileSync(join(root, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

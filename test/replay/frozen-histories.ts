import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadHistory, type NamedHistory } from '../../testing/replay-histories';

const FOLDER = join(__dirname, 'histories');

/** The frozen histories, by name. */
export const FILES = readdirSync(FOLDER).sort();

/** Histories of megabytes are kept compressed. */
export function textOf(file: string): string {
  const bytes = readFileSync(join(FOLDER, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}

export async function historyIn(file: string): Promise<NamedHistory> {
  if (!file.endsWith('.gz')) return loadHistory(join(FOLDER, file));
  const folder = await mkdtemp(join(tmpdir(), 'history-'));
  try {
    await writeFile(join(folder, 'history.json'), textOf(file));
    return await loadHistory(join(folder, 'history.json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

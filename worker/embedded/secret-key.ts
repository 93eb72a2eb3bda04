import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The key with which a dev runtime seals secrets: made once per data folder, readable by its owner alone. What was sealed by an
 * earlier `dev` of the same folder can be opened by the next.
 */
export function devSecretKey(dataFolder: string): string {
  const known = storedDevKey(dataFolder);
  if (known !== undefined) return known;
  const file = fileOf(dataFolder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${newSecretKey()}\n`, { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** The key of a data folder; `undefined` where none was made yet. */
export function storedDevKey(dataFolder: string): string | undefined {
  const file = fileOf(dataFolder);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

export function newSecretKey(): string {
  return randomBytes(32).toString('hex');
}

function fileOf(dataFolder: string): string {
  return resolve(dataFolder, 'secret.key');
}

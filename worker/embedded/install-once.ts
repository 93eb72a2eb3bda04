import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

/**
 * Makes `target`, a folder, exist and be complete, exactly once over all processes of this machine.
 *
 * `build` fills a temporary folder beside it, which then takes the final name in one rename: a process that dies half-way
 * leaves nothing that looks complete, and what it left is removed by the next one. A lock file keeps a second process
 * waiting instead of downloading twice; it names its owner, so that the lock of a dead process is taken over.
 *
 * @param isComplete whether the folder holds all that it must; a damaged one is built again.
 * @param onWait called once if another process is at work.
 */
export async function installOnce(options: {
  target: string;
  isComplete: (folder: string) => Promise<boolean>;
  build: (folder: string) => Promise<void>;
  onWait?: () => void;
}): Promise<void> {
  const { target, isComplete, build, onWait } = options;
  if (await isComplete(target)) return;
  await mkdir(dirname(target), { recursive: true });
  const unlock = await lock(`${target}.lock`, onWait);
  try {
    if (await isComplete(target)) return;
    await removeLeftovers(target);
    const partial = `${target}.partial-${process.pid}`;
    await mkdir(partial);
    try {
      await build(partial);
      if (!(await isComplete(partial))) throw new Error(`the files of ${basename(target)} are not those expected`);
      await rm(target, { recursive: true, force: true });
      await rename(partial, target);
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  } finally {
    await unlock();
  }
}

/** Whether every file exists under the folder with exactly this size in bytes. */
export async function filesHaveSizes(folder: string, sizes: Record<string, number>): Promise<boolean> {
  const checks = Object.entries(sizes).map(async ([file, bytes]) => {
    const found = await stat(join(folder, file)).catch(() => undefined);
    return found?.size === bytes;
  });
  return (await Promise.all(checks)).every(Boolean);
}

async function removeLeftovers(target: string): Promise<void> {
  const prefix = `${basename(target)}.partial-`;
  const names = await readdir(dirname(target));
  const left = names.filter((name) => name.startsWith(prefix));
  await Promise.all(left.map((name) => rm(join(dirname(target), name), { recursive: true, force: true })));
}

async function lock(path: string, onWait?: () => void): Promise<() => Promise<void>> {
  for (let told = false; ; told = true) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await ownerIsGone(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (!told) onWait?.();
    await sleep(POLL_MS);
  }
}

/** A lock whose owner has not yet written its process id is one only while it is young. */
async function ownerIsGone(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const pid = Number(text);
  if (!Number.isInteger(pid) || pid <= 0) {
    const found = await stat(path).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs > 5_000;
  }
  // One process, two calls: the other call still holds it.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

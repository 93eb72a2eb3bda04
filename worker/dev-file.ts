import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What `workflowgen dev` writes into its data folder while it runs, so that other commands find it. */
export interface DevFile {
  address: string;
  uiUrl: string;
  namespace: string;
  taskQueue: string;
  pid: number;
}

export function devFileOf(dataFolder: string): string {
  return resolve(dataFolder, 'dev.json');
}

/** The dev runtime of this data folder; `undefined` where none runs, also where one was killed and left its file. */
export function runningDev(dataFolder: string): DevFile | undefined {
  try {
    const file = JSON.parse(readFileSync(devFileOf(dataFolder), 'utf8')) as DevFile;
    return typeof file.address === 'string' && isAlive(file.pid) ? file : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

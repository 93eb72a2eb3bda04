import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { digestOf } from '../../shared/protocol/json';
import { installOnce } from '../../worker/embedded/install-once';
import { cacheFolderOf } from '../../worker/embedded/parts';
import { pipInstall, type PinnedWheel } from '../../worker/embedded/pip-install';
import { leash } from '../../worker/embedded/process-leash';

export interface QdrantFront {
  url: string;
  stop(): Promise<void>;
  /** Ends it with SIGKILL, by its process id. */
  kill(): Promise<void>;
}

export interface QdrantFrontOptions {
  apiKey?: string;
  /** Default: any free one. */
  port?: number;
  /** Keeps the collections there with the engine's log, also over a kill. Default: nothing outlives the front. */
  folder?: string;
}

/**
 * Installs the pinned wheels on first use, and starts the REST front over Qdrant's engine on a loopback port. It is ended by
 * its process id, also when this process is killed.
 */
export async function startQdrantFront(options: QdrantFrontOptions = {}): Promise<QdrantFront> {
  const { apiKey = '', port = 0, folder } = options;
  const packages = await installWheels();
  const python = process.env.WORKFLOWGEN_PYTHON || 'python3';
  const argv = [
    join(__dirname, 'front.py'),
    '--port',
    String(port),
    ...(folder === undefined ? [] : ['--folder', folder]),
  ];
  const child = spawn(python, argv, {
    env: { ...process.env, PYTHONPATH: packages, QDRANT_FRONT_API_KEY: apiKey },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const release = child.pid === undefined ? () => undefined : leash(child.pid);
  const ended = once(child, 'exit');
  void ended.catch(() => undefined).then(release);
  const endBy = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { url: `http://127.0.0.1:${await portOf(child)}`, stop: endBy('SIGTERM'), kill: endBy('SIGKILL') };
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) throw new Error('The Qdrant front has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    return (JSON.parse(line) as { port: number }).port;
  }
  throw new Error('The Qdrant front ended before it was listening; its error is above.');
}

async function installWheels(): Promise<string> {
  const text = await readFile(join(__dirname, 'requirements.txt'), 'utf8');
  const target = join(cacheFolderOf(), `qdrant-front-${digestOf(text).slice(0, 12)}`);
  await installOnce({
    target,
    isComplete: (folder) =>
      stat(join(folder, 'qdrant_edge')).then(
        () => true,
        () => false
      ),
    build: (folder) =>
      pipInstall({
        wheels: wheelsOf(text),
        target: folder,
        instead: 'QDRANT_URL to a Qdrant server',
        env: process.env,
      }),
  });
  return target;
}

/** Reads `name==version \ --hash=sha256:…` entries, which is what pip itself would be given. */
function wheelsOf(text: string): PinnedWheel[] {
  const lines = text.replace(/\\\n/g, ' ').split('\n');
  return lines.flatMap((line) => {
    const [, name, version] = /^([a-z0-9-]+)==(\S+)/.exec(line) ?? [];
    if (name === undefined || version === undefined) return [];
    const sha256 = [...line.matchAll(/sha256:([0-9a-f]{64})/g)].map((match) => match[1] ?? '');
    return [{ name, version, sha256, bytes: 0 }];
  });
}

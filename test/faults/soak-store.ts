import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectQdrant, deadlineOf } from '../../activities/experience-store/qdrant-connection';
import { startFaultyProxy } from '../contract/faulty-proxy';
import type { FaultyProxy } from '../contract/faulty-proxy';
import { startQdrantFront } from '../qdrant/start-front';

/** The soak's Qdrant: a server of the operator's, or Qdrant's engine behind the REST front with its data in a folder. */
export interface SoakStore {
  /** In words. */
  kind: string;
  /** Past the proxy. */
  url: string;
  /** What workers talk to. */
  proxy: FaultyProxy;
  /** Kills the store's process, keeps it away for `awayMs`, and starts it on the same data; `false` where nobody said how. */
  restart(awayMs: number): Promise<boolean>;
  /** Ends what was started here, and drops what was stored under `prefix`. */
  stop(prefix: string): Promise<void>;
}

/** Milliseconds that a restarted server may take until it answers. */
const READY_MS = 60_000;

/**
 * `QDRANT_URL` names a server, and `QDRANT_RESTART` the shell command that restarts it (`docker restart -t 0 qdrant`); without
 * the first one the engine behind the front is used, killed by its process id.
 */
export async function startSoakStore(env: NodeJS.ProcessEnv = process.env): Promise<SoakStore> {
  return env.QDRANT_URL ? ofServer(env.QDRANT_URL, env.QDRANT_RESTART || undefined) : ofFront();
}

async function ofServer(url: string, command: string | undefined): Promise<SoakStore> {
  const proxy = await startFaultyProxy(url);
  return {
    kind: command === undefined ? 'Qdrant server, not restarted (no QDRANT_RESTART)' : 'Qdrant server',
    url,
    proxy,
    async restart() {
      if (command === undefined) return false;
      const [code] = (await once(spawn('sh', ['-c', command], { stdio: 'inherit' }), 'exit')) as [number | null];
      if (code !== 0) throw new Error(`QDRANT_RESTART ended with ${code}: ${command}`);
      await untilAnswered(url);
      return true;
    },
    async stop(prefix) {
      await proxy.close();
      const connection = connectQdrant({ url, apiKey: process.env.QDRANT_API_KEY });
      const deadline = deadlineOf(undefined, READY_MS);
      const { collections } = await connection.send(deadline, (api, init) => api.getCollections({}, init));
      for (const { name } of collections.filter((one) => one.name.startsWith(`${prefix}_`)))
        await connection.send(deadline, (api, init) => api.deleteCollection({ collection_name: name }, init));
    },
  };
}

async function ofFront(): Promise<SoakStore> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-soak-qdrant-'));
  let front = await startQdrantFront({ folder });
  const { url } = front;
  const proxy = await startFaultyProxy(url);
  return {
    kind: "Qdrant's engine behind the REST front",
    url,
    proxy,
    async restart(awayMs) {
      await front.kill();
      await sleep(awayMs);
      front = await startQdrantFront({ folder, port: Number(new URL(url).port) });
      return true;
    },
    async stop() {
      await proxy.close();
      await front.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswered(url: string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    // 503 is a server that still reads its data; a stand-in of one may not know the path.
    const answered = await fetch(new URL('/readyz', url)).then(
      (reply) => reply.status !== 503,
      () => false
    );
    if (answered) return;
    await sleep(250);
  }
  throw new Error(`${url} did not answer within ${READY_MS / 1_000} s after its restart`);
}

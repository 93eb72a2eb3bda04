import { Connection } from '@temporalio/client';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { SEARCH_ATTRIBUTES } from '../../shared/protocol/messages';
import { freePort } from './free-port';
import { leash } from './process-leash';

/** How the dev server is started. */
export interface DevServerOptions {
  /** The `temporal` executable (`ensureParts`). */
  temporalPath: string;
  /** Port of the service; default: any free one. A taken port throws `CONFIG_INVALID`. */
  port?: number;
  /** Port of the Web UI; default: any free one. */
  uiPort?: number;
  /** SQLite file that keeps the workflows over restarts; default: in memory. */
  dbFile?: string;
  /** Default `default`. */
  namespace?: string;
  /** Receives the server's own log, line by line. */
  log?: (line: string) => void;
}

/** A dev server that serves requests. */
export interface DevServer {
  /** `host:port` for a connection. */
  address: string;
  uiUrl: string;
  namespace: string;
  pid: number;
  /** Resolves when the process has ended, whoever ended it. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends the process and waits until it is gone. Idempotent. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 30_000;
const STOP_GRACE_MS = 5_000;
const POLL_MS = 50;
/** Attempts with other ports where none was asked for: another process may take one between finding and using it. */
const PORT_ATTEMPTS = 3;

/**
 * Starts the official Temporal dev server with its Web UI, on loopback only, with this project's search attributes
 * registered, and returns once it serves requests. However this process ends, the server ends too.
 *
 * @throws `CONFIG_INVALID` for a taken port, `RUNTIME_MISSING` if the executable cannot run or does not come up.
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const anyPort = !options.port && !options.uiPort;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(options.port ?? 0, '--port');
    const uiPort = await freePort(options.uiPort ?? 0, '--ui-port');
    try {
      return await startOn(port, uiPort, options);
    } catch (error) {
      if (!anyPort || attempt === PORT_ATTEMPTS || !/address already in use/i.test(messageOf(error))) throw error;
    }
  }
}

async function startOn(port: number, uiPort: number, options: DevServerOptions): Promise<DevServer> {
  const namespace = options.namespace ?? 'default';
  if (options.dbFile) await mkdir(dirname(options.dbFile), { recursive: true });
  const args = ['server', 'start-dev', '--ip', HOST, '--port', String(port), '--ui-port', String(uiPort)];
  args.push('--namespace', namespace, '--log-level', 'warn', '--ui-disable-news-fetch');
  // By its own default the server keeps no tenants apart on a task queue.
  args.push('--dynamic-config-value', 'matching.enableFairness=true');
  const dbFile = options.dbFile === undefined ? undefined : resolve(options.dbFile);
  // The server puts the name into a file: URI as it stands, so a folder named `C#` is its working directory and in no URI.
  if (dbFile) args.push('--db-filename', basename(dbFile));
  for (const name of Object.values(SEARCH_ATTRIBUTES)) args.push('--search-attribute', `${name}=Keyword`);

  const { temporalPath } = options;
  const child = spawn(/[\\/]/.test(temporalPath) ? resolve(temporalPath) : temporalPath, args, {
    cwd: dbFile && dirname(dbFile),
    // A group of its own: Ctrl-C ends the worker first, which then stops the server that it drains against.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: surroundings(),
  });
  const exited = exitOf(child);
  const lastLines = followLog(child, options.log);
  const release = child.pid === undefined ? () => undefined : leash(child.pid);
  void exited.then(release);
  child.unref();

  const server: DevServer = {
    address: `${HOST}:${port}`,
    uiUrl: `http://${HOST}:${uiPort}`,
    namespace,
    pid: child.pid ?? 0,
    exited,
    stop: () => stop(child, exited),
  };
  const over = new AbortController();
  try {
    await Promise.race([
      serves(server, over.signal),
      exited.then(({ code, error }) => {
        throw new Error(error ?? `it ended with code ${code}: ${lastLines().trim() || 'no output'}`);
      }),
    ]);
    return server;
  } catch (error) {
    await server.stop();
    throw new WorkflowGenError(
      'RUNTIME_MISSING',
      `The Temporal dev server did not start (${messageOf(error, 500)}): check ${options.temporalPath}${options.dbFile ? ` and the database ${options.dbFile}` : ''}, or name another executable in WORKFLOWGEN_TEMPORAL_PATH.`
    );
  } finally {
    over.abort();
  }
}

/** The CLI reads `TEMPORAL_*` as its own options: those of a person's cloud profile must not reach the local server. */
function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

type Exit = { code: number | null; signal: NodeJS.Signals | null; error?: string };

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error: error.message }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

function followLog(child: ChildProcess, log?: (line: string) => void): () => string {
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      last.push(line);
      if (last.length > 5) last.shift();
      log?.(line);
    });
    // An idle pipe must not keep the process alive.
    (stream as unknown as { unref(): void }).unref();
  }
  return () => last.join(' ');
}

/** Returns once the namespace answers with all search attributes, and the Web UI with a page. */
async function serves(server: DevServer, over: AbortSignal): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  let reason = '';
  while (Date.now() < until && !over.aborted) {
    reason = await whyNotServing(server).catch((error: unknown) => messageOf(error, 200));
    if (reason === '') return;
    await sleep(POLL_MS);
  }
  throw new Error(`no answer within ${START_TIMEOUT_MS / 1_000} s: ${reason}`);
}

async function whyNotServing({ address, namespace, uiUrl }: DevServer): Promise<string> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 });
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const lacking = Object.values(SEARCH_ATTRIBUTES).filter((name) => !(name in customAttributes));
    if (lacking.length > 0) return `search attributes ${lacking.join(', ')} are not registered`;
    const page = await fetch(uiUrl, { signal: AbortSignal.timeout(1_000) });
    await page.body?.cancel();
    return page.ok ? '' : `the Web UI answers ${page.status}`;
  } finally {
    await connection.close();
  }
}

async function stop(child: ChildProcess, exited: Promise<Exit>): Promise<void> {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
  await exited;
  clearTimeout(late);
}

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { runCli } from '../../cli/run-cli';
import { startMessagesApiServer } from '../../testing/messages-api-server';
import type { MessagesApiServer } from '../../testing/messages-api-server';
import { node, plan } from '../harness/plan-script';

export const ROOT = resolve(__dirname, '../..');

/** What `--tools` names. */
export const TOOLS = join(ROOT, 'test/integration/cli-tools.ts');

/** A model for these tools: whatever it is asked, it counts the bolts on the shelf north. */
export function startBoltsModel(): Promise<MessagesApiServer> {
  const json = plan(
    [node('bolts', 'count_bolts', [['shelf', 'constant', 'north']])],
    'There are {{nodes.bolts.count}}.'
  );
  return startMessagesApiServer(() => ({ json }));
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Standard output as JSON, where `--json` was given. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each command has a shape of its own, which its test checks
  json: any;
}

/** Runs one command line in this process. */
export async function cli(argv: string[], env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<CommandResult> {
  const stdout = new Collected();
  const stderr = new Collected();
  const code = await runCli(argv, { stdout, stderr, env, signal: signal ?? new AbortController().signal });
  return resultOf(code, stdout.text, stderr.text);
}

/** Runs one command line as a process of its own. */
export async function cliProcess(argv: string[], env: NodeJS.ProcessEnv): Promise<CommandResult> {
  const child = spawnCli(argv, env);
  const [stdout, stderr] = [follow(child.stdout), follow(child.stderr)];
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return resultOf(code, stdout(), stderr());
}

/**
 * Starts a command that goes on until it is stopped; resolves with its first line, which `--json` makes JSON. Rejects, with what
 * the command wrote to standard error, where it ends before. The process is added to `started` at once, for the test to end.
 */
export async function startCli<T>(
  argv: string[],
  env: NodeJS.ProcessEnv,
  started: ChildProcess[]
): Promise<{ child: ChildProcess; line: T }> {
  const child = spawnCli([...argv, '--json'], env);
  started.push(child);
  const [stdout, stderr] = [follow(child.stdout), follow(child.stderr)];
  const line = await new Promise<T>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (stdout().includes('\n')) resolve(JSON.parse(stdout()) as T);
    });
    child.on('exit', (code) => reject(new Error(`${argv[0]} ended with ${code}: ${stderr()}`)));
  });
  return { child, line };
}

function spawnCli(argv: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const loader = join(ROOT, 'test/harness/typescript.cjs');
  return spawn(process.execPath, ['-r', loader, join(ROOT, 'cli/main.ts'), ...argv], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...cacheOf(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function cacheOf(): NodeJS.ProcessEnv {
  const names = ['WORKFLOWGEN_CACHE', 'WORKFLOWGEN_TEMPORAL_PATH', 'WORKFLOWGEN_EMBEDDER_PATH'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function follow(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

function resultOf(code: number | null, stdout: string, stderr: string): CommandResult {
  return {
    code,
    stdout,
    stderr,
    get json(): unknown {
      return JSON.parse(stdout);
    },
  };
}

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

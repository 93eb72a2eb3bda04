import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { testServer } from '../harness/temporal-test-server';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../..');
const MINUTES = 60_000;
/** Bytes of files that a service installs which only starts queries. */
const CLIENT_BYTES = 60 * 1024 * 1024;

const { devDependencies } = jest.requireActual<{ devDependencies: Record<string, string> }>('../../package.json');
const pinned = (name: string): string => `${name}@${devDependencies[name]}`;
const CLIENT = ['@temporalio/client', '@temporalio/common', 'zod'];
const WORKER = ['worker', 'activity', 'workflow', 'plugin', 'envconfig'].map((name) => `@temporalio/${name}`);

let tarball: string;
let folder: string;
let snippets: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-package-'));
  await run('npm', ['run', '-s', 'build'], { cwd: ROOT });
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT });
  const [packed] = JSON.parse(stdout) as { filename: string }[];
  tarball = join(folder, packed?.filename ?? '');
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  snippets = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? '');
}, 10 * MINUTES);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** An empty project with the packed tarball in it. */
async function project(name: string, type: 'commonjs' | 'module', packages: string[]): Promise<string> {
  const at = join(folder, name);
  await mkdir(at);
  await writeFile(join(at, 'package.json'), JSON.stringify({ name, private: true, type }));
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
  await run('npm', ['install', ...flags, tarball, ...packages.map(pinned)], { cwd: at });
  return at;
}

/** Compiles the files as strict TypeScript of a user's project; their types come from the installed package alone. */
async function compiles(at: string, files: Record<string, string>): Promise<void> {
  for (const [name, code] of Object.entries(files)) await writeFile(join(at, name), code);
  const options = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2022', '--module', 'node16'];
  const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const told = await run(process.execPath, [tsc, ...options, ...types, ...Object.keys(files)], { cwd: at }).catch(
    (error: { stdout: string }) => error
  );
  expect(told.stdout).toBe('');
}

/** README's snippets leave out what every reader has. */
const TOOL = (code: string): string => `
  interface Reply { status: number; id: string }
  declare const payments: {
    refund(request: { orderId: string; reason: string; key: string; signal: AbortSignal }): Promise<Reply>;
    state(orderId: string): Promise<string>;
    cancelRefund(request: { key: string }): Promise<void>;
  };
  ${code}`;
const SERVICE = (code: string): string => {
  const imports = code.match(/^import .*$/gm)?.join('\n') ?? '';
  const body = code.replace(/^import .*$/gm, '');
  return `
    import { Connection } from '@temporalio/client';
    ${imports}
    export async function main(requestId: string): Promise<void> {
      const connection = await Connection.connect();
      ${body}
    }`;
};
const WORKER_FILE = (code: string, tool: string): string => `
  import { NativeConnection } from '@temporalio/worker';
  import { refundOrder } from '${tool}';
  const connection = await NativeConnection.connect();
  ${code}`;
/** CommonJS has no await outside of a function. */
const COMMONJS_WORKER = (code: string): string => `
  import { NativeConnection } from '@temporalio/worker';
  import { refundOrder } from './tool.cjs';
  ${code.match(/^import .*$/gm)?.join('\n') ?? ''}
  export async function main(): Promise<void> {
    const connection = await NativeConnection.connect();
    ${code.replace(/^import .*$/gm, '')}
  }`;

describe('the packed tarball', () => {
  it(
    'gives a CommonJS service the client in less than 60 MB, with nothing native, and says what else a command needs',
    async () => {
      const at = await project('service', 'commonjs', CLIENT);
      await compiles(at, { 'tool.ts': TOOL(snippets[0] ?? ''), 'service.ts': SERVICE(snippets[2] ?? '') });
      const loaded = await run(process.execPath, ['-p', `typeof require('workflowgen/client').WorkflowGenClient`], {
        cwd: at,
      });
      expect(loaded.stdout.trim()).toBe('function');

      const { bytes, native } = await measured(join(at, 'node_modules'));
      expect(native).toEqual([]);
      expect(bytes).toBeLessThan(CLIENT_BYTES);

      const cli = await run('npx', ['--no-install', 'workflowgen', 'doctor'], { cwd: at }).catch(
        (error: { code: number; stderr: string }) => error
      );
      expect(cli).toMatchObject({ code: 3 });
      expect(cli.stderr).toContain('npm install @temporalio/worker');
    },
    5 * MINUTES
  );

  it(
    'runs a query as an ES module and as CommonJS, and names the driver that is not installed',
    async () => {
      const at = await project('agent', 'module', [...CLIENT, ...WORKER, '@anthropic-ai/sdk', '@libsql/client']);
      await compiles(at, {
        'tool.ts': TOOL(snippets[0] ?? ''),
        'worker.ts': WORKER_FILE(snippets[1] ?? '', './tool.js'),
        'service.ts': SERVICE(snippets[2] ?? ''),
        'tool.cts': TOOL(snippets[0] ?? ''),
        'worker.cts': COMMONJS_WORKER(snippets[1] ?? ''),
      });
      await writeFile(join(at, 'run.mjs'), AGENT);
      await writeFile(join(at, 'run.cjs'), asCommonJs(AGENT));
      for (const script of ['run.mjs', 'run.cjs']) {
        const { stdout } = await run(process.execPath, [script, testServer().address], { cwd: at });
        expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({
          outcome: 'answered',
          answer: 'The tide is at noon.',
          missing: 'RUNTIME_MISSING',
          remedy: 'npm install @qdrant/js-client-rest',
        });
      }
    },
    8 * MINUTES
  );
});

/** A worker with one tool, a scripted planner and an embedder of one line; then a query. */
const AGENT = `
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { defineTool } from 'workflowgen';
import { WorkflowGenClient } from 'workflowgen/client';
import { inMemoryStore, scriptedPlanner } from 'workflowgen/testing';
import { createLibsqlArtifacts, createQdrantStore, WorkflowGenPlugin } from 'workflowgen/worker';
import { z } from 'zod';

Runtime.install({ logger: new DefaultLogger('ERROR') });
const address = process.argv[2];
const taskQueue = 'installed-' + process.pid;
const tide = defineTool({
  name: 'tide', version: '1', description: 'When the tide is', effect: 'read',
  input: z.object({}), output: z.object({ at: z.string() }), execute: () => ({ at: 'noon' }),
});
const embedder = {
  id: 'letters/1', dimensions: 4,
  open: async () => {}, close: async () => {},
  embed: async (texts) => texts.map(() => [1, 0, 0, 0]),
};
const planner = scriptedPlanner(() => ({
  nodes: [{ id: 'tide', tool: 'tide', args: [] }],
  answer: { kind: 'text', text: 'The tide is at {{nodes.tide.at}}.' },
}));
const plugin = new WorkflowGenPlugin({
  tools: [tide], store: inMemoryStore(), artifacts: createLibsqlArtifacts({ url: ':memory:' }), embedder, planner,
});
const native = await NativeConnection.connect({ address });
const worker = await Worker.create({ connection: native, taskQueue, plugins: [plugin] });
const running = worker.run();
const connection = await Connection.connect({ address });
const client = new WorkflowGenClient({ client: new Client({ connection }), taskQueue });
const run = await client.start('When is the tide?', { requestId: taskQueue, tenant: 'harbour' });
const { outcome, answer } = await run.result();
const missing = await createQdrantStore({ url: 'http://127.0.0.1:1' }).open(embedder).catch((error) => error);
worker.shutdown();
await running;
console.log(JSON.stringify({ outcome, answer, missing: missing.code, remedy: missing.details?.remedy }));
process.exit(0);
`;

function asCommonJs(script: string): string {
  const required = script.replace(/^import (\{.*\}) from (.*);$/gm, 'const $1 = require($2);');
  return `void (async () => {${required}})();`;
}

async function measured(at: string): Promise<{ bytes: number; native: string[] }> {
  let bytes = 0;
  const native: string[] = [];
  for (const entry of await readdir(at, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    bytes += (await stat(file)).size;
    if (/\.(?:node|so|dll|dylib)$/.test(entry.name)) native.push(file);
  }
  return { bytes, native };
}

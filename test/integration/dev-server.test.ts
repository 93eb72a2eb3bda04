import { Connection } from '@temporalio/client';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEARCH_ATTRIBUTES } from '../../shared/protocol/messages';
import { startDevServer } from '../../worker/embedded/dev-server';
import { ensureParts } from '../../worker/embedded/parts';

let temporalPath: string;
let folder: string;
beforeAll(async () => {
  temporalPath = (await ensureParts({ want: ['temporal'] })).temporal;
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-dev-server-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('startDevServer', () => {
  test('serves with Web UI and search attributes, keeps workflows in its file, and is gone after stop', async () => {
    const dbFile = join(folder, 'nested', 'temporal.db');
    const first = await startDevServer({ temporalPath, dbFile });
    const connection = await Connection.connect({ address: first.address });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.values(SEARCH_ATTRIBUTES)));
    await connection.workflowService.startWorkflowExecution({
      namespace: 'default',
      workflowId: 'kept',
      requestId: 'kept',
      workflowType: { name: 'anything' },
      taskQueue: { name: 'nobody' },
    });
    expect(await (await fetch(first.uiUrl)).text()).toContain('<html');
    await connection.close();
    await first.stop();
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await startDevServer({ temporalPath, dbFile });
    const again = await Connection.connect({ address: second.address });
    const kept = await again.workflowService.describeWorkflowExecution({
      namespace: 'default',
      execution: { workflowId: 'kept' },
    });
    expect(kept.workflowExecutionInfo?.type?.name).toBe('anything');
    await again.close();
    await second.stop();
  });

  test.each(['C#', '50%25', 'what?', 'zürich 数据'])('keeps its file in a folder named %s', async (name) => {
    const within = await mkdtemp(join(folder, 'named-'));
    const server = await startDevServer({ temporalPath, dbFile: join(within, name, 'temporal.db') });
    await server.stop();
    expect(await readdir(within)).toEqual([name]);
    expect(await readdir(join(within, name))).toContain('temporal.db');
  });

  test('a taken port is one clear line that names the port and the setting', async () => {
    const [taken, port] = await listen();
    try {
      await expect(startDevServer({ temporalPath, port })).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(new RegExp(`^Port ${port} is taken: .*--port\\.$`)),
      });
      await expect(startDevServer({ temporalPath, uiPort: port })).rejects.toThrow(/--ui-port/);
    } finally {
      taken.close();
    }
  });

  test('an executable that is missing, or that is no Temporal, is one clear line', async () => {
    const missing = join(folder, 'no-such-file');
    await expect(startDevServer({ temporalPath: missing })).rejects.toMatchObject({
      code: 'RUNTIME_MISSING',
      message: expect.stringContaining(missing),
    });
    await expect(startDevServer({ temporalPath: process.execPath })).rejects.toMatchObject({
      code: 'RUNTIME_MISSING',
      message: expect.stringMatching(/ended with code \d+.*WORKFLOWGEN_TEMPORAL_PATH/),
    });
  });

  test.each(['SIGKILL', 'SIGTERM'] as const)('ends by itself when its parent dies of %s', async (signal) => {
    const { parent, pid } = await startInAnotherProcess();
    expect(isAlive(pid)).toBe(true);
    parent.kill(signal);
    await until(() => !isAlive(pid), 10_000);
    expect(isAlive(pid)).toBe(false);
  });
});

/** A Node process that starts a server and then only waits, as a worker process that can be killed. */
async function startInAnotherProcess(): Promise<{ parent: ChildProcess; pid: number }> {
  const source = `
    require(${JSON.stringify(resolve(__dirname, '../harness/typescript.cjs'))});
    const { startDevServer } = require(${JSON.stringify(resolve(__dirname, '../../worker/embedded/dev-server.ts'))});
    startDevServer({ temporalPath: ${JSON.stringify(temporalPath)} }).then((server) => console.log(server.pid));
    setInterval(() => {}, 1000);
  `;
  const parent = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolveLine, reject) => {
    createInterface({ input: parent.stdout }).once('line', resolveLine);
    parent.once('exit', (code) => reject(new Error(`the parent ended with ${code}`)));
  });
  return { parent, pid: Number(line) };
}

function listen(): Promise<[Server, number]> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done([server, typeof address === 'object' && address ? address.port : 0]);
    });
  });
}

/** A zombie that nobody has reaped yet has ended, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!holds() && Date.now() < end) await sleep(50);
}

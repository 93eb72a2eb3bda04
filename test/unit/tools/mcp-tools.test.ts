import { MockActivityEnvironment } from '@temporalio/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import { classifyMcpError } from '../../../activities/tools/mcp/classify-mcp-error';
import { mcpTools, type McpTools } from '../../../activities/tools/mcp/mcp-tools';
import type { AnyTool, ToolContext, ToolError } from '../../../shared/protocol/tool';
import { freePort } from '../../../worker/embedded/free-port';
import { waitFor } from '../../harness/wait-for';

const EVERYTHING = join(
  dirname(require.resolve('@modelcontextprotocol/server-everything/package.json')),
  'dist/index.js'
);
const FILES = join(dirname(require.resolve('@modelcontextprotocol/server-filesystem/package.json')), 'dist/index.js');

const beats: unknown[] = [];
function contextOf(signal = new AbortController().signal): ToolContext {
  return {
    idempotencyKey: 'key-1',
    signal,
    tenant: 'acme',
    context: { environment: 'default', permissions: [], now: '2026-01-01T00:00:00Z', timeZone: 'UTC' },
    workflowId: 'wfg/acme/1',
    attempt: 1,
    heartbeat: (details) => beats.push(details),
  };
}

function run(opened: McpTools, name: string, input: object, signal?: AbortSignal): Promise<unknown> {
  const tool = opened.tools.find((one) => one.name === name) as AnyTool;
  return new MockActivityEnvironment().run(async () => tool.execute(tool.input.parse(input), contextOf(signal)));
}

describe('mcpTools over standard streams', () => {
  let opened: McpTools;
  const folder = mkdtempSync(join(tmpdir(), 'wfg-mcp-'));

  beforeAll(async () => {
    writeFileSync(join(folder, 'note.txt'), 'the tide is at noon');
    opened = await mcpTools({ command: process.execPath, args: [FILES, folder], prefix: 'files' });
  });
  afterAll(() => opened.close());

  it('brings the tools as ordinary ones, with the effects that their annotations say', () => {
    const registry = createToolRegistry(opened.tools);
    expect(registry.describe('files.read_text_file')?.effect).toBe('read');
    expect(registry.describe('files.write_file')?.effect).toBe('idempotent');
    expect(registry.describe('files.edit_file')?.effect).toBe('once');
    expect(registry.describe('files.read_text_file')?.inputSchema).toMatchObject({ required: ['path'] });
  });

  it('calls the server', async () => {
    const output = await run(opened, 'files.read_text_file', { path: join(folder, 'note.txt') });
    expect(JSON.stringify(output)).toContain('the tide is at noon');
  });

  it('says with a code of its own that the tool failed', async () => {
    await expect(run(opened, 'files.read_text_file', { path: join(folder, 'gone.txt') })).rejects.toMatchObject({
      name: 'ToolError',
      code: 'MCP_TOOL_FAILED',
      retryable: false,
    });
  });

  it('takes what the user says of a tool, and refuses a name that the server does not have', async () => {
    const endpoint = { command: process.execPath, args: [FILES, folder] };
    const chosen = await mcpTools({
      ...endpoint,
      include: ['write_file', 'move_file'],
      exclude: ['move_file'],
      defaults: { permissions: ['files:write'] },
      overrides: { write_file: { effect: 'once', version: '2' } },
    });
    await chosen.close();
    expect(chosen.tools).toMatchObject([
      { name: 'write_file', effect: 'once', version: '2', permissions: ['files:write'] },
    ]);
    await expect(mcpTools({ ...endpoint, exclude: ['write_fil'] })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('says what to do where the server does not start', async () => {
    await expect(mcpTools({ command: process.execPath, args: ['-e', 'process.exit(1)'] })).rejects.toMatchObject({
      code: 'SERVER_UNREACHABLE',
    });
  });
});

describe('a server whose tools change while the worker runs', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'wfg-mcp-')), 'tools.json');
  const server = join(__dirname, 'changing-mcp-server.cjs');
  const lists = (berth: object | undefined): void => {
    const named = (name: string, properties: object): object => ({ name, inputSchema: { type: 'object', properties } });
    const others = ['tide', 'announce', 'leave'].map((name) => named(name, {}));
    writeFileSync(file, JSON.stringify(berth ? [...others, named('berth', berth)] : others));
  };
  const call = (name: string): Promise<unknown> => run(opened, name, {});
  let opened: McpTools;
  beforeEach(async () => {
    lists({ ship: { type: 'string' } });
    opened = await mcpTools({ command: process.execPath, args: [server, file] });
    expect(await call('berth')).toEqual({ text: 'berth done' });
  });
  afterEach(() => opened.close());

  it.each<[string, object | undefined]>([
    ['MCP_TOOL_CHANGED', { ship: { type: 'number' } }],
    ['MCP_TOOL_GONE', undefined],
  ])('and says so: %s, and the others are called as before', async (code, berth) => {
    lists(berth);
    await call('announce');
    await waitFor('the refusal', () =>
      call('berth').then(
        () => false,
        (error: ToolError) => error.code === code
      )
    );
    expect(await call('tide')).toEqual({ text: 'tide done' });
  });

  it('by a restart: no call is made by the old contract, until the server has it again', async () => {
    lists({ ship: { type: 'number' } });
    await expect(call('leave')).rejects.toMatchObject({ code: 'MCP_CONNECTION_LOST' });
    await expect(call('berth')).rejects.toMatchObject({ code: 'MCP_TOOL_CHANGED', retryable: false });
    expect(await call('tide')).toEqual({ text: 'tide done' });
    lists({ ship: { type: 'string' } });
    await expect(call('leave')).rejects.toMatchObject({ code: 'MCP_CONNECTION_LOST' });
    expect(await call('berth')).toEqual({ text: 'berth done' });
  });
});

describe('mcpTools over HTTP', () => {
  let server: ChildProcess;
  let url: string;
  let port: number;
  let opened: McpTools;

  const startServer = async (): Promise<void> => {
    server = spawn(process.execPath, [EVERYTHING, 'streamableHttp'], {
      env: { ...process.env, PORT: String(port) },
      stdio: 'ignore',
    });
    await waitFor('the server', async () => (await fetch(url).catch(() => undefined)) !== undefined);
  };
  const stopServer = async (): Promise<void> => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  };

  beforeAll(async () => {
    port = await freePort(0, 'port');
    url = `http://127.0.0.1:${port}/mcp`;
    await startServer();
    opened = await mcpTools({ url, headers: () => ({ authorization: `Bearer ${process.env.MCP_TEST_TOKEN ?? ''}` }) });
  });
  afterAll(async () => {
    await opened.close();
    await stopServer();
  });

  it('calls the server, with what a declared output gives as it is', async () => {
    expect(await run(opened, 'echo', { message: 'ahoy' })).toEqual({ text: 'Echo: ahoy' });
    expect(await run(opened, 'get-structured-content', { location: 'New York' })).toMatchObject({
      temperature: expect.any(Number),
    });
  });

  it('aborts the call on cancellation', async () => {
    const abort = new AbortController();
    const long = opened.tools.find(({ name }) => /long|trigger-long/.test(name)) as AnyTool;
    const started = performance.now();
    const running = run(opened, long.name, { duration: 30, steps: 30 }, abort.signal);
    setTimeout(() => abort.abort(new Error('cancelled')), 300);
    await expect(running).rejects.toThrow('cancelled');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('turns progress into heartbeats', async () => {
    const long = opened.tools.find(({ name }) => /long/.test(name)) as AnyTool;
    beats.length = 0;
    await run(opened, long.name, { duration: 0.2, steps: 2 });
    expect(beats).toContainEqual(expect.objectContaining({ progress: 1 }));
  });

  it('connects again after the server was gone', async () => {
    await stopServer();
    await expect(run(opened, 'echo', { message: 'anyone?' })).rejects.toMatchObject({
      name: 'ToolError',
      retryable: true,
    });
    await startServer();
    expect(await run(opened, 'echo', { message: 'again' })).toEqual({ text: 'Echo: again' });
  });
});

describe('classifyMcpError', () => {
  it.each([
    [{ code: -32602 }, { code: 'MCP_INVALID_PARAMS', retryable: false, outcome: 'not_applied' }],
    [{ code: -32000 }, { code: 'MCP_CONNECTION_LOST', retryable: true, outcome: 'unknown' }],
    [{ code: 429 }, { code: 'MCP_HTTP_429', retryable: true, outcome: 'not_applied' }],
    [{ code: 404 }, { code: 'MCP_HTTP_404', retryable: false, outcome: 'not_applied' }],
    [{ code: -32603 }, { code: 'MCP_SERVER_ERROR', retryable: false, outcome: 'unknown' }],
    [{ cause: { code: 'ECONNREFUSED' } }, { code: 'MCP_UNREACHABLE', retryable: true, outcome: 'not_applied' }],
    [{ cause: { code: 'ECONNRESET' } }, { code: 'MCP_CONNECTION_LOST', retryable: true, outcome: 'unknown' }],
  ])('%j', (fields, expected) => {
    expect(classifyMcpError(Object.assign(new Error('no'), fields), 'a server')).toMatchObject(expected);
  });
});

import type { Client } from '@modelcontextprotocol/sdk/client/index.js' with { 'resolution-mode': 'import' };
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js' with { 'resolution-mode': 'import' };
import type { CallToolResult, Tool as McpTool } from '@modelcontextprotocol/sdk/types.js' with {
  'resolution-mode': 'import',
};
import { LIMITS } from '../../../shared/protocol/limits';
import { optionalPackage } from '../../optional-package';

/** A server that is started as a process and spoken to over its standard streams, or one that is reached by HTTP. */
export type McpEndpoint =
  | {
      command: string;
      args?: string[];
      /** Beside the few variables that are safe to inherit (PATH, HOME, …). */
      env?: Record<string, string>;
      cwd?: string;
    }
  | {
      /** Streamable HTTP. */
      url: string;
      /** Read anew at each connection, so that a token may come from the environment; never part of a history. */
      headers?: () => Record<string, string>;
    };

export interface McpCall {
  name: string;
  arguments: Record<string, unknown>;
  idempotencyKey: string;
  signal: AbortSignal;
  /** Throws where the call may not be made; asked again before a call that another connection makes. */
  allowed: () => Promise<void>;
  onProgress: (progress: { progress: number; total?: number; message?: string }) => void;
}

/** One server: connected when it is first needed, and again when the connection was lost. */
export interface McpServer {
  /** For messages: the command or the address. */
  readonly name: string;
  list(): Promise<McpTool[]>;
  call(call: McpCall): Promise<CallToolResult>;
  close(): Promise<void>;
}

/** Milliseconds that a server has to start and to answer its first request. */
const CONNECT_MS = 30_000;
/** The attempt's own deadline aborts the call; this only keeps the SDK's shorter default from doing it first. */
const CALL_MS = 24 * 60 * 60_000;
/** Pages of a list; a server that never ends its list would otherwise hold the worker's start. */
const MOST_PAGES = 100;

/**
 * Speaks to one MCP server. `onListChanged` is called when it says that its tools have changed, and when a connection is lost: the
 * server of the next one may be another version, and says nothing of what changed before.
 *
 * Every method throws the SDK's errors as they are; where the SDK is not installed, `RUNTIME_MISSING`.
 */
export function openMcpServer(endpoint: McpEndpoint, onListChanged: () => void): McpServer {
  let connecting: Promise<Client> | undefined;
  const name = 'url' in endpoint ? endpoint.url : [endpoint.command, ...(endpoint.args ?? [])].join(' ');

  const connected = (): Promise<Client> => {
    connecting ??= connect(endpoint, {
      onListChanged,
      onClose: () => {
        connecting = undefined;
        onListChanged();
      },
    }).catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  };

  /** An old client keeps asking for its stream, so it is closed. */
  const drop = async (): Promise<void> => {
    const client = await connecting?.catch(() => undefined);
    connecting = undefined;
    onListChanged();
    await client?.close();
  };

  /** Drops a connection that broke. A server that was restarted refuses the session that it no longer knows: nothing was done, and another one is made. */
  const connectedTo = async <T>(use: (client: Client) => Promise<T>, call?: McpCall): Promise<T> => {
    try {
      return await use(await connected());
    } catch (error) {
      if (call?.signal.aborted) throw error;
      if (isProtocolError(error)) throw error;
      await drop();
      if (!('url' in endpoint) || !isRefusedSession(error)) throw error;
      await call?.allowed();
      return use(await connected());
    }
  };

  return {
    name,
    list: () => connectedTo(allTools),
    async call(call) {
      await call.allowed();
      return connectedTo((client) => callTool(client, call), call);
    },
    close: drop,
  };
}

async function allTools(client: Client): Promise<McpTool[]> {
  const tools: McpTool[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply = await client.listTools({ cursor }, { timeout: CONNECT_MS });
    tools.push(...reply.tools);
    cursor = reply.nextCursor;
    if (cursor === undefined) break;
  }
  return tools;
}

async function callTool(
  client: Client,
  { name, arguments: args, idempotencyKey, signal, onProgress }: McpCall
): Promise<CallToolResult> {
  const params = { name, arguments: args, _meta: { 'workflowgen/idempotencyKey': idempotencyKey } };
  const result = await timerEnds((failed) =>
    client.callTool(params, undefined, {
      signal: AbortSignal.any([signal, failed]),
      timeout: CALL_MS,
      onprogress: onProgress,
    })
  );
  return result as CallToolResult;
}

/** The SDK leaves the timer of a request whose connection broke, which keeps a worker from ending; only an abort takes it away. */
async function timerEnds<T>(request: (failed: AbortSignal) => Promise<T>): Promise<T> {
  const failure = new AbortController();
  try {
    return await request(failure.signal);
  } catch (error) {
    failure.abort();
    throw error;
  }
}

/** The server answered, so the connection holds. */
function isProtocolError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'number' && code < -32000;
}

function isRefusedSession(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 404 || code === 400;
}

async function connect(
  endpoint: McpEndpoint,
  { onListChanged, onClose }: { onListChanged: () => void; onClose: () => void }
): Promise<Client> {
  const sdk = await loadSdk();
  const client = new sdk.Client(
    { name: 'workflowgen', version: '1' },
    { listChanged: { tools: { autoRefresh: false, onChanged: onListChanged } } }
  );
  client.onclose = onClose;
  await timerEnds((failed) => client.connect(transportOf(endpoint, sdk), { timeout: CONNECT_MS, signal: failed }));
  return client;
}

function transportOf(endpoint: McpEndpoint, sdk: Sdk): Transport {
  if ('url' in endpoint) {
    const headers = endpoint.headers?.();
    return new sdk.StreamableHTTPClientTransport(new URL(endpoint.url), { requestInit: { headers } });
  }
  const { command, args, env, cwd } = endpoint;
  return new sdk.StdioClientTransport({
    command,
    args,
    cwd,
    env: { ...sdk.getDefaultEnvironment(), ...env },
    stderr: 'ignore',
    maxBufferSize: 2 * LIMITS.toolOutputBytes,
  });
}

type Sdk = Awaited<ReturnType<typeof loadSdk>>;

async function loadSdk() {
  const [{ Client }, { StdioClientTransport, getDefaultEnvironment }, { StreamableHTTPClientTransport }] =
    await optionalPackage('@modelcontextprotocol/sdk', 'mcpTools', () =>
      Promise.all([
        import('@modelcontextprotocol/sdk/client/index.js'),
        import('@modelcontextprotocol/sdk/client/stdio.js'),
        import('@modelcontextprotocol/sdk/client/streamableHttp.js'),
      ])
    );
  return { Client, StdioClientTransport, getDefaultEnvironment, StreamableHTTPClientTransport };
}

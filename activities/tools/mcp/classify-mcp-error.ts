import { messageOf, WorkflowGenError } from '../../../shared/protocol/errors';
import { ToolError } from '../../../shared/protocol/tool';
import { codeOfCause, neverSent } from '../never-sent';

/** JSON-RPC codes of the protocol, by number, so that the SDK is not loaded for them. */
const CONNECTION_CLOSED = -32000;
const REQUEST_TIMEOUT = -32001;
const REFUSED: Record<number, string> = {
  [-32602]: 'MCP_INVALID_PARAMS',
  [-32601]: 'MCP_METHOD_NOT_FOUND',
  [-32600]: 'MCP_INVALID_REQUEST',
  [-32700]: 'MCP_INVALID_REQUEST',
};
/** The server's process could not be started. */
const NOT_STARTED: ReadonlySet<unknown> = new Set(['ENOENT', 'EACCES']);

/**
 * What an error of the SDK says of the call: a refused request has done nothing, a connection that was never made neither, and
 * one that broke under way leaves the outcome open (a `once` tool then asks a person).
 */
export function classifyMcpError(error: unknown, server: string): Error {
  if (error instanceof ToolError || error instanceof WorkflowGenError) return error;
  const message = messageOf(error);
  const code = codeOfCause(error);
  if (typeof code === 'number') {
    const refused = REFUSED[code];
    if (refused !== undefined) return new ToolError({ code: refused, retryable: false }, message);
    if (code === CONNECTION_CLOSED || code === REQUEST_TIMEOUT) return unknown('MCP_CONNECTION_LOST', message, server);
    // Streamable HTTP reports the status of a refused request as the code.
    if (code === 401 || code === 403) return new ToolError({ code: `MCP_HTTP_${code}`, retryable: false }, message);
    if (code === 429 || code === 503) return new ToolError({ code: `MCP_HTTP_${code}`, retryable: true }, message);
    if (code >= 400 && code < 500) return new ToolError({ code: `MCP_HTTP_${code}`, retryable: false }, message);
    return new ToolError({ code: 'MCP_SERVER_ERROR', retryable: false, outcome: 'unknown' }, message);
  }
  if (neverSent(code) || NOT_STARTED.has(code)) {
    return new ToolError({ code: 'MCP_UNREACHABLE', retryable: true }, `${server} does not answer: ${message}`);
  }
  return unknown('MCP_CONNECTION_LOST', message, server);
}

function unknown(code: string, message: string, server: string): ToolError {
  return new ToolError({ code, retryable: true, outcome: 'unknown' }, `${server}: ${message}`);
}

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendEvents, type EventMessage } from './message-events';

/** The body of a Messages API request, as far as tests look at it. */
export interface MessagesApiBody {
  model: string;
  max_tokens: number;
  system?: string | { type: string; text: string; cache_control?: { type: string } }[];
  messages: { role: 'user' | 'assistant'; content: string | { type: string; text?: string }[] }[];
  output_config?: { format?: { type: string; schema: unknown } };
  [key: string]: unknown;
}

/** One request that the server was sent. */
export interface RecordedRequest {
  /** Milliseconds since the epoch. */
  at: number;
  credential: 'bearer' | 'x-api-key';
  headers: IncomingHttpHeaders;
  body: MessagesApiBody;
  /** The caller hung up before it had the whole reply. */
  aborted: boolean;
}

/** Tokens, as the API reports them. */
export interface MessagesApiUsage {
  input_tokens: number;
  output_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
}

/** One scripted reply; the first of `hang`, `reset`, `error`, `raw` that is set decides, else it is a message. */
export interface MessagesApiReply {
  /** Milliseconds before anything is sent. */
  delayMs?: number;
  /** The text of the message, or a value that is sent as JSON text. */
  text?: string;
  json?: unknown;
  /** Text of a thinking block before the text. */
  thinking?: string;
  stopReason?: string;
  stopDetails?: { type: 'refusal'; category: null; explanation: string | null };
  /** Default: the model that was asked for. */
  model?: string;
  /** Over the counted usage. */
  usage?: Partial<MessagesApiUsage>;
  /** Never answers: at all, or after the headers and half of the body. */
  hang?: 'headers' | 'body';
  /** Cuts the connection: at once, or in the middle of the body. */
  reset?: 'headers' | 'body';
  error?: { status: number; type?: string; message?: string; errorCode?: string };
  /** Where the caller streams: milliseconds between two pieces of the text; default 0. Pieces are words. */
  wordDelayMs?: number;
  /** Where the caller streams: an error event in place of the text's second half. */
  streamError?: { type: string; message: string };
  /** Answers with a whole message also where the caller streams, as some servers do. */
  whole?: boolean;
  /** The body as it is, with status 200. */
  raw?: string;
  contentType?: string;
  headers?: Record<string, string>;
}

/** Replies in order, or a function of each request and its number (from 0). */
export type MessagesApiScript =
  readonly MessagesApiReply[] | ((request: RecordedRequest, n: number) => MessagesApiReply | Promise<MessagesApiReply>);

/** A server that listens. */
export interface MessagesApiServer {
  /** Base URL for the SDK, on loopback. */
  url: string;
  requests: RecordedRequest[];
  /** Sum over all messages that were sent in full. */
  usage: MessagesApiUsage;
  close(): Promise<void>;
}

/** Prompts shorter than this are not cached, as on the real API. */
const CACHED_PREFIX_TOKENS = 512;

/**
 * A real HTTP server of the Messages API on a free loopback port, which answers from a script. It refuses what the real one
 * refuses (no credential, an assistant turn at the end, sampling parameters), counts tokens at four characters each, and
 * keeps a prompt cache of the system blocks that ask for it. A list that runs out answers 400, so that nothing retries.
 */
export async function startMessagesApiServer(script: MessagesApiScript): Promise<MessagesApiServer> {
  const requests: RecordedRequest[] = [];
  const usage = noUsage();
  const cached = new Set<string>();
  const server = createServer((incoming, response) => {
    // A handler that throws must answer: a hanging test says nothing about its cause.
    handle(incoming, response).catch((error: unknown) => {
      if (!response.headersSent) sendError(response, { status: 400, message: `the script failed: ${String(error)}` });
      else response.destroy();
    });
  });

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.method !== 'POST' || new URL(incoming.url ?? '/', 'http://local').pathname !== '/v1/messages') {
      return sendError(response, { status: 404, type: 'not_found_error', message: 'only POST /v1/messages is served' });
    }
    const text = await bodyText(incoming);
    const credential = credentialOf(incoming.headers);
    if (!credential) {
      return sendError(response, { status: 401, type: 'authentication_error', message: 'no credential was sent' });
    }
    const body = JSON.parse(text) as MessagesApiBody;
    const refused = refusalOf(body);
    if (refused) return sendError(response, { status: 400, type: 'invalid_request_error', message: refused });

    const n = requests.length;
    const request: RecordedRequest = { at: Date.now(), credential, headers: incoming.headers, body, aborted: false };
    requests.push(request);
    response.on('close', () => (request.aborted = !response.writableFinished));
    const reply = typeof script === 'function' ? await script(request, n) : script[n];
    if (!reply) {
      const length = typeof script === 'function' ? 0 : script.length;
      return sendError(response, {
        status: 400,
        message: `no more scripted replies (called ${n + 1}, only ${length})`,
      });
    }
    if (reply.delayMs) await sleep(reply.delayMs);
    send(response, reply, body);
  }

  function send(response: ServerResponse, reply: MessagesApiReply, body: MessagesApiBody): void {
    if (reply.hang === 'headers') return;
    if (reply.reset === 'headers') return void response.destroy();
    if (reply.error) return sendError(response, reply.error, reply.headers);
    const message = messageOf(reply, body);
    if (body.stream === true && !reply.whole && reply.raw === undefined) {
      const stopsWith = reply.reset === 'body' ? 'reset' : reply.hang === 'body' ? 'hang' : undefined;
      const headers = { 'request-id': `req_${requests.length}`, ...reply.headers };
      return void sendEvents(response, message, { ...reply, stopsWith, headers }).then((sent) => {
        if (sent) addUsage(usage, message.usage);
      });
    }
    const text = reply.raw ?? JSON.stringify(message);
    response.writeHead(200, {
      'content-type': reply.contentType ?? 'application/json',
      'request-id': `req_${requests.length}`,
      ...reply.headers,
    });
    if (reply.hang === 'body' || reply.reset === 'body') {
      response.write(text.slice(0, text.length / 2), () => {
        if (reply.reset === 'body') response.destroy();
      });
      return;
    }
    if (reply.raw === undefined) addUsage(usage, message.usage);
    response.end(text);
  }

  function messageOf(reply: MessagesApiReply, body: MessagesApiBody): EventMessage & { usage: MessagesApiUsage } {
    const text = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
    const thinking =
      reply.thinking === undefined ? [] : [{ type: 'thinking', thinking: reply.thinking, signature: '' }];
    return {
      id: `msg_${requests.length}`,
      type: 'message',
      role: 'assistant',
      model: reply.model ?? body.model,
      content: [...thinking, { type: 'text', text }],
      stop_reason: reply.stopReason ?? 'end_turn',
      stop_sequence: null,
      ...(reply.stopDetails ? { stop_details: reply.stopDetails } : {}),
      usage: { ...countUsage(body, `${reply.thinking ?? ''}${text}`, cached), ...reply.usage },
    };
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    usage,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        // A scripted hang holds its connection for ever.
        server.closeAllConnections();
      }),
  };
}

function sendError(
  response: ServerResponse,
  error: NonNullable<MessagesApiReply['error']>,
  headers: Record<string, string> = {}
): void {
  const details = error.errorCode === undefined ? {} : { details: { error_code: error.errorCode } };
  response.writeHead(error.status, { 'content-type': 'application/json', 'request-id': 'req_error', ...headers });
  response.end(
    JSON.stringify({
      type: 'error',
      error: { type: error.type ?? 'invalid_request_error', message: error.message ?? 'scripted', ...details },
      request_id: 'req_error',
    })
  );
}

async function bodyText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function credentialOf(headers: IncomingHttpHeaders): RecordedRequest['credential'] | undefined {
  if (headers.authorization?.startsWith('Bearer ')) return 'bearer';
  return headers['x-api-key'] === undefined ? undefined : 'x-api-key';
}

/** What the real API answers with 400; `undefined` where it would take the request. */
function refusalOf(body: MessagesApiBody): string | undefined {
  if (typeof body.model !== 'string' || body.model === '') return 'model: field required';
  if (!Number.isInteger(body.max_tokens)) return 'max_tokens: field required';
  if (!Array.isArray(body.messages) || body.messages.length === 0) return 'messages: at least one is required';
  if (body.messages.some(({ content }) => content.length === 0)) return 'messages: text content must not be empty';
  if (body.messages.at(-1)?.role !== 'user') return 'messages: the conversation must end with a user message';
  const sampling = ['temperature', 'top_p', 'top_k'].find((name) => name in body);
  return sampling ? `${sampling}: is not supported` : undefined;
}

function noUsage(): MessagesApiUsage {
  return { input_tokens: 0, output_tokens: 0, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };
}

function addUsage(total: MessagesApiUsage, usage: MessagesApiUsage): void {
  for (const kind of Object.keys(total) as (keyof MessagesApiUsage)[]) total[kind] += usage[kind];
}

function countUsage(body: MessagesApiBody, output: string, cached: Set<string>): MessagesApiUsage {
  const usage = { ...noUsage(), output_tokens: tokensOf(output) };
  const blocks = typeof body.system === 'string' ? [{ type: 'text', text: body.system }] : (body.system ?? []);
  const system = blocks.map(({ text }) => text).join('');
  const caches = blocks.some((block) => 'cache_control' in block) && tokensOf(system) >= CACHED_PREFIX_TOKENS;
  const key = `${body.model}\n${system}`;
  if (!caches) usage.input_tokens += tokensOf(system);
  else if (cached.has(key)) usage.cache_read_input_tokens = tokensOf(system);
  else usage.cache_creation_input_tokens = tokensOf(system);
  if (caches) cached.add(key);
  for (const { content } of body.messages) {
    const text = typeof content === 'string' ? content : content.map((block) => block.text ?? '').join('');
    usage.input_tokens += tokensOf(text);
  }
  return usage;
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

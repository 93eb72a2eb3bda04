import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { messageOf } from '../../shared/protocol/errors';
import { freePort } from '../embedded/free-port';
import { UnsupportedSchema } from './json-grammar';
import { messagesRequestSchema, type MessagesRequest } from './messages-api.schema';
import { PromptTooLong, type Generated, type TextEngine, type Turn } from './text-engine';

export interface MessagesServer {
  baseURL: string;
  /** Refuses new requests, aborts the running one and waits for it. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const MAXIMUM_BYTES = 1 << 20;
/** Requests that may wait for the one model; more are refused as "overloaded", which callers repeat later. */
const MAXIMUM_WAITING = 16;

/** An error as the Messages API words it. */
class RequestError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string
  ) {
    super(message);
  }
}

/**
 * Serves `POST /v1/messages` on loopback over an engine that writes one text at a time: requests wait their turn in order,
 * and a request whose caller hangs up is dropped, or aborted where it already runs.
 *
 * @param notice said in a header of each reply and to whoever asks for the root.
 */
export async function serveMessages(options: {
  engine: TextEngine;
  model: string;
  notice: string;
  port?: number;
}): Promise<MessagesServer> {
  const { engine, model, notice } = options;
  const ending = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= MAXIMUM_WAITING) throw new RequestError(529, 'overloaded_error', `${waiting} requests are waiting`);
    waiting += 1;
    const mine = turn.then(work).finally(() => (waiting -= 1));
    turn = mine.catch(() => undefined);
    return mine;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const hungUp = new AbortController();
    response.once('close', () => hungUp.abort(new Error('the caller hung up')));
    const signal = AbortSignal.any([hungUp.signal, ending.signal]);
    try {
      if (request.method === 'GET' && request.url === '/') return send(response, 200, notice, { model, notice });
      if (request.method !== 'POST' || !/^\/v1\/messages\/?(\?|$)/.test(request.url ?? '')) {
        throw new RequestError(404, 'not_found_error', 'only POST /v1/messages is served');
      }
      const asked = await requestOf(request);
      const generated = await inTurn(async () => {
        signal.throwIfAborted();
        return engine.generate({
          turns: turnsOf(asked),
          schema: asked.output_config?.format?.schema,
          maxTokens: asked.max_tokens,
          signal,
        });
      });
      send(response, 200, notice, messageFrom(generated, model));
    } catch (error) {
      const known = asRequestError(error, ending.signal.aborted);
      send(response, known.status, notice, { type: 'error', error: { type: known.type, message: known.message } });
    }
  };

  const port = await freePort(options.port ?? 0, 'port');
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, HOST, resolve));
  return {
    baseURL: `http://${HOST}:${port}`,
    async stop() {
      ending.abort(new Error('the local model is stopping'));
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await turn;
      server.closeAllConnections();
      await closed;
    },
  };
}

async function requestOf(request: IncomingMessage): Promise<MessagesRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAXIMUM_BYTES) throw new RequestError(413, 'request_too_large', `more than ${MAXIMUM_BYTES} bytes`);
    chunks.push(chunk);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new RequestError(400, 'invalid_request_error', 'the body is no JSON');
  }
  const parsed = messagesRequestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RequestError(400, 'invalid_request_error', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

function turnsOf(request: MessagesRequest): Turn[] {
  const system: Turn[] = request.system === undefined ? [] : [{ role: 'system', text: request.system }];
  return [...system, ...request.messages.map(({ role, content }): Turn => ({ role, text: content }))];
}

const STOP_REASONS = { end: 'end_turn', max_tokens: 'max_tokens', context_full: 'model_context_window_exceeded' };

function messageFrom({ text, stop, usage }: Generated, model: string): object {
  return {
    id: `msg_local_${randomUUID().replaceAll('-', '')}`,
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: STOP_REASONS[stop],
    stop_sequence: null,
    usage: {
      input_tokens: usage.prompt - usage.cached,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: usage.cached,
      output_tokens: usage.output,
    },
  };
}

function asRequestError(error: unknown, ending: boolean): RequestError {
  if (error instanceof RequestError) return error;
  if (error instanceof PromptTooLong) return new RequestError(400, 'invalid_request_error', error.message);
  if (error instanceof UnsupportedSchema) {
    return new RequestError(400, 'invalid_request_error', `output_config.format.schema: ${error.message}`);
  }
  if (ending) return new RequestError(503, 'api_error', 'the local model is stopping');
  return new RequestError(500, 'api_error', messageOf(error));
}

function send(response: ServerResponse, status: number, notice: string, body: object): void {
  if (response.destroyed || response.headersSent) return;
  const headers = {
    'content-type': 'application/json',
    'request-id': `req_local_${randomUUID()}`,
    'x-local-model': notice,
  };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

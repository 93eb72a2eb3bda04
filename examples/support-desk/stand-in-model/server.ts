import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { messageRequestSchema, type MessageRequest } from './message-request.schema';
import { createPromptMeter, TOKENIZER, tokensOf, type MessageUsage, type PromptMeter } from './metered-prompt';
import { replyTo } from './reply';

/** The model's names. It thinks alike under both; they exist so that planning and rewriting can be priced apart. */
export const STAND_IN_MODELS = { large: 'stand-in-support-desk-large', small: 'stand-in-support-desk-small' } as const;

/** What the server says of itself at its start, in a header of each reply, and to whoever asks for its root. */
export const ANNOUNCEMENT = `Stand-in model: rules for the support desk example, no language model. Tokens are counted with ${TOKENIZER}.`;

const MAXIMUM_BYTES = 4 * 1024 * 1024;

export interface StandInModel {
  /** To be used as `ANTHROPIC_BASE_URL`. */
  url: string;
  /** What was served since the start. */
  served: { calls: number; usage: MessageUsage };
  /** Empties the prefix cache, as if nobody had asked for minutes. */
  forgetPrompts(): void;
  close(): Promise<void>;
}

/**
 * Serves the Messages API on loopback for the support desk's queries. It reads the prompt that it is sent and nothing else: it
 * knows neither the tools nor the database of this process.
 * @param port 0 (the default) takes a free one.
 * @param announce Receives the line that says what this is.
 */
export async function startStandInModel(
  options: { port?: number; announce?: (line: string) => void } = {}
): Promise<StandInModel> {
  let meter = createPromptMeter();
  const served = {
    calls: 0,
    usage: { input_tokens: 0, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 0 },
  };
  const server = createServer((request, response) => {
    void answer(request, response, meter, (usage) => {
      served.calls += 1;
      for (const kind of Object.keys(served.usage) as (keyof MessageUsage)[]) served.usage[kind] += usage[kind];
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  options.announce?.(`${ANNOUNCEMENT} It listens on ${url}.`);
  return {
    url,
    served,
    forgetPrompts: () => {
      meter = createPromptMeter();
    },
    close: () => closed(server),
  };
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  meter: PromptMeter,
  count: (usage: MessageUsage) => void
): Promise<void> {
  try {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (request.method === 'GET' && path === '/') return send(response, 200, { stand_in: ANNOUNCEMENT });
    if (request.method !== 'POST' || path !== '/v1/messages') {
      throw new RequestError(404, 'not_found_error', `${ANNOUNCEMENT} It serves POST /v1/messages only.`);
    }
    const message = messageFor(await parsedBody(request), meter);
    count(message.usage);
    send(response, 200, message);
  } catch (error) {
    const known = error instanceof RequestError;
    send(response, known ? error.status : 500, {
      type: 'error',
      error: {
        type: known ? error.type : 'api_error',
        message: error instanceof Error ? error.message : String(error),
      },
    });
  }
}

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

async function parsedBody(request: IncomingMessage): Promise<MessageRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAXIMUM_BYTES) throw new RequestError(413, 'request_too_large', `More than ${MAXIMUM_BYTES} bytes.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const parsed = messageRequestSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RequestError(400, 'invalid_request_error', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, 'invalid_request_error', 'The body is no JSON.');
  }
}

function messageFor(request: MessageRequest, meter: PromptMeter): { usage: MessageUsage; [field: string]: unknown } {
  const reply = replyTo(request);
  // A grammar holds a real model to the schema; rules are held to it by a check.
  const checked = z.fromJSONSchema(request.output_config.format.schema).safeParse(reply);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const where = issue?.path.join('.') || 'answer';
    throw new RequestError(
      400,
      'invalid_request_error',
      `The stand-in has no answer of this schema: ${where}: ${issue?.message}`
    );
  }
  const { text, tokens, truncated } = bounded(JSON.stringify(reply), request.max_tokens);
  return {
    id: `msg_standin_${randomUUID().replaceAll('-', '')}`,
    type: 'message',
    role: 'assistant',
    model: Object.values<string>(STAND_IN_MODELS).includes(request.model) ? request.model : STAND_IN_MODELS.small,
    content: [{ type: 'text', text }],
    stop_reason: truncated ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    usage: meter.meter(request, tokens),
  };
}

/** Cut at the limit, as a real model is: in the middle of its JSON. */
function bounded(text: string, maximum: number): { text: string; tokens: number; truncated: boolean } {
  const tokens = tokensOf(text);
  if (tokens <= maximum) return { text, tokens, truncated: false };
  const cut = text.slice(0, Math.floor((text.length * maximum) / tokens));
  return { text: cut, tokens: maximum, truncated: true };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'request-id': `req_standin_${randomUUID().slice(0, 8)}`,
    'x-stand-in-model': ANNOUNCEMENT,
  });
  response.end(JSON.stringify(body));
}

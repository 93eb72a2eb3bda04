import type { Payload, PayloadCodec } from '@temporalio/common';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';

/** The service's own limit of a message. */
const BODY_BYTES = 4 * 1024 * 1024;

/** Where the codec server listens, and who may ask it. */
export interface CodecServerOptions {
  codecs: readonly PayloadCodec[];
  host: string;
  /** 0: any free one. */
  port: number;
  /** Origins of Web UIs, as browsers send them. */
  origins: readonly string[];
  /** Required of every request: as a bearer token, or as the first step of the path. */
  token: string;
}

export interface CodecServer {
  /** The codec endpoint for the Web UI and the Temporal CLI; it holds the token. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves Temporal's remote codec protocol (`POST /encode`, `POST /decode`), so that the Web UI can show encrypted payloads to who
 * holds the token. Throws `CONFIG_INVALID` where the address is taken.
 */
export async function startCodecServer(options: CodecServerOptions): Promise<CodecServer> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      // A payload's content or key is no matter for a caller.
      if (!response.headersSent)
        send(response, error instanceof TypeError ? 400 : 500, { message: messageOf(error, 200) });
    });
  });
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}/${encodeURIComponent(options.token)}`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

async function answer(options: CodecServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { origin } = request.headers;
  if (origin !== undefined && options.origins.includes(origin)) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Methods', 'POST, OPTIONS');
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Namespace');
    response.setHeader('Vary', 'Origin');
  }
  const steps = new URL(request.url ?? '/', 'http://codec').pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const action = steps.at(-1);
  if (request.method === 'OPTIONS') return send(response, 204);
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!equal(bearer ?? (steps.length > 1 ? steps[0] : undefined), options.token))
    return send(response, 401, { message: 'no access' });
  if (request.method !== 'POST' || (action !== 'encode' && action !== 'decode'))
    return send(response, 404, { message: 'no such action' });
  let payloads = payloadsIn(await bodyOf(request));
  const codecs = action === 'encode' ? options.codecs : [...options.codecs].reverse();
  for (const codec of codecs) payloads = await codec[action](payloads);
  send(response, 200, { payloads: payloads.map(toJson) });
}

/** Compared in constant time, whatever the length. */
function equal(given: string | undefined, token: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(hash(given), hash(token));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_BYTES) throw new TypeError(`the body has more than ${BODY_BYTES} bytes`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString());
  } catch {
    throw new TypeError('the body is no JSON');
  }
}

type JsonPayload = { metadata?: Record<string, string>; data?: string };

function payloadsIn(body: unknown): Payload[] {
  const { payloads } = (body ?? {}) as { payloads?: JsonPayload[] };
  if (!Array.isArray(payloads)) throw new TypeError('the body has no payloads');
  return payloads.map(({ metadata = {}, data = '' }) => ({
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, text]) => [name, Buffer.from(text, 'base64')])),
    data: Buffer.from(data, 'base64'),
  }));
}

function toJson({ metadata, data }: Payload): JsonPayload {
  const entries = Object.entries(metadata ?? {}).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
  return {
    metadata: Object.fromEntries(entries) as Record<string, string>,
    data: Buffer.from(data ?? []).toString('base64'),
  };
}

function send(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body && JSON.stringify(body));
}

function listen(server: Server, { host, port }: CodecServerOptions): Promise<void> {
  return new Promise((done, reject) => {
    server.once('error', (error) => {
      const remedy = 'choose another --host or --port';
      reject(
        new WorkflowGenError('CONFIG_INVALID', `The codec server cannot listen: ${error.message}; ${remedy}`, {
          field: 'port',
          remedy,
        })
      );
    });
    server.listen(port, host, done);
  });
}

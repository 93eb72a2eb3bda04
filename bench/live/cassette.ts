import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { z } from 'zod';
import { WorkflowGenError } from '../../shared/index';

const headerSchema = z.object({ cassette: z.literal(1), model: z.string(), recorded: z.string(), note: z.string() });
const entrySchema = z.object({ request: z.string(), ms: z.number(), status: z.number(), reply: z.string() });

/** What a cassette says of itself, in its first line. */
export type CassetteHeader = z.infer<typeof headerSchema>;

export interface Cassette {
  /** To be used as `ANTHROPIC_BASE_URL`. */
  baseURL: string;
  header: CassetteHeader;
  /** Requests answered from the file, and asked of the server, since the start. */
  counts: { replayed: number; recorded: number; missing: number };
  /** Milliseconds that the replayed replies had taken when they were recorded. */
  replayedMs(): number;
  close(): Promise<void>;
}

export interface CassetteOptions {
  file: string;
  /** The first line of a new file. */
  header: Omit<CassetteHeader, 'cassette'>;
  /** The server of the Messages API that is asked what the file does not know; without it, that is an error. */
  upstream?: string;
}

/** What a request gets that is not on a cassette which is only replayed. */
export const NOT_RECORDED = 'the cassette has no reply to this request; record it anew';

/** Headers that a server of the Messages API reads. */
const FORWARDED = /^(content-type|x-api-key|authorization|anthropic-.*)$/;
/** Errors that say the same at each try: the request is at fault, not the hour. */
const LASTING = [400, 413];

/**
 * A loopback proxy of the Messages API that keeps each reply under the hash of the request's body, one line of JSON each:
 * what was asked once is answered from the file, in milliseconds and without a model. A line is written as soon as its reply
 * is there, so that an interrupted run goes on where it was. Passing errors (rate limits, outages) are not kept.
 *
 * @throws `CONFIG_INVALID` for a file that is no cassette, or is not there to be replayed.
 */
export async function openCassette({ file, header, upstream }: CassetteOptions): Promise<Cassette> {
  const known = new Map<string, z.infer<typeof entrySchema>>();
  if (upstream === undefined && !existsSync(file)) throw unusable(file, 'is not there to be replayed');
  const said = existsSync(file) ? readCassette(file, known) : newCassette(file, { cassette: 1, ...header });
  const counts = { replayed: 0, recorded: 0, missing: 0 };
  let replayedMs = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(request);
    const key = createHash('sha256').update(body).digest('hex').slice(0, 32);
    const entry = known.get(key);
    if (entry) {
      counts.replayed += 1;
      replayedMs += entry.ms;
      return send(response, entry.status, entry.reply);
    }
    if (upstream === undefined) {
      counts.missing += 1;
      return send(response, 404, errorBody('not_found_error', NOT_RECORDED));
    }
    const hungUp = new AbortController();
    response.once('close', () => hungUp.abort());
    const startedAt = performance.now();
    const reply = await fetch(new URL('/v1/messages', upstream), {
      method: 'POST',
      headers: forwarded(request),
      body,
      signal: hungUp.signal,
    });
    const made = { request: key, ms: 0, status: reply.status, reply: await reply.text() };
    made.ms = Math.round(performance.now() - startedAt);
    if (reply.ok || LASTING.includes(reply.status)) {
      counts.recorded += 1;
      known.set(key, made);
      appendFileSync(file, `${JSON.stringify(made)}\n`);
    }
    send(response, made.status, made.reply, retryHeaders(reply));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, 502, errorBody('api_error', `the model server could not be reached: ${String(error)}`));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    header: said,
    counts,
    replayedMs: () => replayedMs,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readCassette(file: string, known: Map<string, z.infer<typeof entrySchema>>): CassetteHeader {
  const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  try {
    const header = headerSchema.parse(JSON.parse(first));
    for (const line of lines.filter(Boolean)) {
      const entry = entrySchema.parse(JSON.parse(line));
      known.set(entry.request, entry);
    }
    return header;
  } catch {
    throw unusable(file, 'is no cassette of the bench');
  }
}

function unusable(file: string, why: string): WorkflowGenError {
  const remedy = 'name another file, or record anew without --replay';
  return new WorkflowGenError('CONFIG_INVALID', `${file} ${why}; ${remedy}`, { field: 'cassette', remedy });
}

function newCassette(file: string, header: CassetteHeader): CassetteHeader {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(header)}\n`);
  return header;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function forwarded({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      FORWARDED.test(name) && typeof value === 'string' ? [[name, value]] : []
    )
  );
}

/** How long the server asks to wait, which the caller obeys. */
function retryHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries(
    ['retry-after', 'retry-after-ms', 'x-should-retry'].flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    })
  );
}

function errorBody(type: string, message: string): string {
  return JSON.stringify({ type: 'error', error: { type, message } });
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

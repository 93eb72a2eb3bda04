import type { QdrantClient, Schemas } from '@qdrant/js-client-rest' with { 'resolution-mode': 'import' };
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { optionalPackage } from '../optional-package';
import type { CallOptions } from './experience-store';
import type { QdrantClusterOptions } from './qdrant-cluster';

export type QdrantSchemas = Schemas;
export type QdrantApi = ReturnType<QdrantClient['api']>;

/** The time that one call of the store has, over all requests that it makes. */
export interface Deadline {
  /** Aborts when the time is over or the caller cancels. */
  signal: AbortSignal;
  caller?: AbortSignal;
  timeoutMs: number;
}

/** Milliseconds that making one collection or index, or copying one page, may take. */
export const STEP_MS = 30_000;

export function deadlineOf(options: CallOptions | undefined, defaultMs: number): Deadline {
  const timeoutMs = options?.timeoutMs ?? defaultMs;
  // A caller that passes what is left of its own time may have none left.
  const timer = AbortSignal.timeout(Math.max(0, Math.ceil(timeoutMs)));
  const caller = options?.signal;
  return { signal: caller === undefined ? timer : AbortSignal.any([caller, timer]), caller, timeoutMs };
}

type Reply<T> = Promise<{ data: { result?: T } }>;

/** Sends one request within the deadline; throws the caller's own reason when it cancels, else `STORE_UNAVAILABLE`. */
export interface QdrantConnection {
  send<T>(deadline: Deadline, request: (api: QdrantApi, init: RequestInit) => Reply<T>): Promise<T>;
  readonly url: string;
}

/** Of the Qdrant store. */
export interface QdrantOptions extends QdrantClusterOptions {
  /** `http://host:6333` or `https://…`, with the path prefix of a reverse proxy if there is one. */
  url: string;
  apiKey?: string;
  /** First part of every collection's name. Default `workflowgen`. */
  prefix?: string;
  /** Milliseconds that one call may take. Default 3,000. */
  timeoutMs?: number;
  /**
   * Records of a tenant up to which each nomination counts them and their terms anew; of a larger tenant, a count may be a
   * minute old. Default 5,000.
   */
  countedUpTo?: number;
}

/** Throws `CONFIG_INVALID` where the URL is none. The driver is loaded and connects on the first request. */
export function connectQdrant({ url, apiKey }: Pick<QdrantOptions, 'url' | 'apiKey'>): QdrantConnection {
  const place = placeOf(url);
  let loading: Promise<QdrantApi> | undefined;

  async function load(): Promise<QdrantApi> {
    const name = '@qdrant/js-client-rest';
    const driver = await optionalPackage(name, 'The Qdrant store', () => import('@qdrant/js-client-rest'));
    const client = new driver.QdrantClient({
      ...place,
      // As a header, since the driver prints a warning for every key that it is given over http, loopback included.
      headers: apiKey === undefined ? {} : { 'api-key': apiKey },
      checkCompatibility: false,
      // No timer of its own: it would replace our abort signal, and its default is five minutes.
      timeout: Infinity,
    });
    return client.api();
  }

  return {
    url,
    async send(deadline, request) {
      deadline.caller?.throwIfAborted();
      const api = await (loading ??= load());
      try {
        const { data } = await request(api, { signal: deadline.signal });
        if (data?.result === undefined) throw new Error('the reply holds no result');
        return data.result;
      } catch (error) {
        if (deadline.caller?.aborted === true) throw deadline.caller.reason;
        throw unavailable(url, deadline, error);
      }
    },
  };
}

/** The driver ignores a path in its URL and takes 6333 where no port is written, so both are named apart. */
function placeOf(url: string): { url: string; prefix?: string; port: number } {
  if (!URL.canParse(url) || !/^https?:\/\//.test(url)) {
    throw new WorkflowGenError('CONFIG_INVALID', `The Qdrant URL must start with http:// or https://, not ${url}.`, {
      field: 'url',
      remedy: 'Set QDRANT_URL to something like http://127.0.0.1:6333.',
    });
  }
  const { origin, pathname } = new URL(url);
  const written = /^https?:\/\/[^/]*:(\d+)(?:\/|$)/.exec(url)?.[1];
  const prefix = pathname.replace(/\/+$/, '');
  return { url: origin, port: Number(written ?? 6333), ...(prefix === '' ? {} : { prefix }) };
}

function unavailable(url: string, deadline: Deadline, error: unknown): WorkflowGenError {
  if (deadline.signal.aborted) {
    return new WorkflowGenError(
      'STORE_UNAVAILABLE',
      `Qdrant at ${url} did not answer within ${deadline.timeoutMs} ms.`,
      { limit: deadline.timeoutMs, remedy: 'Check that it is up and not overloaded.' },
      true
    );
  }
  const { status, text } = replyOf(error);
  if (status === 401 || status === 403) {
    return new WorkflowGenError('STORE_UNAVAILABLE', `Qdrant at ${url} refuses the API key (${status}).`, {
      status,
      remedy: 'Set QDRANT_API_KEY to a key that may write.',
    });
  }
  if (status === 400 && /dimension/i.test(text)) {
    return new WorkflowGenError('EMBEDDER_MISMATCH', `Qdrant at ${url} refuses the vector: ${text}`, {
      status,
      remedy: 'Use the embedder that the store was opened with.',
    });
  }
  // Another request of the same kind would be refused again; an overload, an outage or a lost collection may pass.
  const refused = status !== undefined && status >= 400 && status < 500 && ![404, 408, 425, 429].includes(status);
  return new WorkflowGenError(
    'STORE_UNAVAILABLE',
    `Qdrant at ${url} cannot be used: ${status === undefined ? '' : `${status} `}${text}`,
    { ...(status === undefined ? {} : { status }), remedy: 'Check that Qdrant is up and QDRANT_URL names it.' },
    !refused
  );
}

function replyOf(error: unknown): { status?: number; text: string } {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  const data = error instanceof Error && 'data' in error ? error.data : undefined;
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  const text = data === undefined ? `${messageOf(error)}${cause}` : messageOf(JSON.stringify(data));
  return { ...(typeof status === 'number' ? { status } : {}), text };
}

/** The HTTP status of a failed request, where there was a reply. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof WorkflowGenError ? error.details['status'] : undefined;
  return typeof status === 'number' ? status : undefined;
}

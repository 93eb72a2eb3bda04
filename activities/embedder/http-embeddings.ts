import { z } from 'zod';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import type { Embedder } from './embedder';
import { wellFormed } from '../../shared/protocol/text';

/** A service that answers `POST …/embeddings` in the form that OpenAI made common. */
export interface EmbeddingService {
  /** What it is called in errors. */
  name: string;
  /** The full address of the endpoint. */
  url: string;
  apiKey?: string;
  /** Where to look when the key is refused. */
  keySetting: string;
  id: string;
  dimensions: number;
  /** The request's body but for `input`. */
  body: Record<string, unknown>;
  /** Texts of one request. */
  batchTexts: number;
  /** Milliseconds for all requests of one call, where the caller sets no limit. */
  timeoutMs: number;
}

const REPLY = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative().optional(), embedding: z.array(z.number()) })),
});

/** Where a service is told apart from its model: one text, sent once by `open()`. */
const PROBE = 'probe';

/**
 * An embedder over HTTP. It sends no retries of its own: Temporal is the only retrier. Vectors are put into the order of the
 * texts, checked for their dimensions and brought to unit length.
 *
 * @throws `EMBEDDER_UNAVAILABLE`, retryable for an outage, a time-out or a rate limit, and not for a refused key or
 * request; `EMBEDDER_MISMATCH` when the model answers with other dimensions than configured.
 */
export function createHttpEmbedder(service: EmbeddingService): Embedder {
  const { id, dimensions, batchTexts } = service;
  let probed: Promise<unknown> | undefined;

  const embed: Embedder['embed'] = async (texts, { signal, timeoutMs = service.timeoutMs } = {}) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += batchTexts) {
      try {
        vectors.push(...(await request(service, texts.slice(at, at + batchTexts), either)));
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof WorkflowGenError) throw error;
        const why = timeout.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error);
        throw unavailable(service, why, true);
      }
    }
    return vectors;
  };

  return {
    id,
    dimensions,
    async open() {
      probed ??= embed([PROBE]);
      await probed.catch((error: unknown) => {
        probed = undefined;
        throw error;
      });
    },
    embed,
    close: async () => undefined,
  };
}

async function request(service: EmbeddingService, texts: string[], signal: AbortSignal): Promise<number[][]> {
  const response = await fetch(service.url, {
    method: 'POST',
    signal,
    headers: {
      'content-type': 'application/json',
      ...(service.apiKey ? { authorization: `Bearer ${service.apiKey}` } : {}),
    },
    body: JSON.stringify({ ...service.body, input: texts.map(wellFormed) }),
  });
  const body = await response.text();
  if (!response.ok) throw refusal(service, response.status, body);
  const reply = REPLY.safeParse(jsonOf(body));
  if (!reply.success) throw unavailable(service, 'its answer holds no embeddings', true);

  const vectors = byIndex(reply.data.data);
  return texts.map((_, index) => {
    const vector = vectors.get(index);
    if (!vector) throw unavailable(service, `its answer lacks the vector of text ${index}`, true);
    return unitVector(service, vector);
  });
}

/** A server whose JSON leaves out zeros gives one row no index, another gives none at all: the place in the list counts. */
function byIndex(rows: z.infer<typeof REPLY>['data']): Map<number, number[]> {
  const vectors = new Map<number, number[]>();
  for (const { index, embedding } of rows) if (index !== undefined) vectors.set(index, embedding);
  rows.forEach(({ index, embedding }, place) => {
    if (index !== undefined) return;
    const free = rows.findIndex((_, at) => !vectors.has(at));
    vectors.set(vectors.has(place) ? free : place, embedding);
  });
  return vectors;
}

function unitVector(service: EmbeddingService, vector: number[]): number[] {
  if (vector.length !== service.dimensions) {
    throw new WorkflowGenError(
      'EMBEDDER_MISMATCH',
      `${service.name} returned vectors of ${vector.length} dimensions, configured are ${service.dimensions}: set embedder.dimensions to what the model returns.`,
      { field: 'embedder.dimensions', limit: service.dimensions, actual: vector.length }
    );
  }
  const length = Math.hypot(...vector);
  if (!(length > 0)) throw unavailable(service, 'it returned a vector without direction', true);
  return vector.map((value) => value / length);
}

function refusal(service: EmbeddingService, status: number, body: string): WorkflowGenError {
  if (status === 401 || status === 403) {
    return unavailable(service, `it refused the key (${status}); check ${service.keySetting}`, false);
  }
  const retryable = status === 408 || status === 409 || status === 429 || status >= 500;
  return unavailable(service, `it answered ${status}: ${messageOf(body.replace(/\s+/g, ' ').trim(), 300)}`, retryable);
}

function unavailable(service: EmbeddingService, why: string, retryable: boolean): WorkflowGenError {
  const message = `The embedder ${service.name} is unavailable: ${why}.`;
  return new WorkflowGenError('EMBEDDER_UNAVAILABLE', message, { url: service.url }, retryable);
}

/** `fetch` hides the cause (`ECONNREFUSED`, a bad certificate) behind "fetch failed". */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code ? `${messageOf(error)} (${code})` : messageOf(error);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

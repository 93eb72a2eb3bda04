import type { Embedder } from './embedder';
import { createHttpEmbedder } from './http-embeddings';

/** Of the OpenAI-compatible embedder. */
export interface OpenAiEmbedderOptions {
  /** The address before `/embeddings`, with its version, e.g. `http://localhost:8080/v1`. Default: OpenAI's own. */
  baseUrl?: string;
  /** Servers on one's own machine often need none. */
  apiKey?: string;
  model: string;
  /** What the model returns; checked on each answer. */
  dimensions: number;
  /** Ask the model to shorten its vectors to `dimensions`; only some can. Default false. */
  shorten?: boolean;
  /** Texts of one request at most. Default 64. */
  batchTexts?: number;
  /** Milliseconds of one call of `embed`, where the caller sets no other. Default 10,000. */
  timeoutMs?: number;
}

/** Any server of the OpenAI embeddings API. Throws `EMBEDDER_UNAVAILABLE` (not retryable for a refused key), `EMBEDDER_MISMATCH`. */
export function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  const { baseUrl = 'https://api.openai.com/v1', model, dimensions } = options;
  return createHttpEmbedder({
    name: `${model} at ${new URL(baseUrl).host}`,
    url: `${baseUrl.replace(/\/+$/, '')}/embeddings`,
    apiKey: options.apiKey,
    keySetting: 'embedder.apiKey',
    id: `openai/${model}`,
    dimensions,
    // Base64 is what the service's own libraries ask for; plain numbers are what every server can answer.
    body: { model, encoding_format: 'float', ...(options.shorten ? { dimensions } : {}) },
    batchTexts: options.batchTexts ?? 64,
    timeoutMs: options.timeoutMs ?? 10_000,
  });
}

import type { Embedder } from './embedder';
import { createHttpEmbedder } from './http-embeddings';

/** Of the Voyage AI embedder. */
export interface VoyageEmbedderOptions {
  apiKey: string;
  /** Default `voyage-3.5`. */
  model?: string;
  /** 256, 512, 1024 or 2048; default 1024. */
  dimensions?: number;
  /** The address before `/embeddings`. Default: Voyage AI's own. */
  baseUrl?: string;
  /** Texts of one request at most. Default 64. */
  batchTexts?: number;
  /** Milliseconds of one call of `embed`, where the caller sets no other. Default 10,000. */
  timeoutMs?: number;
}

/**
 * Voyage AI. Queries are compared with queries, so no `input_type` is sent: it would put a prompt for one side of a
 * question-and-document pair before the text. Throws `EMBEDDER_UNAVAILABLE` (not retryable
 * for a refused key) and `EMBEDDER_MISMATCH`.
 */
export function createVoyageEmbedder(options: VoyageEmbedderOptions): Embedder {
  const { model = 'voyage-3.5', dimensions = 1024, baseUrl = 'https://api.voyageai.com/v1' } = options;
  return createHttpEmbedder({
    name: `Voyage ${model}`,
    url: `${baseUrl.replace(/\/+$/, '')}/embeddings`,
    apiKey: options.apiKey,
    keySetting: 'VOYAGE_API_KEY',
    id: `voyage/${model}`,
    dimensions,
    body: { model, output_dimension: dimensions, truncation: true },
    batchTexts: options.batchTexts ?? 64,
    timeoutMs: options.timeoutMs ?? 10_000,
  });
}

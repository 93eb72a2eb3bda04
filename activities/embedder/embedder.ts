import type { EmbedderIdentity } from '../experience-store/experience-store';

/** Turns text into unit vectors. Throws `EMBEDDER_UNAVAILABLE` (retryable) when it cannot. */
export interface Embedder extends EmbedderIdentity {
  /** Loads what is needed, so that the first query does not pay for it. Idempotent. */
  open(): Promise<void>;
  /** One vector of unit length and `dimensions` numbers a text, in order. `timeoutMs` is for the whole call. */
  embed(texts: string[], options?: { signal?: AbortSignal; timeoutMs?: number }): Promise<number[][]>;
  /**
   * The log odds that each of these texts, which somebody says around a request, asks for nothing. Only of an embedder whose model has been taught that; routing goes by
   * words alone without it, and where it gives `undefined`.
   */
  idleLogOdds?(texts: string[], options?: { signal?: AbortSignal; timeoutMs?: number }): Promise<number[] | undefined>;
  close(): Promise<void>;
}

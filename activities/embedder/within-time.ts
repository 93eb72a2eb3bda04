import { WorkflowGenError } from '../../shared/protocol/errors';

/** Runs `work`; on abort throws the signal's reason, on time-out `EMBEDDER_UNAVAILABLE`, and tells `work` that it is over. */
export async function withinTime<T>(
  signal: AbortSignal | undefined,
  timeoutMs: number,
  work: (over: AbortSignal) => Promise<T>
): Promise<T> {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const interrupted = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable(`no vector within ${timeoutMs} ms`)), timeoutMs);
    onAbort = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work(over.signal), interrupted]);
  } finally {
    over.abort();
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}

/** A local model that cannot answer now; retryable. */
export function unavailable(why: string): WorkflowGenError {
  return new WorkflowGenError('EMBEDDER_UNAVAILABLE', `The local embedder is unavailable: ${why}.`, {}, true);
}

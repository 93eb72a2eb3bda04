/** Codes of the system under which a request has not left this machine, so that nothing can have happened. */
const NEVER_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether the request that failed with this code never left this machine. */
export function neverSent(code: unknown): boolean {
  return NEVER_SENT.has(code);
}

/** The code of an error; `fetch` hides the system's one cause below. */
export function codeOfCause(error: unknown): unknown {
  if (error === null || typeof error !== 'object') return undefined;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code ?? codeOfCause(cause);
}

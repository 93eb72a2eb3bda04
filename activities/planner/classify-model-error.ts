import type { APIError } from '@anthropic-ai/sdk';
import { messageOf, type ErrorCode } from '../../shared/protocol/errors';
import { cutText } from '../../shared/protocol/text';
import { anthropicSdk } from './anthropic-sdk';

/** What a failed model call means for the run. */
export interface ModelFault {
  code: ErrorCode;
  /** Temporal tries again in place. */
  retryable: boolean;
  /** Milliseconds before the next attempt, where the server asked for it; at most `MAXIMUM_DELAY_MS`. */
  nextRetryDelayMs?: number;
  /** What happened and what fixes it. */
  message: string;
  status?: number;
  /** The server's id of the request, for its support. */
  requestId?: string;
  /** `unknown`: the server may have worked, and billed, before the call broke. */
  billed: 'no' | 'unknown';
}

/** A header may ask for days; an activity that slept so long would outlive its run. */
const MAXIMUM_DELAY_MS = 60_000;

/** Codes of the API's error bodies that mean money, under whatever status they come. */
const BILLING_CODES = new Set([
  'contract_spend_limit_reached',
  'enforced_spend_limit_reached',
  'linked_organization_billing_unavailable',
  'linked_organization_spend_limit_reached',
]);

/** Spend limits and an empty balance are reported as a plain 400 without a code; the text is all that tells them apart. */
const BILLING_TEXT = /credit balance|spend(ing)? limit|usage limits/i;

/**
 * Says of anything that a call of the Messages API threw which public code it is, whether Temporal may try again, and when.
 * Cancellation is not its business: the caller looks at its signal first, since the SDK's abort error is not what a worker
 * recognises as cancellation. `now` (milliseconds) is needed for a `retry-after` that names a date.
 */
export function classifyModelError(error: unknown, now: number): ModelFault {
  const name = nameOf(error);
  const sdk = anthropicSdk();
  if (
    error instanceof sdk.APIConnectionTimeoutError ||
    error instanceof sdk.APIUserAbortError ||
    name === 'TimeoutError' ||
    name === 'AbortError'
  ) {
    return {
      code: 'LLM_TIMEOUT',
      retryable: true,
      billed: 'unknown',
      message: 'The model did not answer in time. Raise the timeout of model calls if its answers are long.',
    };
  }
  if (error instanceof sdk.APIConnectionError) return connectionFault(error);
  if (error instanceof sdk.APIError) return statusFault(error as APIError, now);
  // The connection broke while the body was read: the SDK passes undici's own error on.
  if (systemCodeOf(error) !== undefined) return connectionFault(error);
  if (name === 'SyntaxError') {
    return {
      code: 'LLM_UNAVAILABLE',
      retryable: true,
      billed: 'unknown',
      message: `The model server's reply was no complete JSON (${messageOf(error, 200)}). If this stays, check what answers at the base URL.`,
    };
  }
  if (/Could not resolve authentication method/.test(messageOf(error))) {
    return {
      code: 'LLM_AUTH',
      retryable: false,
      billed: 'no',
      message: 'No key for the model API. Set ANTHROPIC_API_KEY (to any text, for a server that asks for none).',
    };
  }
  if (error instanceof sdk.AnthropicError) {
    return { code: 'LLM_BAD_REQUEST', retryable: false, billed: 'no', message: messageOf(error, 500) };
  }
  return {
    code: 'INTERNAL',
    retryable: false,
    billed: 'unknown',
    message: `The model call broke: ${messageOf(error, 500)}`,
  };
}

/** By name and not by `instanceof`: errors of Node's fetch may come from another realm. */
function nameOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : undefined;
}

function connectionFault(error: unknown): ModelFault {
  const cause = systemCodeOf(error);
  const neverSent = cause === 'ECONNREFUSED' || cause === 'ENOTFOUND' || cause === 'EAI_AGAIN';
  return {
    code: 'LLM_UNAVAILABLE',
    retryable: true,
    billed: neverSent ? 'no' : 'unknown',
    message: `The model server could not be reached${cause ? ` (${cause})` : ''}. Check the network and the base URL.`,
  };
}

/** The system error code at the bottom of the chain of causes. */
export function systemCodeOf(error: unknown): string | undefined {
  let code: string | undefined;
  let current = error;
  for (let depth = 0; typeof current === 'object' && current !== null && depth < 5; depth += 1) {
    if ('code' in current && typeof current.code === 'string') code = current.code;
    current = 'cause' in current ? current.cause : undefined;
  }
  return code;
}

/** Statuses under which the API sends these errors where it does not stream. */
const STATUS_OF_TYPE: Readonly<Record<string, number>> = {
  authentication_error: 401,
  billing_error: 402,
  invalid_request_error: 400,
  not_found_error: 404,
  overloaded_error: 529,
  permission_error: 403,
  rate_limit_error: 429,
  request_too_large: 413,
};

function statusFault(error: APIError, now: number): ModelFault {
  // In the middle of a stream there is no status any more, but the API's own type of error.
  const status = error.status ?? STATUS_OF_TYPE[error.type ?? ''] ?? 500;
  const said = error.apiMessage ?? messageOf(error, 500);
  const fault = {
    ...meaningOf(error, status, cutText(said, 500)),
    status,
    billed: error.status === undefined ? ('unknown' as const) : ('no' as const),
    requestId: error.requestID ?? undefined,
  };
  const wish = error.headers?.get('x-should-retry');
  const retryable = wish === 'true' ? true : wish === 'false' ? false : fault.retryable;
  const delay = retryable ? retryAfter(error.headers, now) : undefined;
  return { ...fault, retryable, ...(delay === undefined ? {} : { nextRetryDelayMs: delay }) };
}

function meaningOf(
  error: APIError,
  status: number,
  said: string
): { code: ErrorCode; retryable: boolean; message: string } {
  const permanent = (code: ErrorCode, remedy: string) => ({
    code,
    retryable: false,
    message: `The model API refused the call (${status}: ${said}). ${remedy}`,
  });
  const passing = (code: ErrorCode, what: string) => ({
    code,
    retryable: true,
    message: `${what} (${status}: ${said})`,
  });
  if (status === 402 || isBilling(error, status)) {
    return permanent('LLM_BILLING', 'Add credit, or raise the spend limit of the organization or workspace.');
  }
  switch (status) {
    case 401:
      return permanent('LLM_AUTH', 'Check ANTHROPIC_API_KEY: it is wrong, revoked, or of another server.');
    case 403:
      return permanent('LLM_AUTH', 'The key may not use this model or workspace: give it the permission.');
    case 404:
      return permanent('LLM_BAD_REQUEST', 'Check the model id and the base URL.');
    case 413:
      return permanent('LLM_BAD_REQUEST', 'The prompt is too large: register fewer tools, or shorten the query.');
    case 408:
      return passing('LLM_TIMEOUT', 'The model server gave up waiting');
    case 429:
      return passing('LLM_RATE_LIMITED', 'The rate limit of the model API is reached');
    case 409:
      return passing('LLM_UNAVAILABLE', 'The model server met a conflict');
    case 529:
      return passing('LLM_UNAVAILABLE', 'The model is overloaded');
    default:
      if (status >= 500) return passing('LLM_UNAVAILABLE', 'The model server failed');
      return permanent(
        'LLM_BAD_REQUEST',
        'The request is at fault: check the model id and report it if that is right.'
      );
  }
}

function isBilling(error: APIError, status: number): boolean {
  if (error.type === 'billing_error') return true;
  if (error.errorCode !== null && BILLING_CODES.has(error.errorCode)) return true;
  return status === 400 && BILLING_TEXT.test(error.apiMessage ?? error.message);
}

/** Milliseconds that the server asks to wait: `retry-after-ms`, or `retry-after` in seconds or as an HTTP date. */
function retryAfter(headers: Headers | undefined, now: number): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  const header = headers?.get('retry-after') ?? '';
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number.parseFloat(header) : Number.NaN;
  const wait = [milliseconds, seconds * 1_000, Date.parse(header) - now].find((value) => value > 0);
  return wait === undefined ? undefined : Math.min(Math.ceil(wait), MAXIMUM_DELAY_MS);
}

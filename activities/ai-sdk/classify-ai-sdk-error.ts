import { ApplicationFailure } from '@temporalio/common';
import { messageOf, WorkflowGenError, type ErrorCode } from '../../shared/protocol/errors';
import type { ModelCallUsage } from '../../shared/protocol/usage';
import { failureOf } from '../failure';
import { systemCodeOf } from '../planner/classify-model-error';
import type { ModelFailureDetails } from '../planner/planner';
import type { AiSdk } from './ai-package';

/** What an `APICallError` of the SDK says. */
interface ApiCallError {
  message: string;
  statusCode?: number;
  isRetryable: boolean;
  responseHeaders?: Record<string, string>;
}

interface Fault {
  code: ErrorCode;
  retryable: boolean;
  /** `unknown`: the server may have worked before the call broke. */
  billed: ModelFailureDetails['billed'];
  status?: number;
  delayMs?: number;
}

/** A header may ask for days. */
const MAXIMUM_DELAY_MS = 60_000;
const MESSAGE_CHARACTERS = 500;

/** The failure that anything is which a call of the SDK threw; the signal is looked at first, by the caller. */
export function aiSdkFailure(error: unknown, ai: AiSdk, usage: ModelCallUsage): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof WorkflowGenError) return failureOf(error.code, error.message, { retryable: error.retryable });
  const fault = faultOf(error, ai);
  const details: ModelFailureDetails = {
    usage: { ...usage, result: fault.code },
    billed: fault.billed,
    ...(fault.status === undefined ? {} : { status: fault.status }),
  };
  const status = fault.status === undefined ? '' : `${fault.status}: `;
  return failureOf(fault.code, `The model call failed (${status}${messageOf(error, MESSAGE_CHARACTERS)}).`, {
    retryable: fault.retryable,
    nextRetryDelayMs: fault.delayMs,
    details,
  });
}

function faultOf(error: unknown, ai: AiSdk): Fault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError')
    return { code: 'LLM_TIMEOUT', retryable: true, billed: 'unknown' };
  if (name === 'AI_LoadAPIKeyError') return { code: 'LLM_AUTH', retryable: false, billed: 'no' };
  // Not each provider makes an error of the SDK of a connection that broke.
  if (systemCodeOf(error) !== undefined) return { code: 'LLM_UNAVAILABLE', retryable: true, billed: 'unknown' };
  if (!ai.APICallError.isInstance(error)) return { code: 'LLM_BAD_REQUEST', retryable: false, billed: 'unknown' };
  const { statusCode: status, isRetryable, responseHeaders } = error as ApiCallError;
  // Without a status the connection broke, or nobody answered.
  if (status === undefined) return { code: 'LLM_UNAVAILABLE', retryable: true, billed: 'unknown' };
  // A reply that came and could not be read.
  if (status < 400) return { code: 'LLM_UNAVAILABLE', retryable: true, billed: 'unknown', status };
  const { code, retryable } = meaningOf(status, isRetryable);
  const delayMs = retryable ? delayOf(responseHeaders) : undefined;
  return { code, retryable, billed: 'no', status, ...(delayMs === undefined ? {} : { delayMs }) };
}

function meaningOf(status: number, isRetryable: boolean): { code: ErrorCode; retryable: boolean } {
  if (status === 401 || status === 403) return { code: 'LLM_AUTH', retryable: false };
  if (status === 402) return { code: 'LLM_BILLING', retryable: false };
  if (status === 429) return { code: 'LLM_RATE_LIMITED', retryable: true };
  if (status === 408) return { code: 'LLM_TIMEOUT', retryable: true };
  if (status >= 500 || isRetryable) return { code: 'LLM_UNAVAILABLE', retryable: true };
  return { code: 'LLM_BAD_REQUEST', retryable: false };
}

/** Milliseconds of `retry-after-ms`, or of `retry-after` in seconds. */
function delayOf(headers: Record<string, string> = {}): number | undefined {
  const wait = [Number(headers['retry-after-ms']), Number(headers['retry-after']) * 1_000].find((value) => value > 0);
  return wait === undefined ? undefined : Math.min(Math.ceil(wait), MAXIMUM_DELAY_MS);
}

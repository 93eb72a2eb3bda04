import {
  AnthropicError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@anthropic-ai/sdk';
import { classifyModelError, type ModelFault } from '../../../activities/planner/classify-model-error';

const NOW = Date.parse('2026-11-01T12:00:00Z');

function errorOf(
  status: number,
  body: { type?: string; message?: string; errorCode?: string } = {},
  headers: Record<string, string> = {}
): APIError {
  const details = body.errorCode ? { details: { error_code: body.errorCode } } : {};
  return APIError.generate(
    status,
    { type: 'error', error: { type: body.type ?? 'api_error', message: body.message ?? 'said so', ...details } },
    undefined,
    new Headers({ 'request-id': 'req_7', ...headers })
  );
}

describe('classifyModelError', () => {
  const cases: [string, unknown, Partial<ModelFault>][] = [
    [
      '429 with retry-after in seconds',
      errorOf(429, {}, { 'retry-after': '7' }),
      { code: 'LLM_RATE_LIMITED', retryable: true, nextRetryDelayMs: 7_000, billed: 'no' },
    ],
    [
      '429 with retry-after-ms, which wins',
      errorOf(429, {}, { 'retry-after-ms': '250', 'retry-after': '7' }),
      { code: 'LLM_RATE_LIMITED', nextRetryDelayMs: 250 },
    ],
    [
      '429 with retry-after as a date',
      errorOf(429, {}, { 'retry-after': 'Sun, 01 Nov 2026 12:00:30 GMT' }),
      { nextRetryDelayMs: 30_000 },
    ],
    ['429 that asks for an hour is capped', errorOf(429, {}, { 'retry-after': '3600' }), { nextRetryDelayMs: 60_000 }],
    ['529', errorOf(529, { type: 'overloaded_error' }), { code: 'LLM_UNAVAILABLE', retryable: true }],
    ['500', errorOf(500), { code: 'LLM_UNAVAILABLE', retryable: true, status: 500 }],
    ['503 with retry-after', errorOf(503, {}, { 'retry-after': '2' }), { nextRetryDelayMs: 2_000 }],
    ['504', errorOf(504, { type: 'timeout_error' }), { code: 'LLM_UNAVAILABLE', retryable: true }],
    ['408', errorOf(408), { code: 'LLM_TIMEOUT', retryable: true }],
    ['409', errorOf(409), { code: 'LLM_UNAVAILABLE', retryable: true }],
    ['timeout', new APIConnectionTimeoutError(), { code: 'LLM_TIMEOUT', retryable: true, billed: 'unknown' }],
    ['abort by our own timeout', new APIUserAbortError(), { code: 'LLM_TIMEOUT', retryable: true, billed: 'unknown' }],
    [
      'abort of the body',
      Object.assign(new Error('aborted'), { name: 'TimeoutError' }),
      { code: 'LLM_TIMEOUT', retryable: true, billed: 'unknown' },
    ],
    [
      'refused connection',
      new APIConnectionError({ cause: Object.assign(new Error('fetch failed'), { code: 'ECONNREFUSED' }) }),
      { code: 'LLM_UNAVAILABLE', retryable: true, billed: 'no' },
    ],
    [
      'connection lost after the request',
      new APIConnectionError({ cause: Object.assign(new Error('fetch failed'), { code: 'ECONNRESET' }) }),
      { code: 'LLM_UNAVAILABLE', retryable: true, billed: 'unknown' },
    ],
    [
      'malformed envelope',
      new SyntaxError('Unexpected end of JSON input'),
      { code: 'LLM_UNAVAILABLE', retryable: true, billed: 'unknown' },
    ],
    ['400', errorOf(400, { type: 'invalid_request_error' }), { code: 'LLM_BAD_REQUEST', retryable: false }],
    [
      '400 for the spend limit, by its text',
      errorOf(400, { message: 'You have reached your specified workspace API usage limits.' }),
      { code: 'LLM_BILLING', retryable: false },
    ],
    [
      '400 for an empty balance',
      errorOf(400, { message: 'Your credit balance is too low to access the API.' }),
      { code: 'LLM_BILLING', retryable: false },
    ],
    [
      '429 for the spend limit, by its code',
      errorOf(429, { type: 'rate_limit_error', errorCode: 'enforced_spend_limit_reached' }),
      { code: 'LLM_BILLING', retryable: false },
    ],
    [
      '429 for a ramp limit stays a rate limit',
      errorOf(429, { errorCode: 'ramp_limit_exceeded' }, { 'retry-after': '1' }),
      { code: 'LLM_RATE_LIMITED', retryable: true },
    ],
    ['401', errorOf(401), { code: 'LLM_AUTH', retryable: false }],
    ['402', errorOf(402), { code: 'LLM_BILLING', retryable: false }],
    ['403', errorOf(403), { code: 'LLM_AUTH', retryable: false }],
    ['404', errorOf(404), { code: 'LLM_BAD_REQUEST', retryable: false }],
    ['413', errorOf(413), { code: 'LLM_BAD_REQUEST', retryable: false }],
    [
      'the server says not to retry',
      errorOf(529, {}, { 'x-should-retry': 'false', 'retry-after': '1' }),
      { code: 'LLM_UNAVAILABLE', retryable: false, nextRetryDelayMs: undefined },
    ],
    [
      'the SDK refuses before any request',
      new AnthropicError('Streaming is required'),
      { code: 'LLM_BAD_REQUEST', retryable: false, billed: 'no' },
    ],
    ['a bug of ours', new TypeError('x is not a function'), { code: 'INTERNAL', retryable: false }],
  ];

  test.each(cases)('%s', (_name, error, expected) => {
    const fault = classifyModelError(error, NOW);
    expect({ ...fault, nextRetryDelayMs: fault.nextRetryDelayMs }).toMatchObject(expected);
  });

  test('a delay of nonsense, of the past or of nothing is no delay', () => {
    for (const header of ['soon', '-5', '0', 'Sun, 01 Nov 2026 11:00:00 GMT']) {
      expect(classifyModelError(errorOf(429, {}, { 'retry-after': header }), NOW).nextRetryDelayMs).toBeUndefined();
    }
  });

  test('the message says what to fix and the fault names the request', () => {
    const fault = classifyModelError(errorOf(401, { message: 'invalid bearer token' }), NOW);
    expect(fault.message).toContain('invalid bearer token');
    expect(fault.message).toContain('ANTHROPIC_API_KEY');
    expect(fault.requestId).toBe('req_7');
  });

  test('an endless error text is cut', () => {
    expect(classifyModelError(errorOf(400, { message: 'x'.repeat(100_000) }), NOW).message.length).toBeLessThan(800);
  });
});

import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { Context } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import Anthropic, { APIUserAbortError } from '@anthropic-ai/sdk';
import { createAnthropicPlanner, type AnthropicPlannerOptions } from '../../../activities/planner/anthropic-planner';
import type { ModelFailureDetails, ModelReply, ModelRequest } from '../../../activities/planner/planner';
import {
  startMessagesApiServer,
  type MessagesApiReply,
  type MessagesApiScript,
  type MessagesApiServer,
} from '../../../testing/messages-api-server';

const request: ModelRequest = {
  purpose: 'plan',
  system: 'Rules. '.repeat(400),
  messages: [{ role: 'user', content: 'Where is order 1042?' }],
  schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
  maxTokens: 1_000,
};

let server: MessagesApiServer;

async function serve(script: MessagesApiScript): Promise<void> {
  server = await startMessagesApiServer(script);
}

function call(options: AnthropicPlannerOptions = {}, signal = new AbortController().signal): Promise<ModelReply> {
  return createAnthropicPlanner({ apiKey: 'key-for-tests', baseURL: server.url, ...options }).call(request, { signal });
}

async function failureOf(promise: Promise<unknown>): Promise<ApplicationFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown
  );
  if (!(error instanceof ApplicationFailure)) throw new Error(`no ApplicationFailure: ${String(error)}`);
  return error;
}

afterEach(() => server.close());

describe('createAnthropicPlanner', () => {
  test('sends one cached system block, the schema and the turns, with a bearer key', async () => {
    await serve([{ json: { ok: true } }]);
    const reply = await call();

    expect(reply).toMatchObject({ text: '{"ok":true}', stop: 'end' });
    const [sent] = server.requests;
    expect(sent?.credential).toBe('bearer');
    expect(sent?.body).toEqual({
      model: 'claude-sonnet-5-5',
      max_tokens: 1_000,
      system: [{ type: 'text', text: request.system, cache_control: { type: 'ephemeral' } }],
      messages: request.messages,
      output_config: { format: { type: 'json_schema', schema: request.schema } },
    });
  });

  test('counts tokens by kind and money, and reads the cache the second time', async () => {
    await serve([{ json: { ok: true } }, { json: { ok: true } }]);
    const first = await call();
    const second = await call();

    expect(first.usage).toMatchObject({
      purpose: 'plan',
      model: 'claude-sonnet-5-5',
      result: 'ok',
      requestId: 'req_1',
      tokens: { input: 5, cacheWrite: 700, cacheRead: 0, output: 3 },
    });
    expect(first.usage.costUsd).toBeCloseTo((5 * 2 + 700 * 2.5 + 3 * 10) / 1e6, 12);
    expect(second.usage.tokens).toEqual({ input: 5, cacheWrite: 0, cacheRead: 700, output: 3 });
    expect(second.usage.costUsd).toBeCloseTo((5 * 2 + 700 * 0.2 + 3 * 10) / 1e6, 12);
  });

  test('takes the model of the purpose, and an unknown one has no price', async () => {
    await serve([{ json: {}, model: 'tiny-1' }]);
    const reply = await call({ models: { plan: 'tiny' } });
    expect(server.requests[0]?.body.model).toBe('tiny');
    expect(reply.usage).toMatchObject({ model: 'tiny-1', costUsd: null });
  });

  test('prices are overridable, also under the name that was asked for', async () => {
    await serve([{ json: {}, model: 'tiny-1-full-name', usage: { input_tokens: 1_000_000, output_tokens: 0 } }]);
    const reply = await call({
      models: { plan: 'tiny' },
      prices: { tiny: { input: 3, output: 9, cacheRead: 0, cacheWriteFactor: 0 } },
    });
    expect(reply.usage.costUsd).toBeCloseTo(3, 10);
  });

  test('a server that answers with a model of its own is not charged as the one that was asked for', async () => {
    await serve([{ json: {}, model: 'qwen-on-this-machine' }]);
    expect((await call()).usage).toMatchObject({ model: 'qwen-on-this-machine', costUsd: null });
  });

  test('skips thinking blocks', async () => {
    await serve([{ thinking: 'let me see', json: { ok: false } }]);
    expect((await call()).text).toBe('{"ok":false}');
  });

  test.each([
    ['max_tokens', 'truncated', 'LLM_TRUNCATED'],
    ['model_context_window_exceeded', 'truncated', 'LLM_TRUNCATED'],
    ['refusal', 'refused', 'LLM_REFUSED'],
    ['stop_sequence', 'end', 'ok'],
  ])('maps stop reason %s', async (stopReason, stop, result) => {
    await serve([{ text: '{"ok":', stopReason }]);
    const reply = await call();
    expect(reply.stop).toBe(stop);
    expect(reply.usage.result).toBe(result);
    expect(reply.usage.tokens.output).toBeGreaterThan(0);
  });

  test('a refusal carries its explanation', async () => {
    await serve([
      { text: '', stopReason: 'refusal', stopDetails: { type: 'refusal', category: null, explanation: 'not this' } },
    ]);
    expect(await call()).toMatchObject({ stop: 'refused', text: 'not this' });
  });

  test.each<[string, MessagesApiReply, string, boolean, 'no' | 'unknown']>([
    ['429', { error: { status: 429 }, headers: { 'retry-after': '3' } }, 'LLM_RATE_LIMITED', true, 'no'],
    ['529', { error: { status: 529, type: 'overloaded_error' } }, 'LLM_UNAVAILABLE', true, 'no'],
    ['500', { error: { status: 500 } }, 'LLM_UNAVAILABLE', true, 'no'],
    ['504', { error: { status: 504 } }, 'LLM_UNAVAILABLE', true, 'no'],
    ['400', { error: { status: 400 } }, 'LLM_BAD_REQUEST', false, 'no'],
    ['401', { error: { status: 401 } }, 'LLM_AUTH', false, 'no'],
    ['402', { error: { status: 402, type: 'billing_error' } }, 'LLM_BILLING', false, 'no'],
    ['403', { error: { status: 403 } }, 'LLM_AUTH', false, 'no'],
    ['413', { error: { status: 413 } }, 'LLM_BAD_REQUEST', false, 'no'],
    ['a reset before the headers', { reset: 'headers' }, 'LLM_UNAVAILABLE', true, 'unknown'],
    ['a reset in the body', { json: { ok: true }, reset: 'body' }, 'LLM_UNAVAILABLE', true, 'unknown'],
    ['a cut envelope', { raw: '{"id":"msg_1","content":[' }, 'LLM_UNAVAILABLE', true, 'unknown'],
    ['an envelope of another kind', { raw: '{"choices":[]}' }, 'LLM_UNAVAILABLE', true, 'unknown'],
    ['a page of a proxy', { raw: '<html>', contentType: 'text/html' }, 'LLM_UNAVAILABLE', true, 'unknown'],
  ])('%s: one request, a public code', async (_name, reply, code, retryable, billed) => {
    await serve([reply]);
    const failure = await failureOf(call());
    expect(failure).toMatchObject({ type: code, nonRetryable: !retryable });
    expect(server.requests).toHaveLength(1);
    const details = failure.details?.[0] as ModelFailureDetails;
    expect(details).toMatchObject({
      billed,
      usage: { purpose: 'plan', result: code, tokens: { input: 0, output: 0 } },
    });
  });

  test('passes the wait of a rate limit on to Temporal, with the id of the request', async () => {
    await serve([{ error: { status: 429, message: 'slow down' }, headers: { 'retry-after': '3600' } }]);
    const failure = await failureOf(call());
    expect(failure.nextRetryDelay).toBe(60_000);
    expect(failure.message).toContain('[request req_error]');
  });

  test('an error page of any size stays out of the history', async () => {
    await serve([{ error: { status: 502, message: 'x'.repeat(1_000_000) } }]);
    const failure = await failureOf(call());
    expect(failure.message.length).toBeLessThan(1_000);
    expect(failure.cause).toBeUndefined();
  });

  test.each(['headers', 'body'] as const)('times out when the %s never come', async (hang) => {
    await serve([{ json: { ok: true }, hang }]);
    const failure = await failureOf(call({ timeoutMs: 200 }));
    expect(failure).toMatchObject({ type: 'LLM_TIMEOUT', nonRetryable: false });
    expect((failure.details?.[0] as ModelFailureDetails).billed).toBe('unknown');
    await until(() => server.requests[0]!.aborted);
  });

  test('a server that is not there is unavailable, and nothing was billed', async () => {
    await serve([]);
    const { url } = server;
    await server.close();
    const failure = await failureOf(
      createAnthropicPlanner({ apiKey: 'k', baseURL: url }).call(request, { signal: new AbortController().signal })
    );
    expect(failure.type).toBe('LLM_UNAVAILABLE');
    expect(failure.message).toContain('ECONNREFUSED');
    expect((failure.details?.[0] as ModelFailureDetails).billed).toBe('no');
    await serve([]);
  });
});

describe('cancellation', () => {
  test.each(['headers', 'body'] as const)('reaches the model and is reported as cancellation (%s)', async (hang) => {
    await serve([{ json: { ok: true }, hang }]);
    const environment = new MockActivityEnvironment(undefined, { logger: new DefaultLogger('ERROR') });
    const running = environment.run(() => call({}, Context.current().cancellationSignal));
    await until(() => server.requests.length === 1);
    if (hang === 'body') await new Promise((resolve) => setTimeout(resolve, 100));
    environment.cancel('CANCELLED');

    await expect(running).rejects.toBeInstanceOf(CancelledFailure);
    await until(() => server.requests[0]!.aborted);
  });

  // The reason for the rule above: if the SDK or Temporal ever change this, the guard may go.
  test('the SDK itself throws what a worker would report as a failure', async () => {
    await serve([{ hang: 'headers' }]);
    const environment = new MockActivityEnvironment(undefined, { logger: new DefaultLogger('ERROR') });
    const client = new Anthropic({ apiKey: 'k', baseURL: server.url, maxRetries: 0 });
    const running = environment.run(() =>
      client.messages.create(
        { model: 'm', max_tokens: 1, messages: [{ role: 'user', content: 'x' }] },
        { signal: Context.current().cancellationSignal }
      )
    );
    await until(() => server.requests.length === 1);
    environment.cancel('CANCELLED');
    const error: unknown = await running.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error).not.toBeInstanceOf(CancelledFailure);
    expect((error as Error).name).not.toBe('AbortError');
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('waited 4 s in vain');
}

import { ApplicationFailure } from '@temporalio/common';
import { createAnthropicPlanner } from '../../../activities/planner/anthropic-planner';
import type { ModelReply, ModelRequest } from '../../../activities/planner/planner';
import { waitFor } from '../../harness/wait-for';
import {
  startMessagesApiServer,
  type MessagesApiReply,
  type MessagesApiServer,
} from '../../../testing/messages-api-server';

const request: ModelRequest = {
  purpose: 'write',
  system: 'Rules. '.repeat(400),
  messages: [{ role: 'user', content: 'Say what the tide does.' }],
  schema: { type: 'object' },
  maxTokens: 1_000,
};
const TEXT = 'The tide comes in at noon and goes out at six.';

let server: MessagesApiServer;
afterEach(() => server.close());

async function call(
  reply: MessagesApiReply,
  { onText, signal, timeoutMs }: { onText?: (text: string) => void; signal?: AbortSignal; timeoutMs?: number } = {}
): Promise<ModelReply> {
  server = await startMessagesApiServer([reply]);
  const planner = createAnthropicPlanner({ apiKey: 'key-for-tests', baseURL: server.url, timeoutMs });
  return planner.call(request, { signal: signal ?? new AbortController().signal, onText });
}

const lasting = ({ usage: { durationMs: _, ...usage }, ...reply }: ModelReply): object => ({ ...reply, usage });
const failed = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'it succeeded',
    (error: unknown) =>
      error instanceof ApplicationFailure ? [error.type, error.nonRetryable, error.details?.[0]] : error
  );

it('streams where somebody listens, word by word, and gives the reply of a call that does not', async () => {
  const reply = { text: TEXT, thinking: 'tides are tides', usage: { cache_read_input_tokens: 600 } };
  const whole = await call(reply);
  await server.close();
  const heard: string[] = [];
  const streamed = await call(reply, { onText: (text) => heard.push(text) });
  expect(server.requests[0]?.body.stream).toBe(true);
  expect(lasting(streamed)).toEqual(lasting(whole));
  expect(heard.length).toBeGreaterThan(5);
  expect(heard.every((text, at) => at === 0 || text.startsWith(heard[at - 1] ?? ''))).toBe(true);
  expect(heard.at(-1)).toBe(TEXT);
});

it('takes a whole message of a server that does not stream', async () => {
  const heard: string[] = [];
  const reply = await call({ text: TEXT, whole: true }, { onText: (text) => heard.push(text) });
  expect([reply.text, heard]).toEqual([TEXT, []]);
});

it('tells a refusal and a cut from the end', async () => {
  const cut = await call({ text: TEXT, stopReason: 'max_tokens' }, { onText: () => undefined });
  expect(cut.stop).toBe('truncated');
});

it.each([
  ['overloaded_error', 'LLM_UNAVAILABLE'],
  ['api_error', 'LLM_UNAVAILABLE'],
  ['rate_limit_error', 'LLM_RATE_LIMITED'],
])('an %s in the middle is retried, and may have been billed', async (type, code) => {
  const fault = await failed(
    call({ text: TEXT, streamError: { type, message: 'try later' } }, { onText: () => undefined })
  );
  expect(fault).toMatchObject([code, false, { billed: 'unknown' }]);
});

it('a connection that breaks in the middle is retried', async () => {
  const fault = await failed(call({ text: TEXT, reset: 'body' }, { onText: () => undefined }));
  expect(fault).toMatchObject(['LLM_UNAVAILABLE', false, { billed: 'unknown' }]);
});

it('a stream that stops is cut by the time-out', async () => {
  const fault = await failed(call({ text: TEXT, hang: 'body' }, { onText: () => undefined, timeoutMs: 300 }));
  expect(fault).toMatchObject(['LLM_TIMEOUT', false, { billed: 'unknown' }]);
});

it('a cancellation ends the stream with its own reason', async () => {
  const cancel = new AbortController();
  const reason = new Error('cancelled');
  const onText = (): void => cancel.abort(reason);
  expect(await failed(call({ text: TEXT, wordDelayMs: 20 }, { onText, signal: cancel.signal }))).toBe(reason);
  await waitFor('the server sees that the caller hung up', () => Promise.resolve(server.requests[0]?.aborted === true));
});

import Anthropic from '@anthropic-ai/sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnsupportedSchema } from '../../../worker/local-model/json-grammar';
import { serveMessages, type MessagesServer } from '../../../worker/local-model/messages-server';
import { PromptTooLong, type Generated, type TextEngine } from '../../../worker/local-model/text-engine';

// The real SDK speaks to the real server; behind it stands an engine that does as each test says (the model itself is in
// local-model.test.ts).
type Request = Parameters<TextEngine['generate']>[0];
let server: MessagesServer;
let client: Anthropic;
let seen: Request[];
let write: (request: Request) => Promise<Generated>;

const reply = (text: string, more: Partial<Generated> = {}): Generated => ({
  text,
  stop: 'end',
  usage: { prompt: 30, cached: 20, output: 4 },
  ...more,
});
const untilAborted = (signal: AbortSignal): Promise<Generated> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

beforeEach(async () => {
  seen = [];
  write = async () => reply('hello');
  const engine: TextEngine = {
    generate: (request) => {
      seen.push(request);
      return write(request);
    },
    dispose: async () => undefined,
  };
  server = await serveMessages({ engine, model: 'small', notice: 'small and slow' });
  client = new Anthropic({ apiKey: 'any', baseURL: server.baseURL, maxRetries: 0 });
});
afterEach(() => server.stop());

const create = (
  more: Partial<Anthropic.MessageCreateParamsNonStreaming> = {},
  options?: { signal?: AbortSignal }
): Promise<Anthropic.Message> =>
  client.messages.create({ model: 'm', max_tokens: 50, messages: [{ role: 'user', content: 'hi' }], ...more }, options);
const failing = (request: Promise<unknown>): Promise<{ status?: number; message: string }> =>
  request.then(
    () => Promise.reject(new Error('it was answered')),
    (error: Error) => error as { status?: number; message: string }
  );

test('system, turns, schema and limit reach the engine; text, usage and stop reason come back', async () => {
  const schema = { type: 'object', properties: {}, additionalProperties: false };
  const message = await create({
    system: [{ type: 'text', text: 'be brief', cache_control: { type: 'ephemeral' } }],
    messages: [
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'two' },
      { role: 'user', content: [{ type: 'text', text: 'three' }] },
    ],
    output_config: { format: { type: 'json_schema', schema } },
  });
  expect(seen[0]).toMatchObject({
    maxTokens: 50,
    schema,
    turns: [
      { role: 'system', text: 'be brief' },
      { role: 'user', text: 'one' },
      { role: 'assistant', text: 'two' },
      { role: 'user', text: 'three' },
    ],
  });
  expect(message).toMatchObject({
    model: 'small',
    content: [{ type: 'text', text: 'hello' }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 10, cache_read_input_tokens: 20, cache_creation_input_tokens: 0, output_tokens: 4 },
  });
});

test.each([
  ['max_tokens', 'max_tokens'],
  ['context_full', 'model_context_window_exceeded'],
] as const)('a text that ended by %s says %s', async (stop, reason) => {
  write = async () => reply('cut', { stop });
  expect((await create()).stop_reason).toBe(reason);
});

test('one request runs at a time, in the order of arrival', async () => {
  let running = 0;
  const order: string[] = [];
  write = async ({ turns }) => {
    expect(++running).toBe(1);
    await sleep(20);
    running -= 1;
    order.push(turns[0]?.text ?? '');
    return reply('x');
  };
  const texts = ['a', 'b', 'c', 'd'];
  const requests: Promise<unknown>[] = [];
  for (const text of texts) {
    requests.push(create({ messages: [{ role: 'user', content: text }] }));
    await sleep(5);
  }
  await Promise.all(requests);
  expect(order).toEqual(texts);
});

test('a caller who hangs up aborts the running request, and leaves the queue if it still waits', async () => {
  write = ({ signal }) => untilAborted(signal);
  const first = new AbortController();
  const second = new AbortController();
  const running = failing(create({}, { signal: first.signal }));
  while (seen.length === 0) await sleep(5);
  const waiting = failing(create({}, { signal: second.signal }));
  await sleep(50);
  second.abort();
  await waiting;
  // The server must see the second one go before its turn comes.
  await sleep(100);
  first.abort();
  await running;
  write = async () => reply('next');
  expect((await create()).content).toMatchObject([{ text: 'next' }]);
  expect(seen[0]?.signal.aborted).toBe(true);
  expect(seen).toHaveLength(2);
});

test('too many waiting requests are refused as overloaded', async () => {
  write = ({ signal }) => untilAborted(signal);
  const callers = Array.from({ length: 16 }, () => new AbortController());
  const requests = callers.map(({ signal }) => failing(create({}, { signal })));
  while (seen.length === 0) await sleep(5);
  await sleep(200);
  expect(await failing(create())).toMatchObject({ status: 529, message: expect.stringContaining('overloaded') });
  for (const caller of callers) caller.abort();
  await Promise.all(requests);
});

test('what the model cannot do is refused with the field at fault', async () => {
  const refused = async (more: object): Promise<string> => {
    const error = await failing(create(more));
    expect(error.status).toBe(400);
    return error.message;
  };
  expect(await refused({ tools: [{ name: 't', input_schema: { type: 'object' } }] })).toMatch(
    /tools: .*calls no tools/
  );
  expect(await refused({ messages: [{ role: 'assistant', content: 'x' }] })).toMatch(/last message/);
  expect(await refused({ max_tokens: 0 })).toMatch(/max_tokens/);
  expect(await refused({ stream: true })).toMatch(/stream/);
  write = () => Promise.reject(new UnsupportedSchema('allOf and not have no grammar'));
  expect(await refused({})).toMatch(/output_config\.format\.schema: allOf/);
  write = () => Promise.reject(new PromptTooLong(99_999));
  expect(await refused({})).toMatch(/prompt is too long: 99999 tokens > \d+ maximum/);
});

test('no JSON, too much of it, another path: each has its status; an engine that fails is 500', async () => {
  const post = (path: string, body: string): Promise<Response> =>
    fetch(server.baseURL + path, { method: 'POST', body });
  expect((await post('/v1/messages', 'no JSON')).status).toBe(400);
  expect((await post('/v1/messages', 'x'.repeat(1_100_000))).status).toBe(413);
  expect((await post('/v1/elsewhere', '{}')).status).toBe(404);
  const root = await fetch(server.baseURL);
  expect(await root.json()).toEqual({ model: 'small', notice: 'small and slow' });
  expect(root.headers.get('x-local-model')).toBe('small and slow');
  write = () => Promise.reject(new Error('out of memory'));
  expect(await failing(create())).toMatchObject({ status: 500, message: expect.stringContaining('out of memory') });
});

test('stop() aborts what runs, answers it with 503, and closes the port', async () => {
  write = ({ signal }) => untilAborted(signal);
  const running = failing(create());
  while (seen.length === 0) await sleep(5);
  await server.stop();
  expect((await running).status).toBe(503);
  await expect(fetch(server.baseURL)).rejects.toThrow();
});

import Anthropic from '@anthropic-ai/sdk';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { createPromptMeter } from '../../../examples/support-desk/stand-in-model/metered-prompt';
import { messageRequestSchema } from '../../../examples/support-desk/stand-in-model/message-request.schema';
import { startStandInModel, type StandInModel } from '../../../examples/support-desk/stand-in-model/server';
import { WRITE_SCHEMA } from '../../../activities/planning/model-output.schema';
import { openStandInPlanning } from './stand-in-planning';

let model: StandInModel;
let announced: string[];
beforeEach(async () => {
  announced = [];
  model = await startStandInModel({ announce: (line) => announced.push(line) });
});
afterEach(() => model.close());

const client = (): Anthropic => new Anthropic({ baseURL: model.url, apiKey: 'none', maxRetries: 0 });
const BODY = {
  model: 'stand-in-support-desk-small',
  max_tokens: 500,
  messages: [
    {
      role: 'user' as const,
      content:
        '<items>\n[{"key":"a.subject","instruction":"x"}]\n</items>\n<query>\nWrite to Jane Cooper about a late parcel\n</query>',
    },
  ],
  output_config: { format: { type: 'json_schema' as const, schema: WRITE_SCHEMA } },
};

test('it says that it is a stand-in: at its start, in a header, in the model and the id', async () => {
  expect(announced).toEqual([expect.stringMatching(/^Stand-in model: .*no language model.*o200k_base.*127\.0\.0\.1/)]);
  const { data, response } = await client()
    .messages.create({ ...BODY, model: 'claude-sonnet-5-5' })
    .withResponse();
  expect(data.model).toBe('stand-in-support-desk-small');
  expect(data.id).toMatch(/^msg_standin_/);
  expect(response.headers.get('x-stand-in-model')).toContain('Stand-in model');
  await expect((await fetch(model.url)).json()).resolves.toEqual({
    stand_in: expect.stringContaining('Stand-in model'),
  });
});

test('it answers in the schema that it was given, and counts its own tokens', async () => {
  const message = await client().messages.create(BODY);
  const [block] = message.content;
  const text = block?.type === 'text' ? block.text : '';
  expect(JSON.parse(text)).toEqual({ items: [{ key: 'a.subject', value: 'A late parcel' }] });
  expect(message.usage.output_tokens).toBe(countTokens(text));
  expect(message.usage.input_tokens).toBe(
    countTokens(JSON.stringify(WRITE_SCHEMA)) + countTokens(BODY.messages[0]!.content) + 4
  );
  expect(model.served).toEqual({ calls: 1, usage: { ...message.usage } });
});

test('a schema that it has no answer for is refused as the API refuses', async () => {
  const schema = {
    type: 'object',
    properties: { haiku: { type: 'string' } },
    required: ['haiku'],
    additionalProperties: false,
  };
  const call = client().messages.create({ ...BODY, output_config: { format: { type: 'json_schema', schema } } });
  await expect(call).rejects.toThrow(Anthropic.BadRequestError);
});

test('an answer longer than max_tokens is cut there', async () => {
  const message = await client().messages.create({ ...BODY, max_tokens: 5 });
  expect(message.stop_reason).toBe('max_tokens');
  expect(message.usage.output_tokens).toBe(5);
  expect(() => JSON.parse((message.content[0] as { text: string }).text) as unknown).toThrow(SyntaxError);
});

test.each([
  ['streaming', { ...BODY, stream: true }, 400],
  ['no schema', { ...BODY, output_config: undefined }, 400],
  ['no turn', { ...BODY, messages: [] }, 400],
])('a request with %s is refused', async (_name, body, status) => {
  const response = await fetch(`${model.url}/v1/messages`, { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
});

test('what is no request of the API gets an error of the API', async () => {
  expect((await fetch(`${model.url}/v1/messages`, { method: 'POST', body: '{' })).status).toBe(400);
  expect((await fetch(`${model.url}/v1/models`)).status).toBe(404);
  const large = 'x'.repeat(5 * 1024 * 1024);
  expect((await fetch(`${model.url}/v1/messages`, { method: 'POST', body: large })).status).toBe(413);
});

describe('the prefix cache', () => {
  const request = (system: string, content: string, marked = true): ReturnType<typeof messageRequestSchema.parse> =>
    messageRequestSchema.parse({
      ...BODY,
      system: [{ type: 'text', text: system, ...(marked ? { cache_control: { type: 'ephemeral' } } : {}) }],
      messages: [{ role: 'user', content }],
    });
  const long = 'The quick brown fox jumps over the lazy dog. '.repeat(80);
  const schemaTokens = countTokens(JSON.stringify(WRITE_SCHEMA));

  test('the first call writes a marked prefix, the next one reads it, until it has expired', () => {
    let now = 0;
    const meter = createPromptMeter(() => now);
    const prefix = countTokens(long) + schemaTokens;
    const first = meter.meter(request(long, 'one'), 7);
    expect(first).toMatchObject({ cache_creation_input_tokens: prefix, cache_read_input_tokens: 0, output_tokens: 7 });
    expect(first.input_tokens).toBe(countTokens('one') + 4);
    expect(meter.meter(request(long, 'two'), 7)).toMatchObject({
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: prefix,
    });
    now += 4 * 60_000;
    expect(meter.meter(request(long, 'three'), 7).cache_read_input_tokens).toBe(prefix);
    now += 6 * 60_000;
    expect(meter.meter(request(long, 'four'), 7)).toMatchObject({
      cache_creation_input_tokens: prefix,
      cache_read_input_tokens: 0,
    });
  });

  test('another byte, another model, a short or an unmarked prefix: nothing is read', () => {
    const meter = createPromptMeter(() => 0);
    meter.meter(request(long, 'one'), 1);
    expect(meter.meter(request(`${long}.`, 'one'), 1).cache_read_input_tokens).toBe(0);
    expect(meter.meter({ ...request(long, 'one'), model: 'other' }, 1).cache_read_input_tokens).toBe(0);
    const short = request('short', 'one');
    expect([meter.meter(short, 1), meter.meter(short, 1)].map((usage) => usage.cache_creation_input_tokens)).toEqual([
      0, 0,
    ]);
    const unmarked = request(`${long}!`, 'one', false);
    meter.meter(unmarked, 1);
    expect(meter.meter(unmarked, 1)).toMatchObject({ cache_creation_input_tokens: 0, cache_read_input_tokens: 0 });
  });

  test('the server can forget its prompts', async () => {
    const body = {
      ...BODY,
      system: [{ type: 'text' as const, text: long, cache_control: { type: 'ephemeral' as const } }],
    };
    const read = async (): Promise<number | null> =>
      (await client().messages.create(body)).usage.cache_read_input_tokens;
    expect(await read()).toBe(0);
    expect(await read()).toBeGreaterThan(500);
    model.forgetPrompts();
    expect(await read()).toBe(0);
  });

  test('two plans with the same tools: the catalogue is written once and then read, priced as such', async () => {
    const planning = await openStandInPlanning();
    try {
      const [first, second] = [
        await planning.plan('Where is order ORD-1077?'),
        await planning.plan('Where is order ORD-1013?'),
      ];
      expect(first.usage.tokens.cacheWrite).toBeGreaterThan(1_000);
      expect(first.usage.tokens.cacheRead).toBe(0);
      expect(second.usage.tokens).toMatchObject({ cacheWrite: 0, cacheRead: first.usage.tokens.cacheWrite });
      expect(second.usage.costUsd!).toBeLessThan(first.usage.costUsd!);
      const served = planning.model.served.usage;
      expect(served.input_tokens).toBe(first.usage.tokens.input + second.usage.tokens.input);
      expect(served.output_tokens).toBe(first.usage.tokens.output + second.usage.tokens.output);
    } finally {
      await planning.close();
    }
  });
});

import type * as Providers from '@ai-sdk/openai-compatible' with { 'resolution-mode': 'import' };
import { z } from 'zod';
import type * as Agents from '../../../activities/ai-sdk/ai-sdk-agent';
import type * as Planners from '../../../activities/ai-sdk/ai-sdk-planner';
import type * as Tools from '../../../activities/ai-sdk/ai-sdk-tools';
import type { AgentTurn } from '../../../activities/agent/agent';
import type { ModelRequest } from '../../../activities/planner/planner';
import { mockResult, startChatServer, type GenerateOptions, type Said } from '../../harness/agent-brain';

const { createOpenAICompatible } = jest.requireActual<typeof Providers>('@ai-sdk/openai-compatible');

type Modules = typeof Agents & typeof Planners & typeof Tools;
interface MockModel {
  specificationVersion: string;
  provider: string;
  modelId: string;
  doGenerateCalls: GenerateOptions[];
}
type MockClass = new (options: {
  modelId: string;
  doGenerate: (options: GenerateOptions) => Promise<object>;
}) => MockModel;

/** Our modules with one major of the package, and its own mock model. */
function withMajor(name: string, mock: string): { ours: Modules; Mock: MockClass; ai: { tool(tool: object): object } } {
  jest.resetModules();
  const ai = jest.requireActual<{ tool(tool: object): object }>(name);
  jest.doMock('ai', () => ai);
  const load = (file: string): object => jest.requireActual<object>(`../../../activities/ai-sdk/${file}`);
  const ours = { ...load('ai-sdk-agent'), ...load('ai-sdk-planner'), ...load('ai-sdk-tools') } as Modules;
  return { ours, Mock: jest.requireActual<Record<string, MockClass>>(`${name}/test`)[mock] as MockClass, ai };
}

const TOOL = {
  name: 'files.read',
  description: 'Reads a file',
  inputSchema: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
  outputSchema: {},
  effect: 'read' as const,
};
const TURN: AgentTurn = {
  query: 'What is in a.txt?',
  tenant: 'acme',
  context: {},
  tools: [TOOL],
  steps: [],
  briefing: '<context>\n{}\n</context>',
  instructions: 'Be kind.',
  last: false,
};
const REQUEST: ModelRequest = {
  purpose: 'rewrite',
  system: 'rules',
  messages: [{ role: 'user', content: 'hello' }],
  schema: {
    type: 'object',
    properties: { fits: { type: 'boolean' } },
    required: ['fits'],
    additionalProperties: false,
  },
  maxTokens: 99,
};
const options = (): { signal: AbortSignal } => ({ signal: new AbortController().signal });

describe.each([
  ['7', 'ai', 'MockLanguageModelV4'],
  ['6', 'ai-6', 'MockLanguageModelV3'],
])('on AI SDK %s', (_, name, mock) => {
  const { ours, Mock, ai } = withMajor(name, mock);
  const modelOf = (...said: (Said | object)[]): MockModel => {
    const left = [...said];
    return new Mock({
      modelId: 'stand-in',
      doGenerate: async () => {
        const next = left.shift() ?? { text: 'no more' };
        return 'content' in next ? next : mockResult(next as Said);
      },
    });
  };

  it('asks with the tools and without their execute, and takes calls, arguments and usage from the reply', async () => {
    const model = modelOf({ calls: [{ tool: 'files_read', args: { path: 'a.txt' } }] });
    const reply = await ours.aiSdkAgent({ model, system: 'You read files.' }).next(TURN, options());
    expect(reply).toMatchObject({
      calls: [{ tool: 'files.read', args: { path: 'a.txt' } }],
      memo: { content: [{ type: 'tool-call', toolName: 'files_read' }] },
      usage: { model: 'stand-in', tokens: { input: 60, cacheRead: 40, cacheWrite: 0, output: 7 }, costUsd: null },
    });
    const [asked] = model.doGenerateCalls;
    expect(asked?.tools?.map((tool) => tool.name)).toEqual(['files_read']);
    expect(asked?.toolChoice).toEqual({ type: 'auto' });
    const prompt = JSON.stringify(asked?.prompt);
    for (const text of ['You read files.', 'Be kind.', '<context>', 'What is in a.txt?'])
      expect(prompt).toContain(text);
  });

  it('shows earlier turns as the model said them, with results and errors, and forbids calls at the last', async () => {
    const reasoning = { type: 'reasoning', text: 'hm', providerOptions: { x: { signature: 's' } } };
    const call = { type: 'tool-call', toolCallId: 'id-9', toolName: 'files_read', input: { path: 'a.txt' } };
    const done = { id: 'files_read', tool: 'files.read', args: { path: 'a.txt' } };
    const steps: AgentTurn['steps'] = [
      { memo: { content: [reasoning, call] }, calls: [{ ...done, output: { text: 'hi' } }] },
      { calls: [{ ...done, id: 'files_read_2', error: { code: 'GONE', message: 'no file' } }] },
    ];
    const model = modelOf({ text: 'It says hi.' });
    const reply = await ours.aiSdkAgent({ model }).next({ ...TURN, steps, last: true }, options());
    expect(reply).toMatchObject({ answer: 'It says hi.' });
    const [asked] = model.doGenerateCalls;
    expect(asked?.toolChoice).toEqual({ type: 'none' });
    const [, , said, result, again, failed] = asked?.prompt ?? [];
    expect(said).toMatchObject({
      role: 'assistant',
      content: [{ type: 'reasoning', text: 'hm', providerOptions: { x: { signature: 's' } } }, { toolCallId: 'id-9' }],
    });
    expect(result).toMatchObject({
      role: 'tool',
      content: [{ toolCallId: 'id-9', output: { type: 'json', value: { text: 'hi' } } }],
    });
    expect(again).toMatchObject({ role: 'assistant', content: [{ toolName: 'files_read', input: { path: 'a.txt' } }] });
    expect(failed).toMatchObject({ content: [{ output: { type: 'error-text', value: 'GONE: no file' } }] });
  });

  it('shows a refused reply with the reason: as the error of its calls, or after its text', async () => {
    const model = modelOf({ text: 'a' }, { text: 'b' });
    const agent = ours.aiSdkAgent({ model });
    const calls = [{ tool: 'nuke', args: {} }];
    await agent.next({ ...TURN, refused: { reply: JSON.stringify({ calls }), issues: ['no such tool'] } }, options());
    expect(model.doGenerateCalls[0]?.prompt.at(-1)).toMatchObject({
      role: 'tool',
      content: [{ toolName: 'nuke', output: { type: 'error-text', value: expect.stringContaining('no such tool') } }],
    });
    await agent.next({ ...TURN, refused: { reply: '{"answer":"x"', issues: ['too long'] } }, options());
    expect(JSON.stringify(model.doGenerateCalls[1]?.prompt.at(-1))).toContain('too long');
  });

  it('says of what cannot be used why', async () => {
    const truncated = { ...mockResult({ text: 'half' }), finishReason: { unified: 'length', raw: 'length' } };
    const filtered = { ...mockResult({ text: 'no' }), finishReason: { unified: 'content-filter', raw: 'x' } };
    const agent = ours.aiSdkAgent({ model: modelOf(truncated, filtered, { text: ' ' }) });
    expect(await agent.next(TURN, options())).toMatchObject({ unusable: { code: 'LLM_TRUNCATED' } });
    expect(await agent.next(TURN, options())).toMatchObject({ unusable: { code: 'LLM_REFUSED' } });
    expect(await agent.next(TURN, options())).toMatchObject({ unusable: { code: 'LLM_BAD_OUTPUT' } });
    const model = modelOf({ calls: [{ tool: 'files_read', args: 'no object' as never }] });
    expect(await ours.aiSdkAgent({ model }).next(TURN, options())).toMatchObject({ calls: [{ args: 'no object' }] });
  });

  it('plans and confirms in JSON of a schema, and counts the tokens of text that is none', async () => {
    const model = modelOf({ text: '{"fits":true}' }, { text: 'Yes, it fits.' });
    const planner = ours.createAiSdkPlanner({ model, prices: { 'stand-in': { input: 1, output: 1, cacheRead: 0 } } });
    expect(await planner.call(REQUEST, options())).toMatchObject({
      text: '{"fits":true}',
      stop: 'end',
      usage: { costUsd: 67e-6 },
    });
    expect(model.doGenerateCalls[0]).toMatchObject({
      maxOutputTokens: 99,
      responseFormat: { type: 'json', schema: { required: ['fits'] } },
    });
    expect(await planner.call(REQUEST, options())).toMatchObject({
      text: 'Yes, it fits.',
      usage: { purpose: 'rewrite', tokens: { output: 7 } },
    });
  });

  it('ends with the reason of its signal', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const model = new Mock({
      modelId: 'slow',
      doGenerate: () => {
        controller.abort(reason);
        return Promise.reject(new Error('aborted'));
      },
    });
    await expect(ours.aiSdkAgent({ model }).next(TURN, { signal: controller.signal })).rejects.toBe(reason);
    await expect(ours.createAiSdkPlanner({ model }).call(REQUEST, { signal: controller.signal })).rejects.toBe(reason);
  });

  it('makes ordinary tools of its tools', async () => {
    const given: unknown[] = [];
    const tools = {
      getWeather: ai.tool({
        description: 'The weather',
        inputSchema: z.object({ city: z.string().transform((city) => city.toUpperCase()) }),
        execute: (input: unknown, more: object) => {
          given.push(input, more);
          return { sun: true, since: new Date(0), cloud: undefined };
        },
      }),
      stream: ai.tool({
        inputSchema: z.object({}),
        needsApproval: true,
        async *execute() {
          yield 'half';
          yield 'whole';
        },
      }),
      inBrowser: ai.tool({ inputSchema: z.object({}) }),
    };
    await expect(ours.aiSdkTools(tools)).rejects.toMatchObject({ code: 'TOOL_INVALID' });
    await expect(ours.aiSdkTools(tools, { exclude: ['inBrowzer'] })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    const [weather, stream] = await ours.aiSdkTools(tools, {
      exclude: ['inBrowser'],
      prefix: 'ui',
      overrides: { getWeather: { effect: 'read' } },
    });
    expect(weather).toMatchObject({ name: 'ui.get_weather', effect: 'read', description: 'The weather' });
    expect(stream).toMatchObject({ name: 'ui.stream', effect: 'once', approval: true });
    const context = { idempotencyKey: 'key', signal: new AbortController().signal } as never;
    expect(await weather?.execute({ city: 'oslo' }, context)).toEqual({ sun: true, since: '1970-01-01T00:00:00.000Z' });
    expect(given).toMatchObject([{ city: 'OSLO' }, { toolCallId: 'key', abortSignal: expect.anything() }]);
    expect(await stream?.execute({}, context)).toBe('whole');
    await expect(weather?.execute({ city: 1 }, context)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      retryable: false,
    });
    expect(weather?.input.safeParse({ city: 1 }).success).toBe(false);
  });
});

describe('a provider that fails', () => {
  const { ours } = withMajor('ai', 'MockLanguageModelV4');
  const failing = async (status: number, headers?: Record<string, string>): Promise<unknown> => {
    const server = await startChatServer(() => ({ status, headers }));
    const model = createOpenAICompatible({ name: 'loopback', baseURL: server.url })('small');
    try {
      return await ours.aiSdkAgent({ model }).next(TURN, options());
    } catch (error) {
      expect(server.requests).toHaveLength(1);
      return error;
    } finally {
      await server.close();
    }
  };

  it.each([
    [401, 'LLM_AUTH', true],
    [402, 'LLM_BILLING', true],
    [404, 'LLM_BAD_REQUEST', true],
    [429, 'LLM_RATE_LIMITED', false],
    [503, 'LLM_UNAVAILABLE', false],
  ])('with %i is %s, asked once and retried by nobody but Temporal', async (status, type, nonRetryable) => {
    expect(await failing(status)).toMatchObject({
      type,
      nonRetryable,
      details: [{ billed: 'no', status, usage: { result: type, model: 'small' } }],
    });
  });

  it('waits as long as it is told to, and no more than a minute', async () => {
    expect(await failing(429, { 'retry-after': '2' })).toMatchObject({ nextRetryDelay: 2_000 });
    expect(await failing(429, { 'retry-after': '9999' })).toMatchObject({ nextRetryDelay: 60_000 });
  });

  it('by not being there is tried again', async () => {
    const gone = await startChatServer(() => ({ text: '' }));
    await gone.close();
    const model = createOpenAICompatible({ name: 'loopback', baseURL: gone.url })('small');
    await expect(ours.createAiSdkPlanner({ model }).call(REQUEST, options())).rejects.toMatchObject({
      type: 'LLM_UNAVAILABLE',
      nonRetryable: false,
    });
  });
});

it('says what to install where the package is not there', async () => {
  jest.resetModules();
  jest.doMock('ai', () => {
    throw Object.assign(new Error("Cannot find package 'ai'"), { code: 'ERR_MODULE_NOT_FOUND' });
  });
  const ours = jest.requireActual<Modules>('../../../activities/ai-sdk/ai-sdk-agent');
  await expect(ours.aiSdkAgent({ model: 'any' }).next(TURN, options())).rejects.toMatchObject({
    code: 'RUNTIME_MISSING',
    details: { remedy: 'npm install ai' },
  });
});

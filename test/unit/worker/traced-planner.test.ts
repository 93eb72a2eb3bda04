import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { createAnthropicPlanner } from '../../../activities/planner/anthropic-planner';
import type { ModelRequest } from '../../../activities/planner/planner';
import { startMessagesApiServer } from '../../../testing/messages-api-server';
import type { MessagesApiServer } from '../../../testing/messages-api-server';
import type { Metrics } from '../../../worker/telemetry/metrics';
import { tracedPlanner } from '../../../worker/telemetry/traced-planner';

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));

const REQUEST: ModelRequest = {
  purpose: 'plan',
  system: 'rules',
  messages: [{ role: 'user', content: 'Refund order 1042' }],
  schema: { type: 'object' },
  maxTokens: 500,
};
const signal = new AbortController().signal;

let server: MessagesApiServer;
const counted: string[] = [];
beforeAll(async () => {
  server = await startMessagesApiServer([
    { json: { ok: true }, usage: { input_tokens: 100, output_tokens: 20, cache_read_input_tokens: 1_000 } },
    { error: { status: 429, message: 'order 1042: too many requests' } },
  ]);
});
afterAll(() => server.close());

it('a call of the model is one client span with its tokens by kind and its price, a failed one with its code', async () => {
  const metrics = { modelCalled: ({ result }) => void counted.push(result) } as Pick<Metrics, 'modelCalled'> as Metrics;
  const planner = tracedPlanner(createAnthropicPlanner({ apiKey: 'k', baseURL: server.url }), metrics);
  await planner.call(REQUEST, { signal });
  await expect(planner.call(REQUEST, { signal })).rejects.toThrow();

  const [right, wrong, ...others] = exporter.getFinishedSpans();
  expect(others).toEqual([]);
  expect(right).toMatchObject({ name: 'chat claude-sonnet-5-5', kind: SpanKind.CLIENT });
  expect(right?.attributes).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'anthropic',
    'gen_ai.request.model': 'claude-sonnet-5-5',
    'gen_ai.usage.input_tokens': 1_100,
    'gen_ai.usage.cache_read.input_tokens': 1_000,
    'gen_ai.usage.output_tokens': 20,
    'gen_ai.response.finish_reasons': ['end'],
    'workflowgen.cost_usd': (100 * 2 + 1_000 * 0.2 + 20 * 10) / 1_000_000,
  });
  expect(wrong?.attributes).toMatchObject({ 'error.type': 'LLM_RATE_LIMITED' });
  expect(wrong?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'LLM_RATE_LIMITED' });
  expect(JSON.stringify([right?.attributes, wrong?.attributes, wrong?.events])).not.toContain('1042');
  expect(counted).toEqual(['ok', 'LLM_RATE_LIMITED']);
});

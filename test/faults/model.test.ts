import { randomUUID } from 'node:crypto';
import type { RunFailedError } from '../../client/run-failed-error';
import { createAnthropicPlanner } from '../../activities/planner/anthropic-planner';
import type { RunReport } from '../../shared/protocol/run';
import { tokenCount } from '../../shared/protocol/usage';
import { startMessagesApiServer } from '../../testing/messages-api-server';
import type { MessagesApiReply, MessagesApiServer } from '../../testing/messages-api-server';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { node, plan } from '../harness/plan-script';
import { warehouseTools } from '../harness/warehouse-tools';

const GOOD: MessagesApiReply = { json: plan([node('stock', 'read_stock', [['item', 'constant', 'bolts']])], 'ok') };

let replies: MessagesApiReply[] = [];
let model: MessagesApiServer;
let engine: Engine;

beforeAll(async () => {
  model = await startMessagesApiServer(() => replies.shift() ?? GOOD);
  engine = await startEngine({
    tools: warehouseTools,
    planner: createAnthropicPlanner({ apiKey: 'test', baseURL: model.url, timeoutMs: 3_000 }),
  });
});

afterAll(async () => {
  await engine.stop();
  await model.close();
});

/** Runs one query against the scripted replies; the usage of the result must be what the server sent in full. */
async function run(...script: MessagesApiReply[]): Promise<{ end: RunReport | RunFailedError; calls: number }> {
  replies = [...script];
  const [calls, tokens] = [model.requests.length, served()];
  const started = await engine.client.start('do it', {
    requestId: randomUUID(),
    options: { from: 'C', learn: false },
  });
  const end = await started.result().catch((error: RunFailedError) => error);
  const report = end instanceof Error ? end.report : end;
  expect(tokenCount(report?.usage.total.tokens ?? { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 })).toBe(
    served() - tokens
  );
  return { end, calls: model.requests.length - calls };
}

function served(): number {
  const { usage } = model;
  return usage.input_tokens + usage.output_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens;
}

describe('a model that', () => {
  it('is rate limited is asked again after the time it said, and the run does not degrade', async () => {
    const { end, calls } = await run({
      error: { status: 429, type: 'rate_limit_error' },
      headers: { 'retry-after': '2' },
    });
    expect(end).toMatchObject({ outcome: 'answered' });
    expect(calls).toBe(2);
    const [first, second] = model.requests.slice(-2);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
  });

  it.each([
    ['overloaded (529)', { error: { status: 529, type: 'overloaded_error' } }],
    ['broken (500)', { error: { status: 500, type: 'api_error' } }],
    ['cut off', { reset: 'body' as const }],
    ['silent', { hang: 'headers' as const }],
  ])('is %s once is asked again', async (_name, reply: MessagesApiReply) => {
    const { end, calls } = await run(reply);
    expect(end).toMatchObject({ outcome: 'answered', tierPath: [{ tier: 'C', outcome: 'succeeded' }] });
    expect(calls).toBe(2);
  });

  it.each([
    [400, 'invalid_request_error', 'LLM_BAD_REQUEST'],
    [401, 'authentication_error', 'LLM_AUTH'],
    [403, 'permission_error', 'LLM_AUTH'],
    [413, 'request_too_large', 'LLM_BAD_REQUEST'],
  ])('answers %d ends the run at once', async (status, type, code) => {
    const { end, calls } = await run({ error: { status, type } });
    expect(end).toMatchObject({ code, report: { outcome: 'failed' } });
    expect(calls).toBe(1);
  });

  it.each([
    ['prose', { text: 'I would start by looking at the stock.' }],
    ['half a brace', { text: '{' }],
    ['wrong types', { json: { nodes: 'none' } }],
    ['a plan with an unknown tool', { json: plan([node('x', 'launch_rocket', [])], 'x') }],
    [
      'a plan with a cycle',
      {
        json: plan(
          [
            node('a', 'read_stock', [['item', 'output', 'b.item']]),
            node('b', 'read_stock', [['item', 'output', 'a.item']]),
          ],
          'x'
        ),
      },
    ],
    [
      '10,000 nodes',
      {
        json: plan(
          Array.from({ length: 10_000 }, (_, n) => node(`n${n}`, 'read_stock', [['item', 'constant', 'x']])),
          'x'
        ),
      },
    ],
    ['a plan that was cut off', { json: plan([], 'x'), stopReason: 'max_tokens' }],
  ])('writes %s is asked to repair it, and every token counts', async (_name, reply: MessagesApiReply) => {
    const { end, calls } = await run(reply);
    expect(end).toMatchObject({ outcome: 'answered', usage: { total: { modelCalls: 2 } } });
    expect(calls).toBe(2);
  });

  it('refuses is not asked again, and the refusal is reported', async () => {
    const { end, calls } = await run({ text: 'I cannot help with that.', stopReason: 'refusal' });
    expect(end).toMatchObject({ code: 'LLM_REFUSED', report: { outcome: 'failed' } });
    expect(calls).toBe(1);
  });
});

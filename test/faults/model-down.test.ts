import { randomUUID } from 'node:crypto';
import { createAnthropicPlanner } from '../../activities/planner/anthropic-planner';
import { startMessagesApiServer } from '../../testing/messages-api-server';
import type { MessagesApiReply, MessagesApiServer } from '../../testing/messages-api-server';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { node, plan } from '../harness/plan-script';
import { warehouseTools } from '../harness/warehouse-tools';
import { ask, LEXICON, warehousePlanner } from '../replay/scenarios';

/** The attempts that Temporal makes at one model call. */
const ATTEMPTS = 6;
const DOWN: MessagesApiReply = { error: { status: 529, type: 'overloaded_error' } };

let reply: MessagesApiReply | undefined;
let model: MessagesApiServer;
let engine: Engine;

beforeAll(async () => {
  model = await startMessagesApiServer(() => reply ?? DOWN);
  const real = createAnthropicPlanner({ apiKey: 'test', baseURL: model.url });
  const good = warehousePlanner();
  engine = await startEngine({
    tools: warehouseTools,
    planner: {
      name: 'claude',
      call: (request, options) => (reply ? real.call(request, options) : good.call(request, options)),
    },
    plugin: { lexicon: LEXICON },
  });
  for (const text of ['reserve 3 bolts', 'reserve 4 washers', 'reserve 5 hinges']) await ask(engine, `Please ${text}`);
}, 120_000);
afterAll(async () => {
  await engine.stop();
  await model.close();
});

describe('a model that is down', () => {
  it('lets A work, and ends a run that needs it with a clear code after the retries', async () => {
    reply = DOWN;
    const reused = await engine.client.answer('Please reserve 6 screws', { requestId: randomUUID() });
    expect(reused).toMatchObject({ tier: 'A', outcome: 'answered', usage: { total: { modelCalls: 0 } } });
    expect(model.requests).toHaveLength(0);

    const run = await engine.client.start('Please write to Ann', { requestId: randomUUID(), options: { from: 'C' } });
    await expect(run.result()).rejects.toMatchObject({
      code: 'LLM_UNAVAILABLE',
      report: { outcome: 'failed', tier: 'C', left: [] },
    });
    expect(model.requests).toHaveLength(ATTEMPTS);
  }, 150_000);
});

describe('a budget of money', () => {
  it('is checked before the next model call', async () => {
    reply = { json: plan([node('stock', 'read_stock', [['item', 'constant', 'bolts']])], 'x', { more: true }) };
    const before = model.requests.length;
    const run = await engine.client.start('Please look twice', {
      requestId: randomUUID(),
      options: { from: 'C', learn: false, budget: { costUsd: 0.000_001 } },
    });
    await expect(run.result()).rejects.toMatchObject({
      code: 'BUDGET_EXCEEDED',
      message: expect.stringContaining('of $0.000001; raise options.budget.costUsd') as string,
    });
    expect(model.requests.length).toBe(before + 1);
  }, 60_000);
});

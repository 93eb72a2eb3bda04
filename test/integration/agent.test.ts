import type * as Providers from '@ai-sdk/openai-compatible' with { 'resolution-mode': 'import' };
import type * as Mocks from 'ai/test' with { 'resolution-mode': 'import' };
import { z } from 'zod';
import { randomUUID } from 'node:crypto';
import { aiSdkAgent } from '../../activities/ai-sdk/ai-sdk-agent';
import { defineTool } from '../../shared/protocol/tool';
import type { RunReport } from '../../shared/protocol/run';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { replayHistories } from '../../testing/replay-histories';
import { mockResult, seenByMock, startChatServer, TOKENS, warehouseBrain } from '../harness/agent-brain';
import type { GenerateOptions } from '../harness/agent-brain';
import { direct } from '../harness/effect-receiver';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { testServer } from '../harness/temporal-test-server';
import { waitFor } from '../harness/wait-for';
import { warehouseTools } from '../harness/warehouse-tools';
import { ask, LEXICON } from '../replay/scenarios';

const { createOpenAICompatible } = jest.requireActual<typeof Providers>('@ai-sdk/openai-compatible');
const { MockLanguageModelV4 } = jest.requireActual<typeof Mocks>('ai/test');

const scrap = defineTool({
  name: 'scrap_stock',
  version: '1',
  description: 'Scraps an item',
  input: z.object({ item: z.string() }),
  output: z.object({ gone: z.boolean() }),
  effect: 'once',
  permissions: ['stock:scrap'],
  execute: () => ({ gone: true }),
});

let thinking = 0;
let aborted = 0;
/** The AI SDK's own test model, with a stand-in behind it. */
const model = new MockLanguageModelV4({
  modelId: 'stand-in',
  doGenerate: (async (options: GenerateOptions) => {
    const seen = seenByMock(options);
    if (!seen.asked.includes('think long')) return mockResult(warehouseBrain(seen));
    thinking += 1;
    return new Promise((_resolve, reject) => {
      options.abortSignal?.addEventListener('abort', () => {
        aborted += 1;
        reject(options.abortSignal?.reason as Error);
      });
    });
  }) as never,
});

const start = (agent: ReturnType<typeof aiSdkAgent>): Promise<Engine> =>
  startEngine({
    tools: (folder) => [...warehouseTools(folder), scrap],
    // Cancellation reaches an activity with its heartbeat.
    plugin: { agent, lexicon: LEXICON, activityOptions: { model: { heartbeatTimeout: '1 s' } } },
  });

let engine: Engine;
beforeAll(async () => {
  engine = await start(aiSdkAgent({ model, system: 'You work in a warehouse.' }));
});
afterAll(() => engine.stop());

const toolsOf = (report: RunReport): string[] => report.nodes.map(({ tool, state }) => `${tool} ${state}`);

async function replayed(workflowId: string): Promise<void> {
  const history = await engine.temporal.workflow.getHandle(workflowId).fetchHistory();
  const named = { workflowId, history: JSON.parse(historyToJSON(history)) as unknown };
  expect(await replayHistories([named], { workflowBundle: { codePath: testServer().bundlePath } })).toEqual([
    { workflowId },
  ]);
}

describe('an agent of the AI SDK as tier C', () => {
  it('acts turn by turn through our tools, is learnt from its calls, and is not asked when A or B serves', async () => {
    const [run, first] = await ask(engine, 'Please label the shelf of bolts');
    expect(first).toMatchObject({ tier: 'C', outcome: 'answered', answer: 'The shelf of bolts has its label.' });
    expect(first.evidence.sufficient).toBe(true);
    expect(toolsOf(first)).toEqual(['read_stock done', 'label_shelf done']);
    expect(first.usage.total).toMatchObject({
      modelCalls: 3,
      tokens: { input: 3 * (TOKENS.input - TOKENS.cached), cacheRead: 3 * TOKENS.cached, output: 3 * TOKENS.output },
      unpricedCalls: 3,
    });
    await replayed(run.workflowId);

    // The agent's own model confirms the fit, as structured output; the agent is not asked.
    const [, second] = await ask(engine, 'Please label the shelf of washers');
    expect(second).toMatchObject({ tier: 'B', outcome: 'answered', answer: 'The shelf of washers has its label.' });
    expect(second.usage.total.modelCalls).toBe(1);

    const before = model.doGenerateCalls.length;
    const [, third] = await ask(engine, 'Please label the shelf of hinges');
    expect(third).toMatchObject({ tier: 'A', outcome: 'answered', answer: 'The shelf of hinges has its label.' });
    expect(toolsOf(third)).toEqual(['read_stock done', 'label_shelf done']);
    expect(third.nodes[1]?.bindings).toMatchObject({ shelf: 'output read_stock.shelf', label: 'slot item' });
    expect(model.doGenerateCalls.length).toBe(before);
  }, 60_000);

  it('sees what failed, and goes another way', async () => {
    direct(engine.folder, { tool: 'reserve_stock', fault: 'permanent', times: 1 });
    const [run, report] = await ask(engine, 'Please reserve 7 rivets', { from: 'C' });
    expect(report).toMatchObject({ tier: 'C', outcome: 'answered', answer: '7 rivets are reserved on shelf S-6.' });
    expect(toolsOf(report)).toEqual(['read_stock done', 'reserve_stock failed', 'reserve_stock done']);
    const told = JSON.stringify(model.doGenerateCalls.at(-1)?.prompt);
    expect(told).toContain('REFUSED: reserve_stock refuses');
    await replayed(run.workflowId);
  }, 60_000);

  it('is refused a tool that the caller may not use, and told so', async () => {
    const [, report] = await ask(engine, 'Please scrap cogs', { from: 'C' });
    expect(report).toMatchObject({ outcome: 'answered', answer: 'That is not allowed here: true', nodes: [] });
    expect(model.doGenerateCalls.at(-1)?.tools?.map(({ name }) => name)).not.toContain('scrap_stock');
  }, 60_000);

  it('waits for a person where the run wants one', async () => {
    const options = { from: 'C' as const, approval: 'once' as const };
    const run = await engine.client.start('Please write to Ann', { requestId: randomUUID(), options });
    await waitFor('the approval', async () => (await run.report()).pending.length > 0);
    const [pending] = (await run.report()).pending;
    expect(pending).toMatchObject({ tool: 'send_letter', kind: 'approval', effect: 'once' });
    await run.approve({ callId: pending?.callId ?? '', approved: true, by: 'Bob' });
    expect(await run.result()).toMatchObject({ outcome: 'answered' });
  }, 60_000);

  it('is cancelled with the run, in the middle of a thought', async () => {
    const run = await engine.client.start('Please think long', { requestId: randomUUID(), options: { from: 'C' } });
    await waitFor('the thought', async () => thinking > 0);
    await run.cancel();
    await expect(run.result()).rejects.toMatchObject({ report: { outcome: 'cancelled' } });
    await waitFor('the model to hear of it', async () => aborted > 0);
    await replayed(run.workflowId);
  }, 60_000);
});

it('works over a real provider of the SDK, and a server of its API', async () => {
  const server = await startChatServer(warehouseBrain);
  const provider = createOpenAICompatible({ name: 'loopback', baseURL: server.url, apiKey: 'key-for-tests' });
  const prices = { 'small-model': { input: 1, output: 10, cacheRead: 0.1 } };
  const other = await start(aiSdkAgent({ model: provider('small-model'), prices }));
  try {
    const [, report] = await ask(other, 'Please reserve 3 bolts');
    expect(report).toMatchObject({ tier: 'C', outcome: 'answered', answer: '3 bolts are reserved on shelf S-5.' });
    expect(report.usage.total.costUsd).toBeCloseTo((3 * (60 * 1 + 40 * 0.1 + 7 * 10)) / 1e6, 10);
    expect(server.requests).toHaveLength(3);
    expect(server.requests[2]?.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'assistant',
      'tool',
    ]);
  } finally {
    await other.stop();
    await server.close();
  }
}, 60_000);

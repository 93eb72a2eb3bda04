import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LIMITS } from '../../shared/protocol/limits';
import { defineTool } from '../../shared/protocol/tool';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import { keepEarlier, lastTurn, node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { warehouseTools } from '../harness/warehouse-tools';
import { ask, startWarehouse } from './scenarios';
import type { Scenario } from './scenarios';

/** What makes a history take the ways that `patched` guards, each on an engine of its own. */
export async function* patchedScenarios(
  freeze: (engine: Awaited<ReturnType<typeof startEngine>>, scenario: Scenario) => Promise<void>
): AsyncGenerator<Scenario> {
  yield await curation(freeze);
  yield await largeValues(freeze);
  yield await staleTool(freeze);
  yield await evaluated(freeze);
  yield await answerFirst(freeze);
}

type Freeze = Parameters<typeof patchedScenarios>[0];

/** A workflow that belongs to no run asks its worker for the plugin's options (`plugin-options`). */
async function curation(freeze: Freeze): Promise<Scenario> {
  const activityOptions = { curation: { startToCloseTimeout: '7 m' } };
  const engine = await startEngine({
    tools: warehouseTools,
    planner: scriptedPlanner(() => ({})),
    plugin: { activityOptions },
  });
  try {
    const scenario = { name: 'curate', workflowId: `curate-${randomUUID()}`, report: undefined };
    const args = [{ tenant: engine.tenant, phase: 'embed' }];
    await engine.temporal.workflow.execute('curateExperience', {
      workflowId: scenario.workflowId,
      taskQueue: engine.taskQueue,
      args,
    });
    await freeze(engine, scenario);
    return scenario;
  } finally {
    await engine.stop();
  }
}

const makeBlock = defineTool({
  name: 'make_block',
  version: '1',
  description: 'Makes a text of a given size',
  input: z.object({ bytes: z.number().int().positive() }),
  output: z.object({ text: z.string() }),
  effect: 'read',
  execute: ({ bytes }) => ({ text: 'x'.repeat(bytes) }),
});
const useWords = defineTool({
  name: 'use_words',
  version: '1',
  description: 'Takes some words',
  input: z.object({ words: z.string() }),
  output: z.object({}),
  effect: 'read',
  execute: () => ({}),
});

const INLINE = LIMITS.inlineBytes - 100;
const BLOCKS = 36;
const NAMED = 18;
const LIST = 40;

/**
 * More values than requests may carry: a list that is joined by portions (`join-portions`, `offload-portions`), requests that wait
 * for each other (`in-flight-bytes`), and values that move out before the model is asked (`spill`).
 */
async function largeValues(freeze: Freeze): Promise<Scenario> {
  const ids = Array.from({ length: BLOCKS }, (_, at) => `b${at}`);
  const words = ids
    .slice(0, NAMED)
    .map((id) => `$substring(nodes.${id}.text, 0, 1)`)
    .join(' & ');
  const items = JSON.stringify(Array.from({ length: LIST }, (_, at) => at));
  const nodes = [
    node('each', 'make_block', [['bytes', 'expression', `${INLINE} + 0 * item`]], { forEach: items }),
    ...ids.map((id) => node(id, 'make_block', [['bytes', 'constant', String(INLINE)]])),
    ...Array.from({ length: LIMITS.parallelNodes }, (_, at) =>
      node(`w${at}`, 'use_words', [['words', 'expression', words]])
    ),
  ];
  const planner = scriptedPlanner(({ purpose }) =>
    purpose === 'plan'
      ? plan(nodes, '', { answer: { kind: 'written', text: 'Say that it is done.' } })
      : { items: [{ key: 'answer', value: 'It is done.' }] }
  );
  const engine = await startEngine({ tools: () => [makeBlock, useWords], planner });
  try {
    const options = { from: 'C' as const, learn: false };
    const run = await engine.client.start('Make many blocks', { requestId: randomUUID(), options });
    const scenario = { name: 'large-values', workflowId: run.workflowId, report: await run.result() };
    await freeze(engine, scenario);
    return scenario;
  } finally {
    await engine.stop();
  }
}

/** A tool that changes while its plan waits for a person: C plans anew (`stale-plan-again`). */
async function staleTool(freeze: Freeze): Promise<Scenario> {
  const label = node('label', 'label_shelf', [
    ['shelf', 'constant', 'S'],
    ['label', 'constant', 'bolts'],
  ]);
  const planner = scriptedPlanner((request) => plan([label], 'Done.', keepEarlier(lastTurn(request))));
  const engine = await startEngine({ tools: warehouseTools, planner });
  try {
    const options = { from: 'C' as const, learn: false, approval: 'all-effects' as const };
    const run = await engine.client.start('Label the shelf', { requestId: randomUUID(), options });
    const waits = (callId: string): Promise<unknown> =>
      waitFor(callId, async () => (await run.report()).pending[0]?.callId === callId);
    await waits('C/1/label');
    const changed = warehouseTools(engine.folder).map((tool) =>
      tool.name === 'label_shelf' ? { ...tool, version: '2' } : tool
    );
    await engine.deploy(changed);
    await run.approve({ callId: 'C/1/label', approved: true });
    await waits('C/2/label');
    await run.approve({ callId: 'C/2/label', approved: true });
    const scenario = { name: 'stale-tool', workflowId: run.workflowId, report: await run.result() };
    await freeze(engine, scenario);
    return scenario;
  } finally {
    await engine.stop();
  }
}

/** Evaluations that are markers: of a condition, of a list, and of an answer that calculates; the timer is set by the model call. */
async function evaluated(freeze: Freeze): Promise<Scenario> {
  const stock = node('stock', 'read_stock', [['item', 'constant', 'bolts']]);
  const again = node('again', 'read_stock', [['item', 'expression', 'item']], { forEach: '["cogs", "rivets"]' });
  const hold = node(
    'hold',
    'reserve_stock',
    [
      ['item', 'constant', 'bolts'],
      ['count', 'constant', '2'],
    ],
    { when: 'nodes.stock.count > 1' }
  );
  const planner = scriptedPlanner([plan([stock, again, hold], 'There are {{$sum(nodes.again.count)}} more.')]);
  const engine = await startEngine({ tools: warehouseTools, planner });
  try {
    const options = { from: 'C' as const, learn: false };
    const run = await engine.client.start('Reserve bolts if there are any', { requestId: randomUUID(), options });
    const scenario = { name: 'evaluated', workflowId: run.workflowId, report: await run.result() };
    await freeze(engine, scenario);
    return scenario;
  } finally {
    await engine.stop();
  }
}

/** A that is answered by update before its learning child is there (`answer-first`). */
async function answerFirst(freeze: Freeze): Promise<Scenario> {
  const engine = await startWarehouse();
  try {
    for (const query of ['Please reserve 3 bolts', 'Please reserve 4 washers', 'Please reserve 5 hinges']) {
      await ask(engine, query);
    }
    const report = await engine.client.answer('Please reserve 6 screws', { requestId: randomUUID() });
    await engine.temporal.workflow.getHandle(report.workflowId).result();
    const scenario = { name: 'answer-first', workflowId: report.workflowId, report };
    await freeze(engine, scenario);
    return scenario;
  } finally {
    await engine.stop();
  }
}

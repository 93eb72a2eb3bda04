import { randomUUID } from 'node:crypto';
import type { RunHandle } from '../../client/run-handle';
import type { RunReport } from '../../shared/protocol/run';
import type { ScriptedPlanner } from '../../testing/scripted-planner';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { direct } from '../harness/effect-receiver';
import { startEngine } from '../harness/engine';
import type { Engine, EngineOptions } from '../harness/engine';
import { keepEarlier, labellingPlan, lastTurn, node, plan, queryIn, reservationPlan } from '../harness/plan-script';
import { warehouseTools } from '../harness/warehouse-tools';

export interface Scenario {
  name: string;
  workflowId: string;
  report: RunReport | undefined;
}

/** A person who is there and plans well: reserve, label, write letters; confirms every fit. */
export function warehousePlanner(): ScriptedPlanner {
  return scriptedPlanner((request) => {
    const turn = lastTurn(request);
    const more = keepEarlier(turn);
    if (request.purpose === 'rewrite') return { fits: true, reason: 'the same wish', ...more };
    if (request.purpose === 'write') {
      const keys = [...turn.matchAll(/"key":\s*"([^"]+)"/g)].map(([, key]) => key as string);
      return { items: keys.map((key) => ({ key, value: 'Your order is ready.' })) };
    }
    const query = queryIn(turn);
    const [, count, item] = /reserve (\d+) (\w+)/i.exec(query) ?? [];
    if (count && item) return reservationPlan(item, count, more);
    const shelf = /label the shelf of (\w+)/i.exec(query)?.[1];
    if (shelf) return labellingPlan(shelf, more);
    const to = /write to (\w+)/i.exec(query)?.[1] ?? 'Ann';
    return plan(
      [
        node('mail', 'send_letter', [
          ['to', 'constant', to],
          ['body', 'constant', `Dear ${to}, thank you.`],
        ]),
      ],
      'Sent.',
      more
    );
  });
}

export const LEXICON = {
  item: ['bolts', 'washers', 'hinges', 'screws', 'rivets', 'cogs'],
  person: ['Ann', 'Bob', 'Cleo'],
};

export function startWarehouse(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const plugin = { lexicon: LEXICON, ...options.plugin };
  return startEngine({ tools: warehouseTools, planner: warehousePlanner(), ...options, plugin });
}

/** Runs one query to its end and waits until it was learnt from. */
export async function ask(engine: Engine, text: string, options: object = {}): Promise<[RunHandle, RunReport]> {
  const run = await engine.client.start(text, { requestId: randomUUID(), options });
  const report = await run.result().catch((error: { report: RunReport }) => error.report);
  if (report.outcome !== 'cancelled') await engine.learned(run.workflowId);
  return [run, report];
}

/** Every kind of run that has a frozen history, made for real on this engine, in an order in which each can happen. */
export async function* scenarios(engine: Engine): AsyncGenerator<Scenario> {
  const take = async (name: string, text: string, options: object = {}): Promise<Scenario> => {
    const [run, report] = await ask(engine, text, options);
    return { name, workflowId: run.workflowId, report };
  };
  yield await take('C', 'Please reserve 3 bolts');
  yield await take('B', 'Please reserve 4 washers');
  await take('promote', 'Please reserve 5 hinges');
  yield await take('A', 'Please reserve 6 screws');
  // A 1, B 2: the template fails three times, and the plan of C is the first that works
  direct(engine.folder, { tool: 'reserve_stock', fault: 'permanent', times: 3 });
  yield await take('A-B-C', 'Please reserve 7 rivets');

  yield await feedbackScenario(engine);

  direct(engine.folder, { tool: 'send_letter', fault: 'permanent', times: 3 });
  yield await take('failed', 'Please write to Bob', { from: 'C' });
  yield await personScenario(engine, 'approval', { approval: 'once' });
  direct(engine.folder, { tool: 'send_letter', fault: 'unknown', times: 1 });
  yield await personScenario(engine, 'outcome', {});
  yield await cancelScenario(engine);
}

async function feedbackScenario(engine: Engine): Promise<Scenario> {
  const options = { from: 'C' as const, feedbackWindowMs: 60_000 };
  const run = await engine.client.start('Please reserve 8 cogs', { requestId: randomUUID(), options });
  await run.answer();
  await run.feedback({ verdict: 'wrong', note: 'the other shelf' });
  const report = await run.result();
  await engine.learned(run.workflowId);
  return { name: 'feedback', workflowId: run.workflowId, report };
}

async function personScenario(engine: Engine, kind: 'approval' | 'outcome', options: object): Promise<Scenario> {
  const run = await engine.client.start('Please write to Cleo', {
    requestId: randomUUID(),
    options: { from: 'C', ...options },
  });
  for (;;) {
    const [pending] = (await run.report()).pending;
    if (pending) {
      if (kind === 'approval') await run.approve({ callId: pending.callId, approved: true, by: 'Bob' });
      else await run.resolve({ callId: pending.callId, resolution: 'happened', by: 'Bob' });
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const report = await run.result();
  await engine.learned(run.workflowId);
  return { name: kind, workflowId: run.workflowId, report };
}

async function cancelScenario(engine: Engine): Promise<Scenario> {
  direct(engine.folder, { tool: 'read_stock', fault: 'hang', times: 1 });
  const run = await engine.client.start('Please reserve 9 cogs', { requestId: randomUUID(), options: { from: 'C' } });
  while ((await run.report()).nodes[0]?.state !== 'running') await new Promise((resolve) => setTimeout(resolve, 100));
  await run.cancel();
  const report = await run.result().catch((error: { report: RunReport }) => error.report);
  return { name: 'cancelled', workflowId: run.workflowId, report };
}

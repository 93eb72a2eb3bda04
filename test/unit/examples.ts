/**
 * What the `@example` of each public export says, as code that the compiler checks: `test/unit/examples.test.ts` holds the two together.
 * Nothing here is run.
 */
import type { Client } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { z } from 'zod';
import { explain, WorkflowGenClient } from '../../client';
import type { RunHandle } from '../../client';
import { defineTool, ToolError } from '../../shared';
import { inMemoryStore, loadHistory, replayHistories, scriptedPlanner } from '../../testing';
import type { ScriptedPlanner } from '../../testing';
import { loadConfiguration, startDevRuntime, startWorker, WorkflowGenPlugin } from '../../worker';
import { answerAsChild } from '../../workflows';

declare const orders: { stateOf(orderId: string): Promise<string> };
declare const connection: NativeConnection;
declare const client: Client;
declare const run: RunHandle;
declare const planner: ScriptedPlanner;

const readOrder = defineTool({
  name: 'read_order',
  version: '1',
  description: 'Reads an order by its number',
  input: z.object({ orderId: z.string() }),
  output: z.object({ state: z.string() }),
  effect: 'read',
  execute: async ({ orderId }) => ({ state: await orders.stateOf(orderId) }),
});

/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- an example is written as a user would write it */
export const EXAMPLES = {
  defineTool: () => readOrder,

  ToolError: () => {
    throw new ToolError({ code: 'ORDER_ALREADY_REFUNDED', retryable: false }, 'The order is refunded');
  },

  WorkflowGenPlugin: async () => {
    const plugin = new WorkflowGenPlugin({
      tools: [readOrder],
      activityOptions: { model: { startToCloseTimeout: '120 s' } },
    });
    const worker = await Worker.create({ connection, taskQueue: 'workflowgen', plugins: [plugin] });
    await worker.run();
  },

  startWorker: async () => {
    const worker = await startWorker({ tools: [readOrder], configuration: loadConfiguration() });
    await worker.done;
  },

  startDevRuntime: async () => {
    const runtime = await startDevRuntime({ tools: [readOrder] });
    console.log(runtime.uiUrl);
    await runtime.stop();
  },

  WorkflowGenClient: async () => {
    const workflowGen = new WorkflowGenClient({ client, defaults: { tenant: 'acme' } });
    const run = await workflowGen.start('Where is order 1042?', { requestId: 'ticket-7' });
    const { answer, tier } = await run.answer();
    return [answer, tier];
  },

  explain: async () => {
    console.log(explain(await run.report(), await run.learning()));
  },

  scriptedPlanner: () => {
    const planner = scriptedPlanner([{ nodes: [], answer: { kind: 'text', text: 'Nothing to do.' } }]);
    return planner;
  },

  inMemoryStore: () => {
    const underTest = new WorkflowGenPlugin({ tools: [readOrder], store: inMemoryStore(), planner });
    return underTest;
  },

  replayHistories: async () => {
    const outcomes = await replayHistories([await loadHistory('histories/refund.json')]);
    expect(outcomes.filter(({ error }) => error)).toEqual([]);
  },

  answerAsChild: async () => {
    const report = await answerAsChild('Refund order 1042', { tenant: 'acme', requestId: 'ticket-7' });
    return report;
  },
};

/**
 * What the `@example` of each public export says, as code that the compiler checks: `test/unit/examples.test.ts` holds the two together.
 * Nothing here is run.
 */
import type { Client } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { LanguageModel, Tool } from 'ai' with { 'resolution-mode': 'import' };
import { z } from 'zod';
import { explain, WorkflowGenClient } from '../../client';
import type { RunHandle } from '../../client';
import { defineTool, ToolError } from '../../shared';
import { inMemoryStore, loadHistory, replayHistories, scriptedPlanner } from '../../testing';
import type { ScriptedPlanner } from '../../testing';
import {
  aiSdkAgent,
  aiSdkTools,
  createAiSdkPlanner,
  loadConfiguration,
  startDevRuntime,
  startWorker,
  WorkflowGenPlugin,
} from '../../worker';
import type { Agent, AiSdkModel } from '../../worker';
import { answerAsChild } from '../../workflows';

declare const orders: { stateOf(orderId: string): Promise<string> };
declare const connection: NativeConnection;
declare const client: Client;
declare const run: RunHandle;
declare const planner: ScriptedPlanner;
declare const desk: { orderIn(query: string): Promise<string> };
declare const model: LanguageModel;
declare const smallModel: AiSdkModel;
declare const weather: Tool;
declare const createTicket: Tool;

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

  Agent: () => {
    const agent: Agent = {
      name: 'desk',
      next: async ({ query, steps }) => {
        const [read] = steps.flatMap(({ calls }) => calls);
        if (!read) return { calls: [{ tool: 'read_order', args: { orderId: await desk.orderIn(query) } }] };
        return { answer: read.error ? read.error.message : JSON.stringify(read.output) };
      },
    };
    const plugin = new WorkflowGenPlugin({ tools: [readOrder], agent });
    return plugin;
  },

  aiSdkAgent: () => {
    const agent = aiSdkAgent({ model, system: 'You are the support desk of a bookshop.' });
    const plugin = new WorkflowGenPlugin({ tools: [readOrder], agent });
    return plugin;
  },

  createAiSdkPlanner: () => {
    const planner = createAiSdkPlanner({ model, models: { rewrite: smallModel, write: smallModel } });
    const plugin = new WorkflowGenPlugin({ tools: [readOrder], planner });
    return plugin;
  },

  aiSdkTools: async () => {
    const tools = await aiSdkTools({ weather, createTicket }, { overrides: { weather: { effect: 'read' } } });
    const plugin = new WorkflowGenPlugin({ tools: [...tools, readOrder], agent: aiSdkAgent({ model }) });
    return plugin;
  },

  answerAsChild: async () => {
    const report = await answerAsChild('Refund order 1042', { tenant: 'acme', requestId: 'ticket-7' });
    return report;
  },
};

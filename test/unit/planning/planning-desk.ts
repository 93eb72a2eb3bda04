import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { z } from 'zod';
import { createLibsqlArtifacts } from '../../../activities/artifact-store/libsql-artifacts';
import type { PlanningActivities } from '../../../activities/activity-types';
import { checkExpression } from '../../../activities/expressions/check-expression';
import type { ExperienceSource } from '../../../activities/learning/experience-source';
import { createPlanningActivities, type PlanningDeps } from '../../../activities/planning/planning-activities';
import { createAnthropicPlanner } from '../../../activities/planner/anthropic-planner';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import type { Call } from '../../../shared/protocol/call';
import type { Plan } from '../../../shared/protocol/plan';
import type { PlanRequest, SoFar } from '../../../shared/protocol/planning';
import type { Query } from '../../../shared/protocol/query';
import { snapshotOf } from '../../../shared/plan/snapshot';
import { defineTool, type AnyTool } from '../../../shared/protocol/tool';
import {
  startMessagesApiServer,
  type MessagesApiScript,
  type MessagesApiServer,
} from '../../../testing/messages-api-server';

const done = async (): Promise<never> => Promise.reject(new Error('planning runs no tool'));

/** A small desk: every effect, an enum, a number, a list, a nested object, a permission and a sensitive field. */
export const TOOLS: AnyTool[] = [
  defineTool({
    name: 'find_customer',
    version: '1',
    description: 'Finds a customer by e-mail.',
    input: z.object({ email: z.email() }),
    output: z.object({ id: z.string(), name: z.string(), card: z.string() }),
    effect: 'read',
    sensitive: ['card'],
    execute: done,
  }),
  defineTool({
    name: 'list_orders',
    version: '1',
    description: 'Lists orders, newest first.',
    input: z.object({ customerId: z.string(), limit: z.number().int().positive().optional() }),
    output: z.object({ orders: z.array(z.object({ id: z.string(), total: z.number() })) }),
    effect: 'read',
    execute: done,
  }),
  defineTool({
    name: 'refund_order',
    version: '1',
    description: 'Refunds an order.',
    input: z.object({ orderId: z.string(), amount: z.number().positive(), reason: z.enum(['damaged', 'late']) }),
    output: z.object({ refundId: z.string() }),
    effect: 'compensable',
    permissions: ['refunds:write'],
    execute: done,
    compensate: async () => undefined,
  }),
  defineTool({
    name: 'add_note',
    version: '1',
    description: 'Adds a note.',
    input: z.object({ customerId: z.string(), text: z.string().min(1), tags: z.array(z.string()).optional() }),
    output: z.object({ noteId: z.string() }),
    effect: 'idempotent',
    execute: done,
  }),
  defineTool({
    name: 'send_email',
    version: '1',
    description: 'Sends an e-mail.',
    input: z.object({ to: z.string(), body: z.string() }),
    output: z.object({ messageId: z.string() }),
    effect: 'once',
    execute: done,
  }),
];

export const QUERY: Query = {
  text: 'Refund the newest order of ann@example.org, it was damaged',
  tenant: 'acme',
  context: {
    environment: 'default',
    permissions: ['refunds:write'],
    now: '2026-11-01T12:00:00Z',
    timeZone: 'UTC',
    user: 'sam',
  },
};

export const SO_FAR: SoFar = { tier: 'C', iteration: 1, failures: [], calls: [], applyExperience: true };

export function planRequest(rest: Partial<PlanRequest> = {}): PlanRequest {
  return { query: QUERY, soFar: SO_FAR, round: 1, lastRound: false, ...rest };
}

export const registry = createToolRegistry(TOOLS);

/** A plan that is valid for the desk. */
export const REFUND_PLAN = {
  nodes: [
    { id: 'find', tool: 'find_customer', args: [{ name: 'email', from: 'constant', value: 'ann@example.org' }] },
    {
      id: 'orders',
      tool: 'list_orders',
      args: [
        { name: 'customerId', from: 'output', value: 'find.id' },
        { name: 'limit', from: 'constant', value: '1' },
      ],
    },
    {
      id: 'refund',
      tool: 'refund_order',
      args: [
        { name: 'orderId', from: 'output', value: 'orders.orders[0].id' },
        { name: 'amount', from: 'expression', value: 'nodes.orders.orders[0].total' },
        { name: 'reason', from: 'constant', value: 'damaged' },
      ],
    },
  ],
  answer: { kind: 'text', text: 'Refunded as {{nodes.refund.refundId}}.' },
};

/** The call of a node that ended well. */
export function doneCall(callId: string, tool: string, rest: Partial<Call> = {}): Call {
  const description = registry.describe(tool)!;
  return {
    callId,
    node: callId.split('/').at(-1)!,
    tool,
    contract: description.contract,
    effect: description.effect,
    state: 'done',
    argsDigest: 'd',
    startedAt: 0,
    ...rest,
  };
}

export function planOf(nodes: Plan['nodes'], rest: Partial<Plan> = {}): Plan {
  const tools = [...new Set(nodes.flatMap((node) => [node.tool, ...(node.alternatives ?? [])]))];
  return {
    schema: 1,
    slots: [],
    nodes,
    answer: { kind: 'text', text: 'Done.' },
    tools: Object.fromEntries(tools.map((tool) => [tool, snapshotOf(registry.describe(tool)!)])),
    ...rest,
  };
}

export interface Desk {
  server: MessagesApiServer;
  deps: PlanningDeps;
  /** Runs one planning activity in an activity context. */
  run<T>(
    call: (activities: PlanningActivities) => Promise<T>,
    info?: ConstructorParameters<typeof MockActivityEnvironment>[0]
  ): Promise<T>;
  /** The prompt of the n-th request: its system text and its user turn. */
  prompt(n?: number): { system: string; turn: string };
  asked: { tools: string[]; placed?: string[] }[];
  close(): Promise<void>;
}

/** An activity context that does not print the failures that tests provoke. */
export function quietEnvironment(
  info?: ConstructorParameters<typeof MockActivityEnvironment>[0]
): MockActivityEnvironment {
  return new MockActivityEnvironment(info, { logger: new DefaultLogger('ERROR') });
}

/** The planning activities on real parts: the SDK against a scripted server, the registry, libSQL artifacts, JSONata. */
export async function openDesk(script: MessagesApiScript, experience?: Partial<ExperienceSource>): Promise<Desk> {
  const server = await startMessagesApiServer(script);
  const folder = mkdtempSync(join(tmpdir(), 'planning-'));
  const artifacts = createLibsqlArtifacts({ url: `file:${join(folder, 'artifacts.db')}` });
  await artifacts.open();
  const asked: Desk['asked'] = [];
  const deps: PlanningDeps = {
    planner: createAnthropicPlanner({ apiKey: 'key-for-tests', baseURL: server.url, timeoutMs: 2_000 }),
    registry,
    experience: {
      relevant: async (request, options) => {
        asked.push({ tools: request.tools, placed: request.placed });
        return (await experience?.relevant?.(request, options)) ?? { successes: [], failures: [], lessons: [] };
      },
      plans: async (...given) => (await experience?.plans?.(...given)) ?? new Map(),
      rules: async () => [],
    },
    artifacts,
    checkExpression,
  };
  return {
    server,
    deps,
    asked,
    run: (call, info) => quietEnvironment(info).run(() => call(createPlanningActivities(deps))),
    prompt: (n = 0) => {
      const { body } = server.requests[n]!;
      const system =
        typeof body.system === 'string' ? body.system : (body.system ?? []).map(({ text }) => text).join('');
      return { system, turn: body.messages[0]!.content as string };
    },
    close: async () => {
      await server.close();
      await artifacts.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

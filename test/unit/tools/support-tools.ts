import { z } from 'zod';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import type { ToolRegistry } from '../../../activities/tools/tool-registry';
import type { Json } from '../../../shared/protocol/json';
import type { CallRequest } from '../../../shared/protocol/call';
import type { Plan, PlanNode, Slot } from '../../../shared/protocol/plan';
import { snapshotOf } from '../../../shared/plan/snapshot';
import type { AnyTool, Effect } from '../../../shared/protocol/tool';
import { defineTool } from '../../../shared/protocol/tool';

const order = z.object({
  id: z.string(),
  status: z.enum(['open', 'shipped']),
  total: z.number(),
  email: z.string().nullable(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.number().int() })),
});

/** Tools of a support desk, with bodies that do nothing: plans are checked against their schemas. */
export const findOrders = defineTool({
  name: 'find_orders',
  version: '1',
  description: 'Finds the orders of a customer.',
  input: z.object({
    customer: z.string(),
    status: z.enum(['open', 'shipped']).optional(),
    limit: z.number().int().max(50).optional(),
  }),
  output: z.object({ orders: z.array(order), total: z.number().int() }),
  effect: 'read',
  execute: () => ({ orders: [], total: 0 }),
});

export const refundOrder = defineTool({
  name: 'refund_order',
  version: '1',
  description: 'Refunds an order.',
  input: z.object({ orderId: z.string(), amount: z.number().positive(), reason: z.string().max(20).optional() }),
  output: z.object({ refundId: z.string() }),
  effect: 'compensable',
  permissions: ['orders:write'],
  execute: () => ({ refundId: 'r' }),
  compensate: () => undefined,
});

export const sendMail = defineTool({
  name: 'send_mail',
  version: '1',
  description: 'Sends a mail.',
  input: z.object({ to: z.string(), lines: z.array(z.string()), day: z.iso.date().optional() }),
  output: z.object({ id: z.string() }),
  effect: 'once',
  execute: () => ({ id: 'm' }),
});

export const noteTool = defineTool({
  name: 'write_note',
  version: '1',
  description: 'Writes a note.',
  input: z.object({ text: z.string() }),
  output: z.record(z.string(), z.number()),
  effect: 'idempotent',
  execute: () => ({}),
});

export const SUPPORT_TOOLS: AnyTool[] = [findOrders, refundOrder, sendMail, noteTool];

export function registryOf(...tools: AnyTool[]): ToolRegistry {
  return createToolRegistry(tools);
}

export function slot(name: string, valueType: Slot['valueType'] = 'string', more: Partial<Slot> = {}): Slot {
  return { name, type: 'text', valueType, required: true, examples: [], ...more };
}

export function node(id: string, tool: string, args: PlanNode['args'] = {}, more: Partial<PlanNode> = {}): PlanNode {
  return { id, tool, mutability: 'fixed', args, ...more };
}

export function planOf(registry: ToolRegistry, nodes: PlanNode[], more: Partial<Plan> = {}): Plan {
  const tools = Object.fromEntries(
    nodes.flatMap(({ tool }) => {
      const description = registry.describe(tool);
      return description ? [[tool, snapshotOf(description)]] : [];
    })
  );
  return { schema: 1, slots: [], nodes, answer: { kind: 'text', text: 'Done.' }, tools, ...more };
}

export function requestOf(registry: ToolRegistry, tool: string, more: Partial<CallRequest> = {}): CallRequest {
  return {
    callId: 'C/1/n',
    node: 'n',
    tool,
    contract: registry.describe(tool)?.contract ?? 'unknown',
    tenant: 'acme',
    context: {
      environment: 'default',
      permissions: ['orders:write'],
      now: '2026-03-01T10:00:00.000Z',
      timeZone: 'UTC',
    },
    rootWorkflowId: 'wfg/acme/1',
    args: {},
    slots: {},
    outputs: {},
    written: {},
    done: [],
    occurrences: [],
    applyExperience: false,
    ...more,
  };
}

/** Bindings that give each argument a constant. */
export function constants(values: Record<string, Json>): PlanNode['args'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { kind: 'constant', value }]));
}

/** A tool whose behaviour a test gives; it takes and gives anything. */
export function tool(effect: Effect, more: Partial<AnyTool> = {}): AnyTool {
  return {
    name: 'act',
    version: '1',
    description: 'Acts.',
    input: z.looseObject({}),
    output: z.any(),
    effect,
    execute: () => ({ ok: true }),
    ...(effect === 'compensable' ? { compensate: () => undefined } : {}),
    ...more,
  };
}

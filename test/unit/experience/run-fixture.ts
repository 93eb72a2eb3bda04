import { generaliseRun, type Candidate } from '../../../shared/learning/generalise/generalise';
import type { LexiconEntry } from '../../../shared/matching/template';
import type { Json, JsonObject, JsonSchema } from '../../../shared/protocol/json';
import type { Call } from '../../../shared/protocol/call';
import type { ResolvedContext } from '../../../shared/protocol/query';
import type { Answer, Plan, PlanNode } from '../../../shared/protocol/plan';
import { maskQuery } from '../../../shared/matching/mask';
import type { Effect, ToolDescription } from '../../../shared/protocol/tool';
import { snapshotOf } from '../../../shared/plan/snapshot';
import { doneCall, observed } from './call-fixture';

export const NOW = '2024-05-06T09:00:00Z';

/** A tool whose arguments have these schemas. */
export function tool(
  name: string,
  properties: Record<string, JsonObject>,
  over: Partial<ToolDescription> & { effect?: Effect } = {}
): ToolDescription {
  const schema: JsonSchema = { type: 'object', properties, required: Object.keys(properties) };
  return {
    name,
    version: '1',
    description: name,
    contract: `${name}-contract`,
    effect: 'read',
    timeoutMs: 30_000,
    retry: { maximumAttempts: 1, initialIntervalMs: 1_000, backoffCoefficient: 2, maximumIntervalMs: 1_000 },
    approval: false,
    compensable: over.effect === 'compensable',
    checked: true,
    permissions: [],
    inputSchema: schema,
    outputSchema: {},
    sensitive: [],
    ...over,
  };
}

export const TOOLS = new Map(
  [
    tool('find_customer', { name: { type: 'string' } }),
    tool('list_orders', {
      customerId: { type: 'string' },
      status: { type: 'string', enum: ['open', 'in_review', 'closed'] },
    }),
    tool('get_order', { orderId: { type: 'string' } }),
    tool('refund_order', { orderId: { type: 'string' }, amount: { type: 'number' } }, { effect: 'compensable' }),
    tool('remind', { orderId: { type: 'string' }, due: { type: 'string' } }, { effect: 'idempotent' }),
    tool(
      'send_mail',
      { to: { type: 'string' }, subject: { type: 'string' }, body: { type: 'string' } },
      { effect: 'once' }
    ),
    tool('charge', { card: { type: 'string' }, amount: { type: 'number' } }, { effect: 'once', sensitive: ['card'] }),
  ].map((description) => [description.name, description])
);

export interface Step {
  tool: string;
  args: JsonObject;
  output: Json;
  /** Calls that were made before this one and are no part of its bindings; default: all earlier steps. */
  over?: Partial<Call>;
  node?: Partial<PlanNode>;
}

/** A run whose plan holds constants only, as a model writes it that saw the outputs between its rounds. */
export function literalRun(
  steps: readonly Step[],
  answer: Answer = { kind: 'text', text: 'Done.' }
): { plan: Plan; calls: Call[] } {
  const seen = new Map<string, number>();
  const nodes: PlanNode[] = [];
  const calls: Call[] = [];
  steps.forEach((step, index) => {
    const count = (seen.get(step.tool) ?? 0) + 1;
    seen.set(step.tool, count);
    const id = count === 1 ? `n_${step.tool}` : `n_${step.tool}_${count}`;
    const args = Object.fromEntries(
      Object.entries(step.args).map(([name, value]) => [name, { kind: 'constant' as const, value }])
    );
    nodes.push({ id, tool: step.tool, mutability: 'fixed', args, ...step.node });
    calls.push(
      doneCall(step.tool, step.args, step.output, {
        node: id,
        callId: `C/1/${id}`,
        effect: TOOLS.get(step.tool)?.effect ?? 'read',
        startedAt: index * 1_000,
        ...step.over,
      })
    );
  });
  const tools = Object.fromEntries(
    [...new Set(steps.map((step) => step.tool))].flatMap((name) => {
      const described = TOOLS.get(name);
      return described ? [[name, snapshotOf(described)]] : [];
    })
  );
  return { plan: { schema: 1, slots: [], nodes, answer, tools }, calls };
}

export function generalise(
  query: string,
  run: {
    plan: Plan;
    calls: Call[];
    slots?: Record<string, Json>;
    sawOutputs?: boolean;
    context?: ResolvedContext;
  },
  lexicon: LexiconEntry[] = []
): Candidate {
  return generaliseRun(
    {
      query,
      masked: maskQuery(query, { lexicon, now: NOW, timeZone: 'UTC' }),
      tier: 'C',
      plan: run.plan,
      slots: run.slots ?? {},
      written: {},
      calls: observed(run.calls),
      sawOutputs: run.sawOutputs,
      context: run.context,
    },
    TOOLS
  );
}

export function known(lexicon: string, ...names: string[]): LexiconEntry[] {
  return names.map((name) => ({ schema: 1, tenant: 't', lexicon, name }));
}

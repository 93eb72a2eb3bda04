import plans from '../../../bench/fixture/strong-plans.json';
import { BERTHS, COLLEAGUES, CUSTOMERS, harbourState } from '../../../bench/fixture/harbour-state';
import { sandboxOf } from '../../../bench/workbench/call-tool';
import { workbenchTools } from '../../../bench/workbench/workbench-tools';
import { World } from '../../../bench/workbench/world';
import { checkExpression } from '../../../activities/expressions/check-expression';
import { evaluateExpression } from '../../../activities/expressions/evaluate-expression';
import { assemblePlan } from '../../../activities/planning/assemble-plan';
import { planOutputSchema } from '../../../activities/planning/model-output.schema';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import { resolveArguments } from '../../../activities/tools/resolve-arguments';
import { NO_SEAL } from '../../../shared/values/seal';
import { generaliseRun, type Candidate } from '../../../shared/learning/generalise/generalise';
import { observeCall } from '../../../shared/learning/observe/observed-call';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import type { LexiconEntry } from '../../../shared/matching/template';
import { dependencyOrder } from '../../../shared/plan/dependencies';
import { graphHash, slotSignature } from '../../../shared/plan/graph';
import { validatePlan, withExpressionDependencies } from '../../../shared/plan/validate-plan';
import { inlineValues } from '../../../shared/plan/plan-expressions';
import type { Call, CallRequest } from '../../../shared/protocol/call';
import { canonicalJson, type Json, type JsonObject } from '../../../shared/protocol/json';
import type { Plan, PlanNode } from '../../../shared/protocol/plan';
import type { PlanRequest } from '../../../shared/protocol/planning';
import type { ResolvedContext } from '../../../shared/protocol/query';

const registry = createToolRegistry(workbenchTools(() => new World(harbourState(0))));
const TOOLS = new Map(registry.list().map((tool) => [tool.name, tool]));
const ENTRIES: LexiconEntry[] = Object.entries({ colleague: COLLEAGUES, event: BERTHS, customer: CUSTOMERS }).flatMap(
  ([lexicon, names]) => names.map((name): LexiconEntry => ({ schema: 1, tenant: 't', lexicon, name }))
);

interface Case {
  query: string;
  context: ResolvedContext;
  reply: unknown;
}

/** The case with other values in its query and in the plan that a model writes for them. */
function swapped({ swap, ...one }: (typeof plans)[number]): Case {
  const all = Object.entries(swap as unknown as Record<string, string>);
  const pairs = all.filter(([from]) => !from.startsWith('"'));
  const write = (text: string, of: [string, string][]): string =>
    of.reduce((rest, [from, to]) => rest.split(from).join(to), text);
  return {
    query: write(one.query, pairs),
    context: contextOf(one),
    reply: JSON.parse(write(JSON.stringify(one.reply), all)),
  };
}

const contextOf = (one: { context: { now: string; timeZone: string } }): ResolvedContext => ({
  environment: 'default',
  permissions: [],
  ...one.context,
});

function planned({ query, context, reply }: Case): { plan: Plan; slots: Record<string, Json> } {
  const request: PlanRequest = {
    query: { text: query, tenant: 't', context },
    soFar: { tier: 'C', iteration: 1, failures: [], calls: [], applyExperience: true },
    round: 1,
    lastRound: false,
  };
  const { plan, slots, issues } = assemblePlan(planOutputSchema.parse(reply), request, TOOLS, checkExpression);
  expect([...issues, ...validatePlan(plan, TOOLS, { expressions: checkExpression })]).toEqual([]);
  return { plan: withExpressionDependencies(plan, checkExpression), slots };
}

/** Runs a plan over the sandbox as the workflow does: in order, with `when` and `forEach`. */
async function ran(
  { plan: written, slots }: { plan: Plan; slots: Record<string, Json> },
  context: ResolvedContext
): Promise<{ calls: Call[]; made: { tool: string; args: JsonObject }[] }> {
  const plan = inlineValues(written);
  const sandbox = sandboxOf(new World(harbourState(0)));
  const outputs: Record<string, Json> = {};
  const calls: Call[] = [];
  const scope = { slots, nodes: outputs, context };
  const order = dependencyOrder(plan) ?? [];
  for (const id of order) {
    const node = plan.nodes.find((one) => one.id === id) as PlanNode;
    const skip = node.when !== undefined && (await evaluateExpression(node.when, scope)) !== true;
    if (skip) continue;
    const found = node.forEach === undefined ? undefined : ((await evaluateExpression(node.forEach, scope)) ?? []);
    const items = found === undefined ? [undefined] : Array.isArray(found) ? found : [found];
    const given: Json[] = [];
    for (const [index, item] of items.entries()) {
      const request = {
        node: id,
        args: node.args,
        slots,
        tenant: 't',
        context,
        outputs: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { inline: value }])),
        written: {},
        ...(item === undefined ? {} : { item, index }),
      } as unknown as CallRequest;
      const schema = TOOLS.get(node.tool)?.inputSchema ?? {};
      const { args } = await resolveArguments(request, schema, {} as never, NO_SEAL);
      const output = await sandbox.call(node.tool, args);
      given.push(output);
      calls.push({
        callId: `C/1/${id}${item === undefined ? '' : `[${index}]`}`,
        node: id,
        tool: node.tool,
        contract: 'c',
        effect: TOOLS.get(node.tool)?.effect ?? 'read',
        state: 'done',
        args: { inline: args },
        output: { inline: output },
        check: 'passed',
        startedAt: calls.length * 1_000,
        durationMs: 5,
      });
    }
    outputs[id] = node.forEach === undefined ? (given[0] ?? null) : given;
  }
  return { calls, made: sandbox.made };
}

async function learnt(one: Case): Promise<{ candidate: Candidate; made: { tool: string; args: JsonObject }[] }> {
  const bound = planned(one);
  const { calls, made } = await ran(bound, one.context);
  const candidate = generaliseRun(
    {
      query: one.query,
      masked: maskQuery(one.query, { lexicon: ENTRIES, ...one.context }),
      tier: 'C',
      ...bound,
      written: {},
      calls: calls.map((call) => observeCall(call, (value) => ('inline' in value ? value.inline : undefined))),
      sawOutputs: false,
      context: one.context,
    },
    TOOLS
  );
  return { candidate, made };
}

describe('a plan as a strong model writes it', () => {
  test.each(plans.map((one) => [one.query, one] as const))('%s', async (_, one) => {
    const first = { query: one.query, context: contextOf(one), reply: one.reply };
    const { candidate } = await learnt(first);
    expect(candidate.findings).toEqual([]);
    expect(candidate.left).toEqual({});
    expect(candidate.plan.nodes.every((node) => node.mutability === 'fixed')).toBe(true);

    const next = swapped(one);
    const masked = maskQuery(next.query, { lexicon: ENTRIES, ...next.context });
    const pattern = {
      schema: 1 as const,
      id: 'p',
      templateId: 't',
      tenant: 't',
      environment: 'default',
      ...candidate.pattern,
      source: 'learnt' as const,
      workflowId: 'w',
      createdAt: next.context.now,
    };
    const options = { lexicon: ENTRIES, ...next.context };
    const bound = bindSlots(readQuery(next.query, masked, options), pattern, candidate.plan.slots);
    expect(bound).toMatchObject({ fit: 'exact', unbound: [], leftover: [] });
    const slots = Object.fromEntries(bound.bindings.map(({ slot, value }) => [slot, value]));
    const served = await ran({ plan: candidate.plan, slots }, next.context);
    const again = await learnt(next);
    const sorted = (made: readonly unknown[]): string[] => made.map((call) => canonicalJson(call)).sort();
    // What A does for the new values is what the model's own plan for them does,
    expect(sorted(served.made)).toEqual(sorted(again.made));
    // and that plan confirms the template.
    expect(graphHash(again.candidate.plan)).toBe(graphHash(candidate.plan));
    expect(slotSignature(again.candidate.plan)).toBe(slotSignature(candidate.plan));
    expect(again.candidate.pattern).toEqual(candidate.pattern);
  });
});

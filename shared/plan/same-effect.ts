import { comparablePlan } from './canonical-plan';
import { literalOf } from './expression/constant';
import { replaceReferences } from './expression/references';
import { changeExpression } from './expression/text';
import { shownFacts } from './graph';
import { inlineValues, mapPlanExpressions } from './plan-expressions';
import { canonicalJson, type Json } from '../protocol/json';
import type { Binding, BoundPlan, Plan, PlanNode } from '../protocol/plan';

/**
 * Would a rival's bound plan do the same: the same graph of the same tools, the same arguments, and the same answer. Then it does
 * not matter which of the two serves. What the rival leaves to the model it says nothing about, so that it contradicts nothing
 * there. Plans that only a run could show to be equal count as different.
 */
export function sameEffect(plan: BoundPlan, rival: BoundPlan): boolean {
  // Whatever the values are, plans of other tools do not the same.
  if (toolsOf(plan) !== toolsOf(rival)) return false;
  if (saidOf(plan) === saidOf(rival)) return true;
  const [own, other] = [settled(plan), settled(rival)];
  return sameAnswer(own, other) && own.nodes.every((node, at) => sameNode(node, other.nodes[at] as PlanNode));
}

/** The same text, or the same facts in other words. */
function sameAnswer(own: Plan, rival: Plan): boolean {
  if (rival.answer.kind === 'written' || canonicalJson(own.answer) === canonicalJson(rival.answer)) return true;
  const facts = shownFacts(own);
  return facts.length > 0 && canonicalJson(facts) === canonicalJson(shownFacts(rival));
}

function sameNode(node: PlanNode, rival: PlanNode): boolean {
  const written = Object.keys(rival.args).filter((name) => rival.args[name]?.kind === 'written');
  const seen = ({ args, after, ...rest }: PlanNode): Json => ({
    id: rest.id,
    tool: rest.tool,
    mutability: rest.mutability,
    when: rest.when ?? null,
    forEach: rest.forEach ?? null,
    onError: rest.onError ?? 'fail',
    args: Object.fromEntries(Object.entries(args).filter(([name]) => !written.includes(name))) as Json,
    // What the model is to see first may be more than what a binding reads.
    after: written.length > 0 ? [] : (after ?? []),
  });
  return canonicalJson(seen(node)) === canonicalJson(seen(rival));
}

function toolsOf({ plan }: BoundPlan): string {
  return plan.nodes
    .map(({ tool }) => tool)
    .sort()
    .join();
}

/** Kept by the bound plan itself. */
const SAID = new WeakMap<BoundPlan, string>();

/** What the plan does in its own words: where they are the same, nothing has to be brought into one form. */
function saidOf(bound: BoundPlan): string {
  const { plan, slots } = bound;
  const said = SAID.get(bound) ?? canonicalJson([plan.nodes, plan.values ?? null, plan.answer, slots]);
  SAID.set(bound, said);
  return said;
}

/** Kept by the bound plan itself: it is compared with those of all other nominees. */
const SETTLED = new WeakMap<BoundPlan, Plan>();

function settled(bound: BoundPlan): Plan {
  const known = SETTLED.get(bound) ?? settle(bound);
  SETTLED.set(bound, known);
  return known;
}

/** What the plan does with these values of its slots, in the form in which plans are compared. */
function settle({ plan, slots }: BoundPlan): Plan {
  const valueOf = (slot: string): Json => slots[slot] ?? null;
  const withValues = mapPlanExpressions(inlineValues(plan), (text) =>
    changeExpression(text, (tree) =>
      replaceReferences(tree, ({ root, name }) => (root === 'slots' ? literalOf(valueOf(name)) : undefined))
    )
  );
  const bound = (binding: Binding): Binding =>
    binding.kind === 'slot' ? { kind: 'constant', value: valueOf(binding.slot) } : binding;
  const nodes = withValues.nodes.map((node) => ({
    ...node,
    args: Object.fromEntries(Object.entries(node.args).map(([name, binding]) => [name, bound(binding)])),
  }));
  return comparablePlan({ ...withValues, nodes });
}

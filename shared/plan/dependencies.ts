import { parseAnswer } from './answer-text';
import { reachedFrom } from './expression/text';
import { bindingDependencies, type NamedValue, type Plan, type PlanNode } from '../protocol/plan';

/**
 * What is wrong with an expression, and which node outputs and slots it names. The parser lives in `activities/expressions/`;
 * shared code receives it, since the workflow bundle holds none.
 */
export type ExpressionCheck = (text: string) => {
  issues: string[];
  nodes: string[];
  slots: string[];
  /** Named values of the plan. */
  values: string[];
  /** It names `item` or `index`, which exist in the arguments of a `forEach` node only. */
  item?: boolean;
};

/** One expression of a plan and where it stands. */
export interface PlacedExpression {
  text: string;
  /** Absent for the answer and for a named value. */
  node?: string;
  place: 'when' | 'forEach' | 'argument' | 'answer' | 'value';
  argument?: string;
  /** Of a named value: its name. */
  value?: string;
}

/** Every expression of one node: `when`, `forEach`, then its arguments. */
export function expressionsOf(node: PlanNode): PlacedExpression[] {
  const found: PlacedExpression[] = [];
  if (node.when !== undefined) found.push({ text: node.when, node: node.id, place: 'when' });
  if (node.forEach !== undefined) found.push({ text: node.forEach, node: node.id, place: 'forEach' });
  for (const [argument, binding] of Object.entries(node.args)) {
    if (binding.kind === 'expression') {
      found.push({ text: binding.expression, node: node.id, place: 'argument', argument });
    }
  }
  return found;
}

/** Every node that a node waits for: by `after`, by bindings, and by its expressions and the plan's values that they name. */
export function dependenciesOf(node: PlanNode, values?: readonly NamedValue[]): string[] {
  const named = expressionsOf(node).flatMap(({ text }) => reachedFrom(text, values).nodes);
  return [...new Set([...bindingDependencies(node), ...named])].filter((id) => id !== node.id);
}

/** The expressions in the placeholders of the answer; none where the model writes it. */
export function answerExpressions(plan: Plan): PlacedExpression[] {
  if (plan.answer.kind !== 'text') return [];
  return parseAnswer(plan.answer.text).parts.flatMap((part) =>
    'expression' in part ? [{ text: part.expression, place: 'answer' as const }] : []
  );
}

/** The expressions of the plan's named values, in their order. */
export function valueExpressions(plan: Plan): PlacedExpression[] {
  return (plan.values ?? []).map(({ name, expression }) => ({ text: expression, place: 'value', value: name }));
}

/** Every expression of the plan. */
export function expressionsOfPlan(plan: Plan): PlacedExpression[] {
  return [...valueExpressions(plan), ...plan.nodes.flatMap(expressionsOf), ...answerExpressions(plan)];
}

/** Which nodes each named value looks at, also through the values before it. */
export function nodesOfValues(plan: Plan, check: ExpressionCheck): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, expression } of plan.values ?? []) {
    const { nodes, values } = check(expression);
    found.set(name, [...new Set([...nodes, ...values.flatMap((earlier) => found.get(earlier) ?? [])])]);
  }
  return found;
}

/**
 * Adds to each node's `after` the nodes that its expressions name, themselves or through a named value, so that the workflow, which has no expression parser,
 * knows all dependencies. Doing it twice changes nothing.
 */
export function withExpressionDependencies(plan: Plan, check: ExpressionCheck): Plan {
  const behind = nodesOfValues(plan, check);
  const nodes = plan.nodes.map((node) => {
    const known = new Set(bindingDependencies(node));
    const named = expressionsOf(node).flatMap(({ text }) => {
      const found = check(text);
      return [...found.nodes, ...found.values.flatMap((name) => behind.get(name) ?? [])];
    });
    const added = [...new Set(named)].filter((id) => !known.has(id));
    return added.length === 0 ? node : { ...node, after: [...(node.after ?? []), ...added] };
  });
  return { ...plan, nodes };
}

/**
 * The node ids in an order in which each comes after all that it depends on, otherwise in the order of the plan; `undefined`
 * where there is a cycle. References to nodes that do not exist are left to validation.
 */
export function dependencyOrder(plan: Plan): string[] | undefined {
  const ids = new Set(plan.nodes.map((node) => node.id));
  const waitsFor = new Map(
    plan.nodes.map((node) => [node.id, new Set(bindingDependencies(node).filter((id) => ids.has(id)))])
  );
  const order: string[] = [];
  const placed = new Set<string>();
  while (order.length < waitsFor.size) {
    const ready = [...waitsFor].find(([id, needs]) => !placed.has(id) && [...needs].every((need) => placed.has(need)));
    if (!ready) return undefined;
    placed.add(ready[0]);
    order.push(ready[0]);
  }
  return order;
}

/** The ids that lie on a cycle or between two, for the message; empty where the plan has none. */
export function cyclicNodes(plan: Plan): string[] {
  let left = plan.nodes.map((node) => ({ id: node.id, needs: bindingDependencies(node) }));
  for (;;) {
    const ids = new Set(left.map(({ id }) => id));
    const needed = new Set(left.flatMap(({ needs }) => needs));
    const stuck = left.filter(({ id, needs }) => needed.has(id) && needs.some((need) => ids.has(need)));
    if (stuck.length === left.length) return [...ids];
    left = stuck;
  }
}

import { mapAnswer } from './answer-text';
import { comparableBinding } from './canonical-plan';
import { canonicalExpression, type ExpressionUse } from './expression/canonical';
import { inlineValues } from './plan-expressions';
import { canonicalJson } from '../protocol/json';
import type { Plan, PlanNode } from '../protocol/plan';

/**
 * A plan with what it says alike put in the words of another one of the same names: two planners write one condition in two
 * ways, and what compares or merges their plans then meets one. What it says otherwise stays, without its own named values.
 */
export function inWordsOf(known: Plan, plan: Plan): Plan {
  const plain = inlineValues(known);
  const own = inlineValues(plan);
  const nodes = own.nodes.map((node): PlanNode => {
    const [said, meant] = [known, plain].map(({ nodes: all }) => all.find((other) => other.id === node.id));
    if (!said || !meant) return node;
    const args = Object.entries(node.args).map(([name, binding]) => {
      const [theirs, plainly] = [said.args[name], meant.args[name]];
      const alike =
        plainly !== undefined &&
        canonicalJson(comparableBinding(binding)) === canonicalJson(comparableBinding(plainly));
      return [name, alike && theirs ? theirs : binding] as const;
    });
    const [when, forEach] = [
      sameText(node.when, meant.when, 'condition') ? said.when : node.when,
      sameText(node.forEach, meant.forEach, 'value') ? said.forEach : node.forEach,
    ];
    return {
      ...node,
      args: Object.fromEntries(args),
      ...(when === undefined ? {} : { when }),
      ...(forEach === undefined ? {} : { forEach }),
    };
  });
  const answer = sameAnswer(own.answer, plain.answer) ? known.answer : own.answer;
  return { ...own, nodes, answer, ...(known.values ? { values: known.values } : {}) };
}

function sameText(own: string | undefined, other: string | undefined, use: ExpressionUse): boolean {
  return own !== undefined && other !== undefined && canonicalExpression(own, use) === canonicalExpression(other, use);
}

function sameAnswer(own: Plan['answer'], other: Plan['answer']): boolean {
  if (own.kind === 'written' || other.kind === 'written') return false;
  const canonical = (text: string): string => mapAnswer(text, (expression) => canonicalExpression(expression));
  return canonical(own.text) === canonical(other.text);
}

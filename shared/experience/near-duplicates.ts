import { align } from './lesson';
import { dependenciesOf } from './graph';
import type { Plan } from '../plan/plan';
import type { Template, TemplateStatus } from './template';

/**
 * Are two templates of one kind almost the same plan: the same tools but for at most one node more, or another order of
 * nodes that do not need each other, with the same slots. Whether they answer the same queries is for the caller to know.
 */
export function nearDuplicate(a: Template, b: Template): boolean {
  if (a.environment !== b.environment || !sameSlots(a.plan, b.plan)) return false;
  const [left, right] = [toolsInOrder(a.plan), toolsInOrder(b.plan)];
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  if (many.length - few.length > 1) return false;
  const sorted = [few, many].map((tools) => [...tools].sort());
  return align(sorted[0] ?? [], sorted[1] ?? []).length === few.length && sameConstants(a.plan, b.plan);
}

function sameSlots(a: Plan, b: Plan): boolean {
  const signature = (plan: Plan): string =>
    plan.slots
      .map((slot) => `${slot.name}:${slot.type}`)
      .sort()
      .join();
  return signature(a) === signature(b);
}

/** Constants say which kind of request it is: `close` and `reopen` differ in nothing else. */
function sameConstants(a: Plan, b: Plan): boolean {
  const constants = (plan: Plan): Map<string, string> =>
    new Map(
      plan.nodes.flatMap((node) =>
        Object.entries(node.args).flatMap(([argument, binding]): [string, string][] =>
          binding.kind === 'constant' ? [[`${node.id}.${argument}`, JSON.stringify(binding.value)]] : []
        )
      )
    );
  const [left, right] = [constants(a), constants(b)];
  return [...left].every(([place, value]) => right.get(place) === undefined || right.get(place) === value);
}

function toolsInOrder(plan: Plan): string[] {
  return [...plan.nodes].sort((x, y) => dependenciesOf(x).length - dependenciesOf(y).length).map((node) => node.tool);
}

const RANK: readonly TemplateStatus[] = ['disabled', 'retired', 'quarantined', 'candidate', 'active'];

/** The one to keep: pinned, then the higher status, then more successes, then fewer nodes, then the older. */
export function better(a: Template, b: Template): Template {
  const key = (template: Template): number[] => {
    const { direct, rewrite, planned, wrong } = template.statistics;
    return [
      template.pinned ? 1 : 0,
      RANK.indexOf(template.status),
      direct.success + rewrite.success + planned.success - 2 * wrong,
      -template.plan.nodes.length,
    ];
  };
  const [left, right] = [key(a), key(b)];
  for (let at = 0; at < left.length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference > 0 ? a : b;
  }
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? a : b;
  return a.id < b.id ? a : b;
}

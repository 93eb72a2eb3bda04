import { answerSignature } from '../../plan/graph';
import { isRead } from '../../plan/node-kind';
import { inWordsOf } from '../../plan/same-wording';
import { align } from '../judge/lesson';
import { canonicalJson } from '../../protocol/json';
import type { Plan } from '../../protocol/plan';
import type { Template, TemplateStatus } from '../../matching/template';

/**
 * Are two templates of one kind almost the same plan: the same effects with the same bindings, and the same reads but for at
 * most one, in any order that the dependencies allow, with the same slots. One read more changes what is looked at, one
 * effect more what is done: that is another request, however near its wording. So is another answer of what is only read.
 */
export function nearDuplicate(a: Template, b: Template): boolean {
  if (a.environment !== b.environment || !sameSlots(a.plan, b.plan)) return false;
  const other = inWordsOf(a.plan, b.plan);
  const [left, right] = [split(a.plan), split(other)];
  if (left.effects !== right.effects || !sameConstants(a.plan, other)) return false;
  if (answerSignature(a.plan) !== answerSignature(b.plan)) return false;
  const [few, many] = left.reads.length <= right.reads.length ? [left.reads, right.reads] : [right.reads, left.reads];
  return many.length - few.length <= 1 && align(few, many).length === few.length;
}

/** The effects with their bindings as one text, and the tools that only read. */
function split(plan: Plan): { effects: string; reads: string[] } {
  const effects = plan.nodes
    .filter((node) => !isRead(node, plan))
    .map((node) => canonicalJson([node.tool, node.args, node.forEach ?? null, node.when ?? null]))
    .sort();
  const reads = plan.nodes.filter((node) => isRead(node, plan)).map((node) => node.tool);
  return { effects: effects.join('\n'), reads: reads.sort() };
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

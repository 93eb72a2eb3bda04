import { canonicalJson, type Json } from '../../protocol/json';
import { parseAnswer } from '../../plan/answer-text';
import { inWordsOf } from '../../plan/same-wording';
import type { Binding, Plan, PlanNode, Slot } from '../../protocol/plan';
import { withCustoms } from './given-value';
import { inCase, TEXT_CASES } from './other-form';
import type { StatusChange, Template, TemplateStatus } from '../../matching/template';

const MOST_EXAMPLES = 10;
const MOST_SOURCES = 20;

/** From the most to the least careful: a merge never gives a template more trust than either had. */
const CAUTION: readonly TemplateStatus[] = ['disabled', 'quarantined', 'retired', 'candidate', 'active'];

/**
 * Merges two templates of one graph and one slot signature, whose plans have canonical names. Commutative and idempotent,
 * so that concurrent runs may merge in any order: what differs between them becomes variable, what is counted is folded
 * from observations and not added here.
 */
export function mergeTemplates(a: Template, b: Template): Template {
  const [first, second] = canonicalJson(a) <= canonicalJson(b) ? [a, b] : [b, a];
  const older = first.createdAt <= second.createdAt ? first : second;
  const founding = foundingOf(first, second);
  const newer = first.updatedAt >= second.updatedAt ? first : second;
  const caution = CAUTION.indexOf(first.status) <= CAUTION.indexOf(second.status) ? first : second;
  return {
    ...older,
    plan: mergePlans(founding.plan, (founding === first ? second : first).plan),
    status: caution.status,
    pinned: first.pinned || second.pinned,
    releasedForA: first.releasedForA && second.releasedForA,
    ...(first.guarded || second.guarded ? { guarded: true } : {}),
    ...(first.shadowed || second.shadowed ? { shadowed: true } : {}),
    thresholdA: Math.max(first.thresholdA, second.thresholdA),
    statistics: newer.statistics,
    history: mergeHistory(first.history, second.history),
    ...mergeLeft(first, second),
    missing: newer.missing,
    sources: union(first.sources, second.sources, MOST_SOURCES),
    authors: union(first.authors, second.authors, MOST_SOURCES),
    createdAt: older.createdAt,
    updatedAt: newer.updatedAt,
  };
}

/** The reasons of both; of two for one place the smaller one, whatever the order. */
function mergeLeft(a: Template, b: Template): Pick<Template, 'left'> {
  const places = [...Object.entries(a.left ?? {}), ...Object.entries(b.left ?? {})].sort(([, x], [, y]) =>
    x < y ? 1 : -1
  );
  return places.length === 0 ? {} : { left: Object.fromEntries(places) };
}

/** The template whose order of nodes and whose words the merged one keeps: the older, else any, as long as it is always the same. */
function foundingOf(a: Template, b: Template): Template {
  const key = ({ createdAt, plan }: Template): string =>
    canonicalJson([createdAt, plan.values ?? [], plan.nodes.map((node) => node.id)] as unknown);
  return key(a) <= key(b) ? a : b;
}

/**
 * The plans node by node; the graph is equal, so that the canonical names meet. The order of the nodes, and the words of what both
 * say alike, are those of the first.
 */
export function mergePlans(a: Plan, other: Plan): Plan {
  const b = inWordsOf(a, other);
  const others = new Map(b.nodes.map((node) => [node.id, node]));
  const nodes = a.nodes.map((node) => {
    const same = others.get(node.id);
    return same ? mergeNodes(node, same) : node;
  });
  return {
    ...a,
    slots: mergeSlots(a.slots, b.slots),
    nodes,
    answer: mergeAnswers(a, b),
    tools: { ...b.tools, ...a.tools },
  };
}

function mergeNodes(a: PlanNode, b: PlanNode): PlanNode {
  const names = [...new Set([...Object.keys(a.args), ...Object.keys(b.args)])].sort();
  const args: Record<string, Binding> = {};
  let differs = a.tool !== b.tool || a.when !== b.when || a.forEach !== b.forEach;
  for (const name of names) {
    const [one, other] = [a.args[name], b.args[name]];
    if (one && other) {
      const merged = mergeBindings(one, other);
      args[name] = merged.binding;
      differs ||= merged.differs;
    } else {
      // An argument that only one of them gave: the model decides, with both ways to look at.
      args[name] = (one ?? other) as Binding;
      differs = true;
    }
  }
  const variable = differs || a.mutability === 'variable' || b.mutability === 'variable';
  const alternatives = union([a.tool, ...(a.alternatives ?? [])], [b.tool, ...(b.alternatives ?? [])], 8);
  const after = union(a.after ?? [], b.after ?? [], 64);
  return {
    ...a,
    args,
    mutability: variable ? 'variable' : 'fixed',
    ...((a.onError ?? b.onError) ? { onError: a.onError ?? b.onError } : {}),
    ...(variable ? { alternatives } : {}),
    ...(after.length > 0 ? { after } : {}),
  };
}

/** `written` yields to nothing and nothing yields to it silently: the text of its instruction is no difference. */
function mergeBindings(a: Binding, b: Binding): { binding: Binding; differs: boolean } {
  if (canonicalJson(a) === canonicalJson(b)) return { binding: a, differs: false };
  const [first, second] = canonicalJson(a) <= canonicalJson(b) ? [a, b] : [b, a];
  if (first.kind === 'written' && second.kind === 'written') {
    return { binding: { ...first, needs: union(first.needs, second.needs, 64) }, differs: false };
  }
  if (first.kind === 'written' || second.kind === 'written') {
    return { binding: first.kind === 'written' ? first : second, differs: false };
  }
  return { binding: first, differs: true };
}

/**
 * Two answers after the same effects, or that show the same: either is right, and the one that shows more is right for whoever
 * asked for more. A written one is right for both only where no text is.
 */
function mergeAnswers(a: Plan, b: Plan): Plan['answer'] {
  if (canonicalJson(a.answer) === canonicalJson(b.answer)) return a.answer;
  const texts = [a.answer, b.answer].filter((answer) => answer.kind === 'text');
  const shown = (answer: Plan['answer']): number =>
    answer.kind === 'text' ? parseAnswer(answer.text).parts.filter((part) => 'expression' in part).length : 0;
  const [first, second] = (texts.length > 0 ? texts : [a.answer, b.answer]).sort(
    (x, y) => shown(y) - shown(x) || (canonicalJson(x) < canonicalJson(y) ? -1 : 1)
  );
  return first ?? second ?? a.answer;
}

function mergeSlots(a: readonly Slot[], b: readonly Slot[]): Slot[] {
  const others = new Map(b.map((slot) => [slot.name, slot]));
  const both = a.map((slot) => {
    const other = others.get(slot.name);
    return other ? mergeSlot(slot, other) : slot;
  });
  const known = new Set(a.map((slot) => slot.name));
  return [...both, ...b.filter((slot) => !known.has(slot.name))].sort((x, y) => (x.name < y.name ? -1 : 1));
}

function mergeSlot(a: Slot, b: Slot): Slot {
  const examples = new Map<string, Json>([...a.examples, ...b.examples].map((value) => [canonicalJson(value), value]));
  const values = union(a.values ?? [], b.values ?? [], 256);
  const sorted = [...examples].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, value]) => value);
  const { format: _own, ...rest } = withCustoms(a, b.customs);
  const format = mergeFormats(a, b);
  return {
    ...rest,
    ...(format === undefined ? {} : { format }),
    ...(values.length > 0 ? { values } : {}),
    required: a.required && b.required,
    examples: sorted.slice(0, MOST_EXAMPLES),
  };
}

/** A value that was said in the tool's own case does not speak against a slot that writes this case: "Back end", "backlog". */
function mergeFormats(a: Slot, b: Slot): string | undefined {
  if (a.format === b.format || (a.format !== undefined && b.format !== undefined)) return a.format;
  const [plain, cased] = a.format === undefined ? [a, b] : [b, a];
  const { format } = cased;
  if (format === undefined || !TEXT_CASES.includes(format)) return a.format;
  const fits = plain.examples.every((example) => typeof example === 'string' && inCase(example, format) === example);
  return fits ? format : undefined;
}

function mergeHistory(a: readonly StatusChange[], b: readonly StatusChange[]): StatusChange[] {
  const all = new Map([...a, ...b].map((change) => [canonicalJson(change), change]));
  return [...all]
    .sort(([x, one], [y, two]) => one.at.localeCompare(two.at) || (x < y ? -1 : 1))
    .map(([, change]) => change);
}

function union(a: readonly string[], b: readonly string[], most: number): string[] {
  return [...new Set([...a, ...b])].sort().slice(0, most);
}

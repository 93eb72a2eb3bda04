import type { Candidate } from '../../shared/learning/generalise/generalise';
import { mergeTemplates } from '../../shared/learning/generalise/merge-templates';
import { withCustoms } from '../../shared/learning/generalise/given-value';
import { neverRight, withStatus } from '../../shared/learning/judge/promotion';
import type { Template } from '../../shared/matching/template';
import { canonicalJson, type Json } from '../../shared/protocol/json';
import type { Custom, Slot } from '../../shared/protocol/plan';
import type { ResolvedContext } from '../../shared/protocol/query';
import { adoptBindings } from './adopt-bindings';
import { adoptDerived } from './adopt-derived';

const MOST_AUTHORS = 20;

/**
 * The template with what one more run says of it: the run's own template where there was none. Learning goes through here run by
 * run, and so does telling a template anew without one of them, so that both come to the same.
 *
 * @param founding the template that the run alone would found
 * @param found what the run gave, under the names of `founding`
 */
export async function withPlanOf(
  known: Template | undefined,
  founding: Template,
  found: Candidate,
  context: ResolvedContext | undefined
): Promise<{ template: Template; candidate: Candidate }> {
  if (!known) return { template: founding, candidate: found };
  // What only wrong runs have shown is no part of what a right one does.
  if (neverRight(known)) return { template: withoutCounts(founding, known), candidate: found };
  const met = await adoptDerived(known.plan, found, context);
  const before = { ...known, plan: met.known };
  const candidate = await adoptBindings(met.candidate, before.plan, context);
  const fresh = { ...founding, plan: candidate.plan };
  const merged = withoutCounts(mergeTemplates(before, fresh), known);
  return { template: underContracts(merged, known, fresh), candidate };
}

/** What a run of tier B adds to the template that it kept: its values as examples, how it writes them, its user. */
export function withWordingOf(
  known: Template,
  confirmed: { slots: Record<string, Json>; customs: Record<string, Custom[]>; user?: string }
): Template {
  const plan = {
    ...known.plan,
    slots: known.plan.slots.map((slot) =>
      withCustoms(withExample(slot, confirmed.slots[slot.name]), confirmed.customs[slot.name])
    ),
  };
  const { user } = confirmed;
  const authors =
    user === undefined ? known.authors : [...new Set([...known.authors, user])].sort().slice(0, MOST_AUTHORS);
  return { ...known, plan, authors };
}

function withExample(slot: Slot, value: Json | undefined): Slot {
  // A slot without examples is a sensitive one, or fed by nothing that may be kept.
  if (value === undefined || slot.examples.length === 0) return slot;
  const examples = new Map([...slot.examples, value].map((item) => [canonicalJson(item), item]));
  return {
    ...slot,
    examples: [...examples]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, item]) => item)
      .slice(0, 10),
  };
}

/** Status and counts belong to promotion; a founding run must not reset them. */
function withoutCounts(merged: Template, known: Template): Template {
  return {
    ...merged,
    status: known.status,
    history: known.history,
    statistics: known.statistics,
    missing: known.missing,
    pinned: known.pinned,
    releasedForA: known.releasedForA,
    ...(known.guarded ? { guarded: true } : {}),
    ...(known.shadowed ? { shadowed: true } : {}),
    thresholdA: known.thresholdA,
    updatedAt: known.updatedAt,
  };
}

/**
 * The run was made with the tools as they are now. A template that was learnt against others takes over their contracts, and
 * proves itself anew: the gate that kept it out of A opens again, so its old successes must not.
 */
function underContracts(merged: Template, known: Template, fresh: Template): Template {
  const changed = Object.keys(fresh.plan.tools).filter(
    (name) => known.plan.tools[name]?.contract !== fresh.plan.tools[name]?.contract
  );
  if (changed.length === 0) return merged;
  const current: Template = { ...merged, plan: { ...merged.plan, tools: fresh.plan.tools } };
  if (current.status !== 'active') return current;
  const cause = `its tools changed since it was learnt: ${changed.join(', ')}`;
  // Just before this run closed: it is the first one that counts for the new contract.
  const at = new Date(Date.parse(fresh.createdAt) - 1).toISOString();
  return withStatus(current, { to: 'quarantined', cause }, { at, workflowId: fresh.sources[0], by: 'learning' });
}

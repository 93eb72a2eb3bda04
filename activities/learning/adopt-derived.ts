import type { Candidate } from '../../shared/learning/generalise/generalise';
import { derivedSlots, withoutDerived, writtenOut } from '../../shared/learning/infer/derive-slots';
import { canonicalJson } from '../../shared/protocol/json';
import type { Plan } from '../../shared/protocol/plan';
import type { ResolvedContext } from '../../shared/protocol/query';
import { evaluateExpression } from '../expressions/evaluate-expression';

/**
 * Meets a run that has a slot which the template derives from others: where its value is the derived one the run's plan derives it too;
 * where it is another one, or the run's query says it, the template has the slot again and leaves A for want of a value.
 */
export async function adoptDerived(
  known: Plan,
  candidate: Candidate,
  context: ResolvedContext | undefined
): Promise<{ known: Plan; candidate: Candidate }> {
  let met = { known, candidate };
  for (const derived of derivedSlots(known)) {
    const slot = candidate.plan.slots.find(({ name }) => name === derived.slot);
    if (!slot) continue;
    const said = candidate.pattern.placeholders.some((item) => item.slot === slot.name);
    const given = said
      ? undefined
      : await evaluateExpression(derived.expression, { slots: candidate.slots, nodes: {}, context }).catch(
          () => undefined
        );
    met =
      given !== undefined && canonicalJson(given) === canonicalJson(candidate.slots[slot.name])
        ? { ...met, candidate: { ...met.candidate, plan: writtenOut(met.candidate.plan, derived) } }
        : { ...met, known: withoutDerived(met.known, slot) };
  }
  return met;
}

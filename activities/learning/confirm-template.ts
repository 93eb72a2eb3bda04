import { confirmWording } from '../../shared/learning/generalise/confirm-wording';
import type { GeneralisableRun } from '../../shared/learning/generalise/generalise';
import type { RunRecord } from '../../shared/protocol/run-record';
import { canonicalJson, type Json } from '../../shared/protocol/json';
import { withCustoms } from '../../shared/learning/generalise/slot-drafts';
import type { Slot } from '../../shared/protocol/plan';
import { patternFor, withoutSecrets } from './founded-template';
import { rememberValues, valuesOf } from './generalised-values';
import type { LearningStep } from './learning-context';
import { refineTemplate } from './refine-template';
import { readTemplate, templateRecord, writeNames, writePattern } from './template-records';

/**
 * Tier B kept the template: its wording, which the model confirmed, is one more pattern, so that the next one can be A.
 * `undefined` where the plan that ran is no longer that template.
 */
export async function confirmTemplate(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun,
  templateId: string
): Promise<{ summary: string; templateId: string } | undefined> {
  const template = readTemplate(await step.store.get('template', templateId));
  if (!template) return undefined;
  const kept = confirmWording(run, template.plan);
  if (!kept) return undefined;
  const confirmed = withoutSecrets(step, record, run, kept);
  const pattern = patternFor(step, record, templateId, confirmed.pattern, 'confirmed');
  const fresh = await writePattern(step, pattern);
  await writeNames(step, confirmed.names);
  await step.store.update('template', templateId, async (current) => {
    const known = readTemplate(current);
    if (!known) return undefined;
    const plan = {
      ...known.plan,
      slots: known.plan.slots.map((slot) =>
        withCustoms(withExample(slot, confirmed.slots[slot.name]), kept.customs[slot.name])
      ),
    };
    const { user } = record.query.context;
    const authors = user === undefined ? known.authors : [...new Set([...known.authors, user])].sort().slice(0, 20);
    const next = { ...known, plan, authors };
    return canonicalJson(next) === canonicalJson(known)
      ? undefined
      : templateRecord({ ...next, updatedAt: step.now() });
  });
  await rememberValues(step, record, run, valuesOf(templateId, confirmed, pattern));
  const inferred = await refineTemplate(step, templateId);
  const summary = [`"${template.title}"`, fresh ? 'one wording confirmed' : 'a known wording', ...inferred].join(', ');
  return { summary, templateId };
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

import { confirmWording } from '../../shared/learning/generalise/confirm-wording';
import type { GeneralisableRun } from '../../shared/learning/generalise/generalise';
import type { RunRecord } from '../../shared/protocol/run-record';
import { canonicalJson } from '../../shared/protocol/json';
import { writeContribution } from './contributions';
import { patternFor, withoutSecrets } from './founded-template';
import { rememberValues, valuesOf } from './generalised-values';
import type { LearningStep } from './learning-context';
import { withWordingOf } from './merge-contribution';
import { readAheadOf } from './read-ahead';
import { refineTemplate } from './refine-template';
import { nameIdsOf, readTemplate, templateRecord, writeNames, writePattern } from './template-records';

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
  const pattern = patternFor(step, record, { templateId, pattern: confirmed.pattern, source: 'confirmed' });
  const { customs } = kept;
  await readAheadOf(step, record, { pattern, names: nameIdsOf(step, confirmed.names, run.masked) });
  await writeContribution(step, record, run, { ...confirmed, pattern, customs });
  const fresh = await writePattern(step, pattern);
  await writeNames(step, record, confirmed.names, run.masked);
  const { user } = record.query.context;
  await step.store.update('template', templateId, async (current) => {
    const known = readTemplate(current);
    if (!known) return undefined;
    const next = withWordingOf(known, { slots: confirmed.slots, customs, user });
    return canonicalJson(next) === canonicalJson(known)
      ? undefined
      : templateRecord({ ...next, updatedAt: step.now() });
  });
  await rememberValues(step, record, run, valuesOf(templateId, confirmed, pattern));
  const inferred = await refineTemplate(step, templateId);
  const summary = [`"${template.title}"`, fresh ? 'one wording confirmed' : 'a known wording', ...inferred].join(', ');
  return { summary, templateId };
}

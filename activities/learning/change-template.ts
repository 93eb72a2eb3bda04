import { missingForA } from '../../shared/learning/judge/promotion';
import type { Template } from '../../shared/matching/template';
import type { LearningStep } from './learning-context';
import { readObservations, readTemplate, templateRecord } from './template-records';

/** Changes a stored template, and says anew what it lacks for A; `change` returns its argument for "leave it". */
export async function changeTemplate(
  step: LearningStep,
  id: string,
  change: (template: Template) => Template
): Promise<void> {
  await step.store.update('template', id, async (current) => {
    const template = readTemplate(current);
    if (!template) return undefined;
    const changed = change(template);
    if (changed === template) return undefined;
    const missing = missingForA(changed, await readObservations(step, id), step.settings.promotion);
    return templateRecord({ ...changed, missing, updatedAt: step.now() });
  });
}

import { emptyStatistics } from '../../shared/learning/judge/statistics';
import type { Template } from '../../shared/matching/template';

/** Stands for the run of a wording that came without its runs. */
export const IMPORTED = 'imported';

/** First entry of the history of a template that came without its runs. */
export const IMPORTED_CAUSE = 'imported without values';

/** Did it come from another environment without its runs: no run here is what it stands on. */
export function isImported({ history }: Template): boolean {
  return history[0]?.cause === IMPORTED_CAUSE;
}

/** The template without what single runs gave it: their values as examples, their counts. */
export function withoutRuns(template: Template): Template {
  const { plan } = template;
  return {
    ...template,
    plan: { ...plan, slots: plan.slots.map((slot) => ({ ...slot, examples: [] })) },
    statistics: emptyStatistics(),
    missing: [],
  };
}

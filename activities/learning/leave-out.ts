import type { LeftOut } from '../../shared/matching/experiment';
import type { ExperienceSource } from './experience-source';

/** What was learnt, without the parts that an experiment leaves out: no longer in a prompt, nor checked before a call. */
export function experienceWithout(source: ExperienceSource, leftOut: LeftOut): ExperienceSource {
  return {
    async relevant(request, options) {
      const known = await source.relevant(request, options);
      return {
        ...(leftOut(request.tenant, 'node-experience') ? { successes: [], failures: [] } : known),
        lessons: leftOut(request.tenant, 'lessons') ? [] : known.lessons,
      };
    },
    wrongPlans: async (tenant, templateIds, options) =>
      leftOut(tenant, 'wrong-plans') ? new Map() : source.wrongPlans(tenant, templateIds, options),
    rules: async (tenant, tool, options) =>
      leftOut(tenant, 'node-experience') ? [] : source.rules(tenant, tool, options),
  };
}

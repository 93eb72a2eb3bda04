import type { LeftOut } from '../../shared/matching/experiment';
import type { LearningActivities } from '../activity-types';
import type { ExperienceSource } from './experience-source';

const NOTHING_DONE = { summary: 'left out by an experiment', storeOperations: 0, durationMs: 0 };

/** Learning without the parts that an experiment leaves out for the run's tenant; the steps stay visible. */
export function learningWithout<T extends Pick<LearningActivities, 'learnNodeExperience' | 'compareTrajectories'>>(
  activities: T,
  leftOut: LeftOut
): T {
  return {
    ...activities,
    learnNodeExperience: async (record) =>
      leftOut(record.query.tenant, 'node-experience') ? NOTHING_DONE : activities.learnNodeExperience(record),
    compareTrajectories: async (record) =>
      leftOut(record.query.tenant, 'lessons') ? NOTHING_DONE : activities.compareTrajectories(record),
  };
}

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
    plans: async (tenant, templateIds, options) =>
      leftOut(tenant, 'near-workflows') ? new Map() : source.plans(tenant, templateIds, options),
    rules: async (tenant, tool, options) =>
      leftOut(tenant, 'node-experience') ? [] : source.rules(tenant, tool, options),
  };
}

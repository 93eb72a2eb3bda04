import { z } from 'zod';
import type { LearningOptions } from '../activities/learning/learning-context';
import { WorkflowGenError } from '../shared/protocol/errors';
import type { ActivityOptions } from './all-activities';
import type { Configuration } from './configuration';
import { configurationSchema, learningSchema } from './configuration.schema';

/** Nodes of one plan are limited, and each turn of an agent that calls makes at least one. */
const MOST_TURNS = 60;

const settingsSchema = z.object({
  learning: learningSchema.optional(),
  retentionDays: learningSchema.shape.retentionDays,
  wrongReuseBudget: learningSchema.shape.wrongReuseBudget,
  holdOut: configurationSchema.shape.holdOut.unwrap().optional(),
  thresholds: configurationSchema.shape.thresholds,
  agent: z.object({ maxTurns: z.number().int().min(1).max(MOST_TURNS).optional() }).optional(),
});

type Settings = Pick<ActivityOptions, 'learning' | 'holdOut' | 'thresholds' | 'retentionDays' | 'wrongReuseBudget'> & {
  agent?: { maxTurns?: number };
};

const WHERE: Readonly<Record<string, string>> = {
  learning: 'see "Settings" in docs/learning.md',
  agent: 'see docs/agents.md',
};

/**
 * What is in force of routing and learning: what the plugin is given, over the configuration, field by field. The configuration was
 * checked when it was read, what the plugin is given is here. Throws `CONFIG_INVALID`.
 */
export function pluginSettings(
  given: Settings,
  configuration: Configuration
): Required<Pick<ActivityOptions, 'learning' | 'holdOut' | 'thresholds'>> {
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) throw refused(parsed.error.issues[0]);
  const { learning = {}, retentionDays, wrongReuseBudget, holdOut, thresholds } = given;
  return {
    learning: {
      ...over(configuration.learning, learning),
      ...(retentionDays === undefined ? {} : { retentionDays }),
      wrongReuseBudget: {
        ...configuration.learning.wrongReuseBudget,
        ...learning.wrongReuseBudget,
        ...wrongReuseBudget,
      },
    },
    holdOut: holdOut ?? configuration.holdOut,
    thresholds: { ...configuration.thresholds, ...thresholds },
  };
}

function over(configured: LearningOptions, given: LearningOptions): LearningOptions {
  return {
    ...configured,
    ...given,
    promotion: { ...configured.promotion, ...given.promotion },
    rules: { ...configured.rules, ...given.rules },
  };
}

function refused(issue: { path: PropertyKey[]; message: string } | undefined): WorkflowGenError {
  const path = (issue?.path ?? []).map(String);
  const field = path.join('.');
  const remedy = WHERE[path[0] ?? ''] ?? 'see docs/configuration.md';
  return new WorkflowGenError('CONFIG_INVALID', `${field}: ${issue?.message}; ${remedy}`, { field, remedy });
}

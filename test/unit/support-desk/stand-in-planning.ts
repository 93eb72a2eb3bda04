import { MockActivityEnvironment } from '@temporalio/testing';
import type { ArtifactStore } from '../../../activities/artifact-store/artifact-store';
import type { PlanningActivities } from '../../../activities/activity-types';
import { checkExpression } from '../../../activities/expressions/check-expression';
import type { PromptExperience } from '../../../activities/learning/experience-source';
import { createAnthropicPlanner } from '../../../activities/planner/anthropic-planner';
import { createPlanningActivities } from '../../../activities/planning/planning-activities';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import { openSupportDesk } from '../../../examples/support-desk/desk';
import { startStandInModel, type StandInModel } from '../../../examples/support-desk/stand-in-model/server';
import { PERMISSIONS, supportDeskTools } from '../../../examples/support-desk/tools/support-desk-tools';
import type {
  PlanReply,
  RewriteReply,
  RewriteRequest,
  SoFar,
  WriteReply,
  WriteRequest,
} from '../../../shared/protocol/planning';
import type { Query } from '../../../shared/protocol/query';

export const MODEL = {
  plan: 'stand-in-support-desk-large',
  rewrite: 'stand-in-support-desk-small',
  write: 'stand-in-support-desk-small',
};

/** The planning activities as the worker has them, over HTTP to the stand-in. */
export interface StandInPlanning {
  model: StandInModel;
  plan(
    text: string,
    soFar?: Partial<SoFar>,
    options?: { permissions?: string[]; experience?: Partial<PromptExperience> }
  ): Promise<PlanReply>;
  rewrite(text: string, base: RewriteRequest['base'], soFar?: Partial<SoFar>): Promise<RewriteReply>;
  write(text: string, request: Pick<WriteRequest, 'items' | 'outputs'>): Promise<WriteReply>;
  close(): Promise<void>;
}

export const SO_FAR: SoFar = { tier: 'C', iteration: 1, failures: [], calls: [], applyExperience: true };

export async function openStandInPlanning(): Promise<StandInPlanning> {
  const model = await startStandInModel();
  const planner = createAnthropicPlanner({
    baseURL: model.url,
    apiKey: 'none',
    models: MODEL,
    prices: {
      [MODEL.plan]: { input: 2, output: 10, cacheRead: 0.2 },
      [MODEL.rewrite]: { input: 0.1, output: 0.5, cacheRead: 0.01 },
    },
  });
  let experience: PromptExperience = { successes: [], failures: [], lessons: [] };
  const activities: PlanningActivities = createPlanningActivities({
    planner,
    registry: createToolRegistry(supportDeskTools(openSupportDesk())),
    experience: { relevant: async () => experience, plans: async () => new Map(), rules: async () => [] },
    artifacts: { name: 'none' } as ArtifactStore,
    checkExpression,
  });
  const inActivity = <R>(work: () => Promise<R>): Promise<R> =>
    new MockActivityEnvironment().run<[], R, () => Promise<R>>(work);
  return {
    model,
    plan: (text, soFar = {}, { permissions, experience: given } = {}) => {
      experience = { successes: [], failures: [], lessons: [], ...given };
      return inActivity(() =>
        activities.planWorkflow({
          query: queryOf(text, permissions),
          soFar: { ...SO_FAR, ...soFar },
          round: 1,
          lastRound: false,
        })
      );
    },
    rewrite: (text, base, soFar = {}) =>
      inActivity(() =>
        activities.rewritePlan({ query: queryOf(text), base, soFar: { ...SO_FAR, tier: 'B', ...soFar } })
      ),
    write: (text, request) =>
      inActivity(() => activities.writeText({ query: queryOf(text), soFar: SO_FAR, slots: {}, ...request })),
    close: () => model.close(),
  };
}

function queryOf(text: string, permissions: string[] = [...PERMISSIONS]): Query {
  return {
    text,
    tenant: 'acme',
    context: { environment: 'test', permissions, now: '2026-06-01T09:00:00Z', timeZone: 'UTC' },
  };
}
